"""What does each session of the evaluation meeting have on paper before it: its actions, their verdicts, what to decide?"""

import pandas as pd
import streamlit as st

from spi.answers.actions import agenda, progress
from spi.narrative.follow_up import completion
from spi.settings import settings
from spi.ui.plan.plan_view import View
from spi.ui.show import panel
from spi.ui.show.text import plain
from spi.words import dictionary
from spi.words.wording import date_words, numbered, thousands

MOST, OF_ONE = 40, 200  # rows on a sheet of several OPD, and of one
_COLUMNS = ["title", "decision", "due_words", "claim_words", "verification_words", "validation_words", "evidence_words"]


def heads(view: View, actions: pd.DataFrame) -> None:
    """The sheet of the session with the heads of OPD: one block per OPD."""
    _title(view, 1)
    _blocks(view, actions)


def camat(view: View, actions: pd.DataFrame) -> None:
    """The sheet of the session with all camat: the actions that concern them, and the rule that chose them."""
    _title(view, 2)
    concerned = agenda.of_camat(actions)
    counted = f"Termuat {thousands(len(concerned))} dari {thousands(len(actions))}"
    st.caption(plain(f"Yang dimuat: tindak lanjut yang {agenda.camat_rule()}. {counted}."))
    if concerned.empty:
        st.info("Belum ada tindak lanjut yang menyangkut camat menurut aturan itu; isi OPD dan bagian indeksnya di Daftar.")
        return
    _blocks(view, concerned)


def _title(view: View, session: int) -> None:
    names = {each["session"]: each["name"] for each in settings().get("rapat", [])}
    name = names.get(session, f"Sesi {session}")
    st.subheader(plain(f"Sesi {session}: {name}"), anchor=False)
    st.caption(plain(f"Rencana tindak lanjut SPI {view.plan.survey_year}, status per {date_words(view.day)}."))


def _blocks(view: View, actions: pd.DataFrame) -> None:
    owners = progress.one_spelling(actions["opd"])
    most = MOST if owners.nunique() > 1 else OF_ONE
    table = agenda.agenda(actions, view.day, most=most)
    pairs = zip(table["due"], table["state"], strict=True)  # "9 Juli 2026 (terlambat 12 hari)"
    due = [state if pd.isna(day) else f"{date_words(day)} ({state})" for day, state in pairs]
    table = table.assign(due_words=due, title=list(map(numbered, table["number"], table["title"])))
    if len(actions) > most:
        st.caption(f"Menampilkan {most} dari {thousands(len(actions))} tindak lanjut; saring menurut OPD untuk lembar lainnya.")
    nobody = dictionary.word("unset", "opd")
    for opd, rows in table.groupby("opd", sort=False):
        done = progress.completion(actions[owners == ("" if opd == nobody else opd)], day=view.day)
        name = opd if opd != nobody else f"OPD {opd}"
        with st.container(border=True):
            panel.heading(name, completion(done).text)
            panel.small_table(rows, _COLUMNS, alt=f"Tindak lanjut {name}")
