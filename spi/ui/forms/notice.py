"""What is said of what was just done, once the page starts again, or of why nothing was written?"""

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from spi.follow_up.log.events import Outcome
from spi.ui.forms.draft import Draft
from spi.ui.forms.event_words import readable
from spi.ui.show import panel
from spi.ui.show.text import plain

_NOTICE = "_kata"
_UNSAVED = "Belum ada yang disimpan"


def show() -> None:
    """What the last change did and what is still lacking; nothing in the run after that."""
    sentence, notes, warnings = st.session_state.pop(_NOTICE, None) or ("", [], [])
    if sentence:
        st.success(plain(sentence))
    for warning in warnings:
        st.warning(plain(warning))
    for note in notes:
        st.caption(plain(note))


def start_again(sentence: str, *, notes: Iterable[str] = (), warnings: Iterable[str] = ()) -> None:
    """Remember what was done, to be said once, and run the page anew. Does not return."""
    st.session_state[_NOTICE] = sentence, list(dict.fromkeys(notes)), list(dict.fromkeys(warnings))
    st.rerun()


def finish(outcome: Outcome, sentence: str, *drafts: Draft, titles: Mapping[str, str] | None = None) -> None:
    """End these drafts and start the page again with what was done; or, where it was refused or is in question, say why, return.

    titles: subject -> title, for a table of what others changed meanwhile; without them it is told line by line.
    """
    if outcome.problems or outcome.questions:
        if outcome.problems:
            problems(outcome.problems)
        if outcome.questions:
            _lines(st.warning, outcome.questions, "Periksa dulu; simpan sekali lagi bila benar")
        _changed_by_others(outcome, titles)
        for each in drafts:
            each.catch_up(outcome)
        return
    for each in drafts:
        each.drop()
    start_again(sentence, notes=outcome.notes, warnings=outcome.warnings)


def problems(sentences: Iterable[str], title: str | None = _UNSAVED) -> None:
    """Why nothing was written, a line each."""
    _lines(st.error, sentences, title)


def _lines(box: Callable[..., object], sentences: Iterable[str], title: str | None) -> None:
    box("\n".join(f"- {plain(sentence)}" for sentence in sentences), title=title)


def unchanged(outcome: Outcome) -> str:
    """What to say where nothing was left to write."""
    if outcome.changed_by_others is not None:
        return "Tidak ada yang perlu disimpan: orang lain sudah mencatat hal yang sama."
    return "Tidak ada yang berubah: isiannya sama dengan yang sudah tercatat."


def _changed_by_others(outcome: Outcome, titles: Mapping[str, str] | None) -> None:
    if outcome.changed_by_others is None or outcome.changed_by_others.empty:
        return
    table = readable(outcome.changed_by_others)
    if titles is None:
        for row in table.to_dict("records"):
            reason = f" (alasan: {row['why']})" if row["why"] else ""
            st.caption(plain(f"{row['actor']}, {row['happened_at']}: {row['facts']}{reason}"))
        return
    panel.heading("Yang diubah orang lain sejak Anda membukanya", "isian Anda masih ada; simpan lagi bila tetap berlaku")
    table = table.assign(title=[titles.get(subject, subject) for subject in table["subject"]])
    panel.shown_table(table, ["title", "happened_at", "actor", "operation", "facts", "why"])
