"""How does a person change one action: claim, verify, validate, move its due date, hand in evidence, or take it out?"""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from spi.follow_up import Plan
from spi.follow_up.log.events import Outcome
from spi.follow_up.log.people import Person, refusal
from spi.follow_up.plan import evidence as proofs
from spi.follow_up.plan import plan as follow_up
from spi.ui.forms import deeds, open_form
from spi.ui.plan import plan_form
from spi.ui.plan.plan_view import open_action
from spi.ui.show import panel
from spi.words import dictionary

_SEEN = "_rtl_dibuka"


def new(plan: Plan, person: Person, actions: pd.DataFrame) -> None:
    """The form of a new action of the plan that holds `actions`; nothing for those who may not make one."""
    if not _may(person, "create"):
        return
    turn = deeds.turn()
    begun = bool(st.session_state.get(f"judul-baru-{turn}"))
    with st.expander("Tindak lanjut baru", icon=":material/add:", key=f"baru-{turn}", expanded=begun):
        fields = plan_form.typed(actions, f"baru-{turn}")
        with st.container(horizontal=True):
            fields["start"] = deeds.day("Mulai", None, key=f"baru-mulai-{turn}")
            fields["due"] = deeds.day("Tenggat", None, key=f"baru-tenggat-{turn}")
        if st.button("Tambahkan", type="primary", icon=":material/add:", key=f"tambahkan-{turn}"):
            outcome = follow_up.create(person, plan, fields)
            if not deeds.refused(outcome, {}):
                deeds.done(outcome, f"Tindak lanjut ditambahkan: {fields['title'].strip()}.")


def change(plan: Plan, person: Person, action: pd.Series) -> None:
    """The forms by which this person may change the action.

    None is a form of Streamlit's: those lose what was typed as soon as another one is chosen or another view looked at.
    """
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
        with st.container(border=True):
            allowed[name](plan, person, action, seen, f"{action['action_id']}-{deeds.turn()}")


def newer(plan: Plan, action: pd.Series) -> None:
    """Say what others did to the action since this person opened it; from now on they have been told of it."""
    events = follow_up.history(plan, action["action_id"])
    events = events[(events["seq"] > _seen(action)) & (events["kind"] == "action")]
    if len(events):
        st.warning(
            "Tindak lanjut ini diubah orang lain sejak Anda membukanya; verdik dan rinciannya di sini sudah yang terbaru, "
            "dan isian Anda tetap seperti yang Anda ketik."
        )
        panel.shown_table(deeds.readable(events), ["happened_at", "actor", "deed", "facts", "why"])
        st.session_state[_SEEN][action["action_id"]] = int(action["last_seq"])


def _seen(action: pd.Series) -> int:
    """The version of the action that this person opened, kept while they fill in a form."""
    return st.session_state.setdefault(_SEEN, {}).setdefault(action["action_id"], int(action["last_seq"]))


def _may(person: Person, deed: str, opd: str = "") -> bool:
    return not refusal(replace(person, name=person.name or "?"), deed, opd=opd)


def _claim(plan: Plan, person: Person, action: pd.Series, seen: int, key: str) -> None:
    _judge(plan, person, action, seen, key, ("claim", "progress", "claim_note"), "Catat klaim")


def _verify(plan: Plan, person: Person, action: pd.Series, seen: int, key: str) -> None:
    _judge(plan, person, action, seen, key, ("verification", "verification_note"), "Catat verifikasi")


def _validate(plan: Plan, person: Person, action: pd.Series, seen: int, key: str) -> None:
    _judge(plan, person, action, seen, key, ("validation", "validation_note"), "Catat validasi KPK")


