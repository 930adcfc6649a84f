"""How are the target of a group and what KPK told during the fieldwork typed in, and records of readiness taken back?"""

from datetime import date

import streamlit as st

from spi.answers.cycle.readiness import Readiness
from spi.cycle import respondents
from spi.follow_up import Plan
from spi.follow_up.log.people import Person
from spi.follow_up.log.records import newest
from spi.ui.app import identity
from spi.ui.forms import notice
from spi.ui.forms.draft import unsaved
from spi.words import dictionary
from spi.words.tens import tens_words
from spi.words.wording import date_words

_GROUPS = dictionary.words("respondent_groups")


def forms(ready: Readiness, *, today: date) -> None:
    """Both forms and the taking back, folded, for who may write."""
    person = identity.present()
    if not identity.may(person, "create"):
        return
    with st.expander("Catat target sebuah kelompok", icon=":material/flag:", key="buka-target", on_change="rerun") as fold:
        if fold.open:
            _target(person, ready.plan)
    label = "Catat kabar KPK selama pengisian"
    with st.expander(label, icon=":material/campaign:", key="buka-kabar", on_change="rerun") as fold:
        if fold.open:
            _report(person, ready.plan, today)
    with st.expander("Tarik sebuah catatan", icon=":material/undo:", key="buka-tarik", on_change="rerun") as fold:
        if fold.open:
            _withdrawal(person, ready.plan)


def _target(person: Person, plan: Plan) -> None:
    group = st.selectbox("Kelompok", list(_GROUPS), key=f"target-{plan.slug}", format_func=_GROUPS.__getitem__, width=160)
    rows = respondents.targets(plan).query("group == @group").to_dict("records")
    stands = rows[-1] if rows else {}
    key = respondents.target_id(plan, group)
    draft = unsaved(key)
    seen = draft.begin(key, newest(key))
    with st.form(draft.key, border=False):
        with st.container(horizontal=True):
            target = st.text_input("Target", stands.get("target") or "", width=140, placeholder="misalnya 300")
            letter = st.text_input("Nomor surat", stands.get("letter") or "", width=280)
            day = st.text_input("Tanggal surat", _day(stands.get("date")), width=190, placeholder="31-05-2026")
            link = st.text_input("Tautan", stands.get("link") or "", width=300, placeholder="https://")
        reason = st.text_input("Alasan perubahan", width=560) if stands else ""
        save = st.form_submit_button("Simpan target", type="primary", icon=":material/save:")
    if save:
        fields = {"group": group, "target": target, "letter": letter, "date": day, "link": link}
        outcome = respondents.write_target(person, plan, fields, seen=seen, reason=reason)
        notice.finish(outcome, "Target dicatat.", draft)


def _report(person: Person, plan: Plan, today: date) -> None:
    st.caption(
        "Jumlah tiap kelompok seperti disampaikan KPK kepada inspektorat; disimpan dalam rentang sepuluh. Bukan jumlah tiap OPD."
    )
    draft = unsaved(f"kabar-{plan.slug}")
    with st.form(draft.key, border=False):
        with st.container(horizontal=True):
            group = st.selectbox("Kelompok", list(_GROUPS), format_func=_GROUPS.__getitem__, width=160)
            day = st.date_input("Per tanggal", today, format="DD/MM/YYYY", width=160)
            filled = st.text_input("Sudah terisi", width=140, placeholder="misalnya 120")
            letter = st.text_input("Nomor surat atau pesan", width=280)
        save = st.form_submit_button("Simpan kabar", type="primary", icon=":material/save:")
    if save:
        fields = {"group": group, "date": day.isoformat() if day else "", "filled": filled, "letter": letter}
        notice.finish(respondents.write_report(person, plan, fields), "Kabar KPK dicatat.", draft)


def _withdrawal(person: Person, plan: Plan) -> None:
    entries = {row["record_id"]: (kind, row) for kind, table in (
        (respondents.LIST, respondents.lists(plan)), (respondents.TARGET, respondents.targets(plan)),
        (respondents.REPORT, respondents.reports(plan)),
    ) for row in table.to_dict("records")}  # fmt: skip
    if not entries:
        st.caption("Belum ada catatan untuk survei ini.")
        return
    draft = unsaved(f"tarik-{plan.slug}")
    with st.form(draft.key, border=False):
        key = st.selectbox("Catatan", list(entries), format_func=lambda each: _words(*entries[each]), width=560)
        reason = st.text_input("Alasan", width=560)
        save = st.form_submit_button("Tarik catatan ini", icon=":material/undo:")
    if save:
        kind, row = entries[key]
        outcome = respondents.withdraw(person, kind, plan, key, seen=int(row["last_seq"]), reason=reason)
        notice.finish(outcome, "Catatan ditarik; riwayatnya tetap ada.", draft)


def _words(kind: str, row: dict) -> str:
    group = _GROUPS[row["group"]]
    if kind == respondents.LIST:
        return f"daftar {row['unit']}, {group}, {tens_words(row['listed'])} baris"
    if kind == respondents.TARGET:
        return f"target {group}: {row['target']}"
    return f"kabar KPK {date_words(row['date'])}, {group}: {tens_words(row['filled'])}"


def _day(iso: str | None) -> str:
    return "-".join(reversed(iso.split("-"))) if iso else ""
