"""How are KPK's recommendations shown, written down one by one or as a list, and tied to the actions that answer them?"""

import pandas as pd
import streamlit as st

from spi.answers.cycle.recommendations import Recommendations, by_quarter, recommendations
from spi.follow_up import Plan
from spi.follow_up.log import records
from spi.follow_up.log.people import Person
from spi.intake.tables import recommendation_list
from spi.method.parts import in_order
from spi.narrative.cycle.recommendations import unlinked, validated
from spi.ui.app import identity
from spi.ui.app.links import leave
from spi.ui.forms import notice
from spi.ui.forms.draft import unsaved
from spi.ui.plan.plan_view import View
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import numbered, thousands

_KIND = "recommendation"
_COLUMNS = ["recommendation", "label", "answers", "validation_state", "outlet"]
_QUARTERS = ["quarter", "validated", "recommendations", "share_validated"]


def show(view: View, person: Person, actions: pd.DataFrame) -> None:
    """What KPK recommended for the plan on screen as of its day, how much is validated, and below it the forms."""
    found = recommendations(view.plan, at=view.at)
    panel.heading("Rekomendasi KPK", "dihitung divalidasi setelah semua tindak lanjut yang menjawabnya divalidasi KPK")
    st.markdown(plain(validated(found, year=view.plan.survey_year).text))
    if len(found.table):
        table = found.table.rename(columns={"text": "recommendation", "source": "outlet", "state_words": "validation_state"})
        about = panel.about(table, [view.plan.survey_year])
        panel.shown_table(table, _COLUMNS)
        panel.download(table, _COLUMNS, title="Rekomendasi KPK", key="rekomendasi", about=about)
        panel.heading("Divalidasi KPK per triwulan", "divalidasi dari seluruh rekomendasi, seperti tercatat pada akhir triwulan")
        quarters = by_quarter(view.plan, view.day)
        shown = quarters.assign(
            share_validated=[f"{value:.0f}%" if value == value else "" for value in quarters["share"]],
            **{name: quarters[name].map(thousands) for name in ("validated", "recommendations")},
        )
        panel.small_table(shown, _QUARTERS, alt="Rekomendasi yang divalidasi KPK per triwulan")
    if not view.past and identity.may(person, "create"):
        _one(view.plan, person, actions, found)
        _list(view.plan, person, found)


def loose(plan: Plan) -> None:
    """The recommendations without an action and the actions without a recommendation, with the way to where they are tied."""
    sentences = unlinked(recommendations(plan))
    for sentence in sentences:
        st.markdown(f":small[:material/link_off: {plain(sentence.text)}]")
    if sentences:
        leave("rtl", ":small[Rekomendasi KPK]", rtl="Rekomendasi")


def _one(plan: Plan, person: Person, actions: pd.DataFrame, found: Recommendations) -> None:
    """One recommendation: new, or one of those written down, which can be corrected, tied and taken back."""
    known = {row["record_id"]: row for row in found.table.to_dict("records")}
    titles = {row.action_id: numbered(row.number, row.title) for row in actions.itertuples()}
    with st.expander(
        "Catat, perbaiki, atau hubungkan rekomendasi", icon=":material/link:", key=f"buka-{_KIND}", expanded=not known
    ):
        key = st.selectbox(
            "Rekomendasi", ["", *known], format_func=lambda each: known[each]["text"][:120] if each else "rekomendasi baru",
            key=f"mana-{_KIND}-{plan.slug}",
        )  # fmt: skip
        stands, draft = known.get(key, {}), unsaved(f"{_KIND}-{plan.slug}-{key}")
        if key:
            draft.begin(key, stands["last_seq"])
        with st.form(draft.key, border=False):
            text = st.text_area("Isi rekomendasi, seperti dicetak", stands.get("text", ""), key=f"isi-{draft.key}")
            parts = ["", *in_order()]
            part = st.selectbox(
                "Bagian indeks", parts, parts.index(stands.get("part") or ""), key=f"bagian-{draft.key}", width=360,
                format_func=lambda each: dictionary.label(each) if each else "tidak disebut",
            )  # fmt: skip
            answered = [each for each in stands.get("answered_by", ()) if each in titles]
            chosen = st.multiselect(
                "Tindak lanjut yang menjawabnya", list(titles), answered, titles.__getitem__, key=f"jawab-{draft.key}",
                placeholder="Pilih tindak lanjut",
            )  # fmt: skip
            source = st.text_input("Sumber", stands.get("source") or "", key=f"sumber-{draft.key}", placeholder="laporan KPK")
            reason = st.text_input("Alasan perbaikan atau penarikan", key=f"alasan-{draft.key}") if key else ""
            with st.container(horizontal=True):
                save = st.form_submit_button("Simpan rekomendasi", type="primary", icon=":material/save:")
                take_back = bool(key) and st.form_submit_button("Tarik rekomendasi", icon=":material/undo:")
        if save:
            fields = {"text": text, "part": part, "answered_by": chosen, "source": source}
            outcome = records.write(person, _KIND, plan, fields, record_id=key, seen=draft.seen.get(key, 0), reason=reason)
            notice.finish(outcome, "Rekomendasi dicatat.", draft)
        elif take_back:
            outcome = records.withdraw(person, _KIND, plan, key, seen=draft.seen[key], reason=reason)
            notice.finish(outcome, "Rekomendasi ditarik; isinya tetap ada di catatan.", draft)


def _list(plan: Plan, person: Person, found: Recommendations) -> None:
    """Several at once, from a pasted list or a file: shown as read, and written in one step."""
    draft = unsaved(f"daftar-{_KIND}-{plan.slug}")
    with st.expander("Beberapa rekomendasi sekaligus", icon=":material/content_paste:", key=f"buka-{draft.key}"):
        pasted = st.text_area("Tempel daftar rekomendasi, satu per baris", key=f"tempel-{draft.key}")
        file = st.file_uploader("Atau berkas XLSX, ODS, XLS, CSV, TXT", key=f"berkas-{draft.key}", max_upload_size=20)
        if not pasted.strip() and file is None:
            return
        listed = recommendation_list.read(file.getvalue() if file is not None else pasted)
        if listed.problems:
            notice.problems(listed.problems)
            return
        known = {text.casefold() for text in found.table["text"]}
        rows = [row for row in listed.rows if row["text"].casefold() not in known]
        if not rows:
            st.caption("Semua rekomendasi pada daftar itu sudah tercatat.")
            return
        shown = pd.DataFrame(rows).rename(columns={"text": "recommendation"})
        panel.small_table(
            shown.assign(label=[dictionary.label(part) if part else "" for part in shown["part"]]),
            ["recommendation", "label"], alt="Rekomendasi yang akan dicatat",
        )  # fmt: skip
        source = st.text_input("Sumber daftar", key=f"sumber-{draft.key}", placeholder="laporan KPK")
        if st.button(f"Simpan {len(rows)} rekomendasi", type="primary", key=f"kirim-{draft.key}"):
            outcome = records.write_all(
                person, _KIND, plan, {records.new_id(_KIND): {**row, "source": source} for row in rows}
            )  # fmt: skip
            notice.finish(outcome, f"{len(outcome.subjects)} rekomendasi dicatat.", draft)