def _judge(plan: Plan, person: Person, action: pd.Series, seen: int, key: str, fields: tuple[str, ...], button: str) -> None:
    """The form of one verdict (the first of the fields) with its note; a verdict that stands is changed only with a reason."""
    verdict, note = fields[0], fields[-1]
    words = dictionary.words(f"{verdict}s")
    form = open_form.opened(action, fields, seen, f"{verdict}-{key}")
    typed: dict[str, Any] = {verdict: _verdict(verdict, words, form.before[verdict], key)}
    if "progress" in fields:
        typed["progress"] = _progress(form.before["progress"], key)
    typed[note] = st.text_area(
        dictionary.word("fields", note), form.before[note], key=f"catatan-{verdict}-{key}", height=80, **deeds.STAYS
    )
    open_form.tell_newer(form, action)
    label = "Alasan (wajib bila putusan yang sudah ada diubah)"
    reason = st.text_input(label, key=f"alasan-{verdict}-{key}", **deeds.STAYS) if isinstance(action[verdict], str) else ""
    if st.button(button, type="primary", key=f"kirim-{form.key}"):
        outcome = open_form.send(form, plan, person, action, typed, seen=seen, reason=reason)
        _finish(outcome, action, f"{dictionary.word('fields', verdict)}: {words[typed[verdict]]}.")


def _verdict(verdict: str, words: dict[str, str], before: str, key: str) -> str:
    choices, label = list(words), dictionary.word("fields", verdict)
    stood = choices.index(before or "none")
    return st.radio(label, choices, stood, words.get, key=f"nilai-{verdict}-{key}", horizontal=True, **deeds.STAYS)


def _progress(before: int | str, key: str) -> int | None:
    words, stood = dictionary.word("fields", "progress"), None if before == "" else int(before)
    return st.number_input(words, 0, 100, stood, key=f"progres-{key}", width=160, placeholder="belum diisi", **deeds.STAYS)


def _fill(plan: Plan, person: Person, action: pd.Series, seen: int, key: str) -> None:
    outcome = plan_form.fill(plan, person, action, seen, key)
    if outcome is not None:
        _finish(outcome, action, "Rencana tindak lanjut ini disimpan.")


def _due(plan: Plan, person: Person, action: pd.Series, seen: int, key: str) -> None:
    """The form of the due date; its labels stay as they were when it opened, so that no input is drawn anew."""
    form = open_form.opened(action, ("due",), seen, f"tenggat-{key}")
    first = not form.before["due"]
    due = deeds.day("Tenggat" if first else "Tenggat baru", form.before["due"] or None, key=f"tanggal-{key}")
    open_form.tell_newer(form, action)
    reason = ""
    if not pd.isna(action["first_due"]):
        reason = st.text_input("Alasan tenggat dipindah", key=f"alasan-tenggat-{key}", **deeds.STAYS)
    if st.button("Tetapkan tenggat" if first else "Pindahkan tenggat", type="primary", key=f"kirim-{form.key}"):
        outcome = open_form.send(form, plan, person, action, {"due": due}, seen=seen, reason=reason)
        _finish(outcome, action, "Tenggat dicatat.")


def _hand_in(plan: Plan, person: Person, action: pd.Series, _seen: int, key: str) -> None:
    title = st.text_input("Nama bukti", key=f"bukti-judul-{key}", placeholder="misalnya nomor dan judul SOP", **deeds.STAYS)
    link = st.text_input("Tautan", key=f"bukti-tautan-{key}", placeholder="https://…", **deeds.STAYS)
    file = st.file_uploader("atau berkas, paling besar 20 MB", key=f"bukti-berkas-{key}", max_upload_size=20)
    if st.button("Tambah bukti", type="primary", key=f"kirim-bukti-{key}"):
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
    chosen = st.selectbox("Bukti", list(titles), format_func=titles.get, key=f"bukti-ditarik-{key}")
    reason = st.text_input("Alasan", key=f"alasan-bukti-{key}", **deeds.STAYS)
    if st.button("Tarik bukti ini", key=f"kirim-tarik-bukti-{key}"):
        _finish(proofs.take_back(person, plan, chosen, reason=reason), action, f"Bukti ditarik: {titles[chosen]}.")


def _withdraw(plan: Plan, person: Person, action: pd.Series, seen: int, key: str) -> None:
    st.caption("Tindak lanjut ini keluar dari rencana; riwayatnya tetap tercatat.")
    reason = st.text_input("Alasan", key=f"alasan-tarik-{key}", **deeds.STAYS)
    if st.button("Tarik tindak lanjut ini", key=f"kirim-tarik-{key}"):
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
