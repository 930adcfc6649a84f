"""How does a plan leave as a workbook and come back, with what would change shown before anything is saved?"""

import io
from datetime import datetime

import pandas as pd
import streamlit as st

from spi.documents import plan_matrix
from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.follow_up.matrix import returned
from spi.follow_up.plan import evidence, plan
from spi.store.database import of_one_state
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
        "Unduh XLSX", lambda: of_one_state(lambda: _workbook(pick, view)), f"rtl-{view.plan.slug}-{view.day:%Y%m%d}.xlsx", _XLSX,
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


def _workbook(pick: Choice, view: View) -> bytes:
    """The plan as it stands when the button is pressed, or as of the past day that is looked at."""
    book = io.BytesIO()
    made, at = min(view.at, datetime.now()), view.at
    actions, papers = plan.actions(view.plan, at=at), evidence.evidence(view.plan, at=at)
    plan_matrix.write(book, view.plan, actions, papers, region_name=pick.region["name"], made_at=made, head=events.head())
    return book.getvalue()
