"""How does a person change one action: claim, verify, validate, move its due date, hand in evidence, or take it out?"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from spi import dictionary
from spi.follow_up import evidence as proofs
from spi.follow_up import plan as follow_up
from spi.follow_up import trail
from spi.follow_up.events import Outcome
from spi.follow_up.people import Person, refusal
from spi.follow_up.plan import Plan
from spi.ui import deeds, panel, plan_form
from spi.ui.plan_view import open_action

_SEEN = "_rtl_dibuka"


def new(plan: Plan, person: Person, actions: pd.DataFrame) -> None:
    """The form of a new action of the plan that holds `actions`; nothing for those who may not make one."""
    if not _may(person, "create"):
        return
    turn = deeds.turn()
    with (
        st.expander("Tindak lanjut baru", icon=":material/add:", key=f"baru-{turn}"),
        st.form(f"tindakan-baru-{turn}", border=False),
    ):
        fields = plan_form.typed(actions, f"baru-{turn}")
        with st.container(horizontal=True):
            fields["start"] = deeds.day("Mulai", None, key=f"baru-mulai-{turn}")
            fields["due"] = deeds.day("Tenggat", None, key=f"baru-tenggat-{turn}")
        if st.form_submit_button("Tambahkan", type="primary", icon=":material/add:"):
            outcome = follow_up.create(person, plan, fields)
            if not deeds.refused(outcome, {}):
                deeds.done(outcome, f"Tindak lanjut ditambahkan: {fields['title'].strip()}.")


def change(plan: Plan, person: Person, action: pd.Series) -> None:
    """The forms by which this person may change the action."""
    seen = _seen(action)
    forms = {
        "Isi rencana": ("edit", _fill),
        "Klaim OPD": ("claim", _claim),
        "Verifikasi": ("verify", _verify),
        "Validasi KPK": ("validate", _validate),
        "Tenggat": ("move_due", _due),
        "Tambah bukti": ("evidence", _hand_in),
        "Tarik bukti": ("withdraw_evidence", _take_back),
        "Tarik tindak lanjut": ("withdraw", _withdraw),
    }
    allowed = {name: form for name, (deed, form) in forms.items() if _may(person, deed, action["opd"])}
    if not allowed:
        st.caption("Anda melihat tindak lanjut ini tanpa hak mengubahnya.")
        return
    name = st.segmented_control("Ubah", list(allowed), key=f"ubah-{action['action_id']}-{deeds.turn()}")
    if name:
        allowed[name](plan, person, action, seen, f"{action['action_id']}-{deeds.turn()}")


def newer(plan: Plan, action: pd.Series) -> None:
    """Say what others did to the action since this person opened it; from now on they have been told of it."""
    events = trail.history(plan, action["action_id"])
    events = events[(events["seq"] > _seen(action)) & (events["kind"] == "action")]
    if len(events):
        st.warning("Tindak lanjut ini diubah orang lain sejak Anda membukanya; yang tampil di sini sudah yang terbaru.")
        panel.shown_table(deeds.readable(events), ["happened_at", "actor", "deed", "facts", "why"])
        st.session_state[_SEEN][action["action_id"]] = int(action["last_seq"])


def _seen(action: pd.Series) -> int:
    """The version of the action that this person opened, kept while they fill in a form."""
    return st.session_state.setdefault(_SEEN, {}).setdefault(action["action_id"], int(action["last_seq"]))


def _may(person: Person, deed: str, opd: str = "") -> bool:
    return not refusal(replace(person, name=person.name or "?"), deed, opd=opd)


def _claim(plan: Plan, person: Person, action: pd.Series, seen: int, key: str) -> None:
    def progress() -> dict[str, Any]:
        known, words = None if pd.isna(action["progress"]) else int(action["progress"]), dictionary.word("fields", "progress")
        return {"progress": st.number_input(words, 0, 100, known, key=f"progres-{key}", width=160, placeholder="belum diisi")}

    _judge(plan, person, action, seen, key, "claim", "Catat klaim", more=progress)


def _verify(plan: Plan, person: Person, action: pd.Series, seen: int, key: str) -> None:
    _judge(plan, person, action, seen, key, "verification", "Catat verifikasi")


def _validate(plan: Plan, person: Person, action: pd.Series, seen: int, key: str) -> None:
    _judge(plan, person, action, seen, key, "validation", "Catat validasi KPK")


def _judge(
    plan: Plan, person: Person, action: pd.Series, seen: int, key: str, verdict: str, button: str,
    more: Callable[[], dict[str, Any]] = dict,
) -> None:  # fmt: skip
    """The form of one verdict with its note; a verdict that stood before is changed only with a reason."""
    words, stands = dictionary.words(f"{verdict}s"), action[verdict] if isinstance(action[verdict], str) else "none"
    note = action[f"{verdict}_note"] if isinstance(action[f"{verdict}_note"], str) else ""
    with st.form(f"{verdict}-{key}"):
        value = st.radio(
            dictionary.word("fields", verdict), list(words), list(words).index(stands), words.get, key=f"nilai-{verdict}-{key}",
            horizontal=True,
        )  # fmt: skip
        fields = {verdict: value, **more()}
        fields[f"{verdict}_note"] = st.text_area(
            dictionary.word("fields", f"{verdict}_note"), note, key=f"catatan-{verdict}-{key}", height=80
        )
        label = "Alasan (wajib bila putusan yang sudah ada diubah)"
        reason = st.text_input(label, key=f"alasan-{verdict}-{key}") if stands != "none" else ""
        if st.form_submit_button(button, type="primary"):
            outcome = follow_up.edit(person, plan, {action["action_id"]: fields}, seen={action["action_id"]: seen}, reason=reason)
            _finish(outcome, action, f"{dictionary.word('fields', verdict)}: {words[value]}.")


def _fill(plan: Plan, person: Person, action: pd.Series, seen: int, key: str) -> None:
    outcome = plan_form.fill(plan, person, action, seen, key)
    if outcome is not None:
        _finish(outcome, action, "Rencana tindak lanjut ini disimpan.")


def _due(plan: Plan, person: Person, action: pd.Series, seen: int, key: str) -> None:
    first = pd.isna(action["first_due"])
    with st.form(f"tenggat-{key}"):
        stands = None if pd.isna(action["due"]) else pd.Timestamp(action["due"]).date()
        due = deeds.day("Tenggat" if first else "Tenggat baru", stands, key=f"tanggal-{key}")
        reason = "" if first else st.text_input("Alasan tenggat dipindah", key=f"alasan-tenggat-{key}")
        if st.form_submit_button("Tetapkan tenggat" if first else "Pindahkan tenggat", type="primary"):
            fields = {action["action_id"]: {"due": due}}
            outcome = follow_up.edit(person, plan, fields, seen={action["action_id"]: seen}, reason=reason)
            _finish(outcome, action, "Tenggat dicatat.")


def _hand_in(plan: Plan, person: Person, action: pd.Series, _seen: int, key: str) -> None:
    with st.form(f"bukti-{key}"):
        title = st.text_input("Nama bukti", key=f"bukti-judul-{key}", placeholder="misalnya nomor dan judul SOP")
        link = st.text_input("Tautan", key=f"bukti-tautan-{key}", placeholder="https://…")
        file = st.file_uploader("atau berkas, paling besar 20 MB", key=f"bukti-berkas-{key}", max_upload_size=20)
        if st.form_submit_button("Tambah bukti", type="primary"):
            content = (file.name, file.getvalue()) if file else None
            outcome = proofs.hand_in(person, plan, action["action_id"], title=title, link=link, file=content)
            _finish(outcome, action, f"Bukti ditambahkan: {title.strip()}.")


def _take_back(plan: Plan, person: Person, action: pd.Series, _seen: int, key: str) -> None:
    found = proofs.evidence(plan)
    found = found[found["action_id"] == action["action_id"]]
    if found.empty:
        st.caption("Belum ada bukti yang dapat ditarik.")
        return
    titles = dict(zip(found["evidence_id"], found["title"], strict=True))
    with st.form(f"tarik-bukti-{key}"):
        chosen = st.selectbox("Bukti", list(titles), format_func=titles.get, key=f"bukti-ditarik-{key}")
        reason = st.text_input("Alasan", key=f"alasan-bukti-{key}")
        if st.form_submit_button("Tarik bukti ini"):
            _finish(proofs.take_back(person, plan, chosen, reason=reason), action, f"Bukti ditarik: {titles[chosen]}.")


def _withdraw(plan: Plan, person: Person, action: pd.Series, seen: int, key: str) -> None:
    with st.form(f"tarik-{key}"):
        st.caption("Tindak lanjut ini keluar dari rencana; riwayatnya tetap tercatat.")
        reason = st.text_input("Alasan", key=f"alasan-tarik-{key}")
        if st.form_submit_button("Tarik tindak lanjut ini"):
            outcome = follow_up.withdraw(person, plan, action["action_id"], seen=seen, reason=reason)
            if not outcome.problems:
                open_action(None)
            _finish(outcome, action, f"Tindak lanjut ditarik dari rencana: {action['title']}.")


def _finish(outcome: Outcome, action: pd.Series, word: str) -> None:
    if deeds.refused(outcome, {action["action_id"]: action["title"]}):
        if outcome.changed_by_others is not None:
            st.session_state[_SEEN][action["action_id"]] = int(outcome.changed_by_others["seq"].max())
        return
    st.session_state[_SEEN].pop(action["action_id"], None)
    deeds.done(outcome, word if outcome.subjects else deeds.unchanged(outcome))
