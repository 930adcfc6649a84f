"""How does a plan leave as a workbook and come back, with what would change shown before anything is saved?"""

import io
from datetime import datetime

import pandas as pd
import streamlit as st

from spi.documents import plan_matrix
from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.follow_up.matrix import returned
from spi.follow_up.plan import evidence
from spi.ui.app.choice import Choice
from spi.ui.forms import handing_out, notice
from spi.ui.forms.draft import unsaved
from spi.ui.plan.plan_view import View
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words.wording import thousands

_FILE = "berkas-rtl"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(pick: Choice, view: View, person: Person, actions: pd.DataFrame) -> None:
    """Download the plan as of the view's day; take a filled workbook back, unless that day is past."""
    panel.heading("Unduh rencana", "matriks yang dikirim ke KPK; lembar Petunjuk menerangkan cara mengisinya")
    handing_out.button(
        "Unduh XLSX", lambda: _workbook(pick, view, actions), f"rtl-{view.plan.slug}-{view.day:%Y%m%d}.xlsx", _XLSX,
        key="unduh-rencana", icon=":material/download:", plan=view.plan,
    )  # fmt: skip
    if view.past or not person.role:
        return
    panel.heading("Unggah rencana yang sudah diisi", "tidak ada yang disimpan sebelum tombol Simpan ditekan")
    file = st.file_uploader("Berkas XLSX", ["xlsx"], key=unsaved(_FILE).key, max_upload_size=20, label_visibility="collapsed")
    if file is None:
        st.caption("Unduh dulu, isi di Excel atau LibreOffice, lalu unggah berkas yang sama di sini.")
        return
    proposal = returned.read(file.getvalue(), file.name, view.plan)
    if proposal.problems:
        notice.problems(proposal.problems, "Berkas belum dapat dipakai; perbaiki dulu")
        return
    for note in proposal.notes:
        st.caption(plain(note))
    _offer(view, person, dict(zip(actions["action_id"], actions["title"], strict=True)), proposal)


def _offer(view: View, person: Person, titles: dict[str, str], proposal: returned.Proposal) -> None:
    """What the workbook would change, cell by cell, and the button that saves all of it or nothing."""
    if proposal.differences.empty:
        st.info("Isi berkas itu sama dengan rencana yang tersimpan; tidak ada yang berubah.")
        return
    changed = f"{thousands(len(proposal.changes))} tindak lanjut berubah, {thousands(len(proposal.new))} baru"
    panel.heading("Yang akan berubah", changed)
    panel.shown_table(proposal.differences, ["place", "title", "field", "old", "new"])
    with st.form("simpan-berkas", border=False):
        reason = ""
        if proposal.unreasoned:
            label = "Alasan bagi tenggat yang dipindah atau hasil penilaian yang diubah tanpa alasan di berkas"
            reason = st.text_input(label, key=f"alasan-{unsaved(_FILE).key}", width=520)
        if st.form_submit_button("Simpan", type="primary", icon=":material/save:"):
            outcome = returned.apply(person, view.plan, proposal, reason)
            saved = f"Tersimpan dari berkas: {thousands(len(outcome.subjects))} tindak lanjut."
            notice.finish(outcome, saved, unsaved(_FILE), titles=titles)


def _workbook(pick: Choice, view: View, actions: pd.DataFrame) -> bytes:
    book = io.BytesIO()
    plan_matrix.write(
        book, view.plan, actions, evidence.evidence(view.plan, at=view.at), region_name=pick.region["name"],
        made_at=min(view.at, datetime.now()), head=events.head(),
    )  # fmt: skip
    return book.getvalue()
