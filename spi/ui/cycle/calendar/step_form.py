"""How is the real date of a step written down, corrected with a reason, or taken back?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from spi.answers.cycle.calendar import ENTERED, step_key, undated
from spi.cycle import steps
from spi.follow_up import Plan
from spi.follow_up.log import attachments, records
from spi.follow_up.log.attachments import Attachment
from spi.follow_up.log.people import refusal
from spi.ui.app import identity
from spi.ui.app.choice import Choice
from spi.ui.forms import inputs, notice
from spi.ui.forms.draft import Draft, unsaved
from spi.ui.forms.event_words import readable
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary

_OWN = "own"
_FIELDS = ("name", "in_charge", "letter", "link", "note")
_EXAMPLES = {"name": "misalnya Rapat persiapan", "in_charge": "OPD atau jabatan", "letter": "nomor surat", "link": "https://",
             "note": "boleh kosong"}  # fmt: skip
_WIDTHS = {"name": 360, "in_charge": 260, "letter": 260, "link": 360, "note": 560}


def edit(pick: Choice, table: pd.DataFrame, *, today: date) -> None:
    """Choose a step of the calendar, or a new one, and say when it really is. table: answers' calendar."""
    panel.heading("Catat tanggal sebenarnya", "dengan nomor surat dan berkas atau tautannya; koreksi dicatat dengan alasannya")
    person = identity.bar()
    if not identity.may(person, "create"):
        st.caption(plain(refusal(person, "create")))
        return
    offered = _offered(pick.code, table, today)
    chosen = st.selectbox(
        "Langkah yang dicatat", list(offered), format_func=lambda key: _called(offered[key]), key="langkah-dicatat", width=480,
        filter_mode="contains",
    )  # fmt: skip
    if chosen:
        _form(pick, offered[chosen], sorted({int(year) for year in table["survey_year"]}, reverse=True))


def _offered(region_code: str, table: pd.DataFrame, today: date) -> dict[str, dict[str, Any]]:
    """The steps to choose from, by key: what waits for its date first, then what comes, what stands, those of the running cycles
    of which no day is known, and one of one's own."""
    order = {"unrecorded": 0, "running": 1, "ahead": 2, "past": 3}
    rows = table[table["in_force"]].assign(order=lambda rows: rows["position"].map(order))
    there = {row["key"]: row for row in rows.sort_values("order", kind="stable").to_dict("records")}
    bare = [
        {"key": step_key(region_code, year, step), "step": step, "survey_year": year, "basis": "",
         "cycle_step": f"{dictionary.word('cycle_steps', step)} (SPI {year})", "days_words": "belum diketahui"}
        for year in (today.year, today.year - 1)
        for step in undated(table, year)
    ]  # fmt: skip
    return there | {row["key"]: row for row in bare} | {_OWN: {"key": _OWN, "step": _OWN, "basis": ""}}


def _called(row: Mapping[str, Any]) -> str:
    if row["key"] == _OWN:
        return "Tambah langkah sendiri"
    what = {"entered": "koreksi", "published": "catat untuk daerah ini", "": "catat"}.get(row["basis"], "perkiraan")
    return f"{row['cycle_step']}: {row['days_words']} ({what})"


def _form(pick: Choice, row: Mapping[str, Any], years: list[int]) -> None:
    entered = row["basis"] == ENTERED
    stands: Mapping[str, Any] = _record(pick.code, row["record_id"]) if entered else {}
    key = row["record_id"] if entered else f"langkah-{pick.code}-{row['key']}"
    draft = unsaved(key)
    seen = draft.begin(key, int(stands.get("last_seq", 0)))
    own = row["step"] == _OWN
    with st.form(draft.key, border=False):
        with st.container(horizontal=True):
            year = st.selectbox("Siklus SPI", years, width=120) if own and not entered else int(row["survey_year"])
            begins = inputs.day("Mulai", stands.get("begins"), key=f"mulai-{draft.key}")
            ends = inputs.day("Sampai", stands.get("ends"), key=f"sampai-{draft.key}")
            typed = {name: _typed(name, stands) for name in _FIELDS if own or name != "name"}
        file, kept = _letter(stands, draft)
        reason = st.text_input("Alasan koreksi atau penarikan", width=560) if entered else ""
        with st.container(horizontal=True):
            save = st.form_submit_button("Simpan tanggal", type="primary", icon=":material/save:")
            take_back = entered and st.form_submit_button("Tarik catatan", icon=":material/undo:")
    person, plan = identity.present(), Plan(pick.code, year)
    if save:
        fields = {"step": row["step"], "begins": begins, "ends": ends, **typed, **kept}
        outcome = steps.write(
            person, plan, fields, record_id=key if entered else "", seen=seen, reason=reason, accepted=draft.accepted, file=file
        )
        notice.finish(outcome, "Tanggal dicatat.", draft)
    elif take_back:
        outcome = records.withdraw(person, steps.KIND, plan, key, seen=seen, reason=reason)
        notice.finish(outcome, "Catatan ditarik; isinya tetap ada di catatan peristiwa.", draft)
    if entered:
        _history(plan, key)


def _typed(name: str, stands: Mapping[str, Any]) -> str:
    label = dictionary.word("fields", name)
    return st.text_input(label, stands.get(name) or "", width=_WIDTHS[name], placeholder=_EXAMPLES[name])


def _letter(stands: Mapping[str, Any], draft: Draft) -> tuple[Attachment | None, dict[str, Any]]:
    """The file of the letter that is handed in now, and what is to be kept of the one that stands."""
    stood = stands.get("file_name")
    kept = not stood or st.checkbox(plain(f"Simpan berkas surat yang ada: {stood}"), value=True, key=f"tetap-{draft.key}")
    file = st.file_uploader(
        "Berkas surat pengganti" if stood else "Berkas surat, paling besar 20 MB", key=f"surat-{draft.key}", max_upload_size=20,
        width=560,
    )  # fmt: skip
    named = {name: stands.get(name) for name in attachments.FIELDS} if stood and kept else {}
    return (Attachment(file.name, file.getvalue()) if file else None), named


def _record(region_code: str, record_id: str) -> Mapping[str, Any]:
    table = steps.entered(region_code)
    return table[table["record_id"] == record_id].to_dict("records")[0]


def _history(plan: Plan, record_id: str) -> None:
    with st.expander("Riwayat catatan ini", key="buka-riwayat-langkah", on_change="rerun") as fold:
        if fold.open:
            panel.shown_table(readable(records.history(plan, record_id)), ["happened_at", "actor", "operation", "facts", "why"])
