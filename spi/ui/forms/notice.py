"""What is said of what was just done, once the page starts again, or of why nothing was written?"""

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from spi.follow_up.log.events import Outcome
from spi.ui.app import links
from spi.ui.forms.draft import Draft
from spi.ui.forms.event_words import readable
from spi.ui.show import panel
from spi.ui.show.text import plain

_NOTICE = "kata-simpan"  # in the session, and on the page
_UNSAVED = "Belum ada yang disimpan"
_UNCHANGED = "Tidak ada yang disimpan: tidak ada isian yang baru."
_BY_OTHERS = "Tidak ada yang perlu disimpan: orang lain sudah mencatat hal yang sama."


def show() -> None:
    """What the last change did and what is still lacking; nothing in the run after that."""
    if _NOTICE not in st.session_state:
        return
    sentence, notes, warnings, written = st.session_state.pop(_NOTICE)
    with st.container(key=_NOTICE):
        (st.success if written else st.info)(plain(sentence))
        for warning in warnings:
            st.warning(plain(warning))
        for note in notes:
            st.caption(plain(note))
    links.reached()  # the form that was sent may stand a screen further down
    links.into_view(_NOTICE, block="nearest")


def start_again(sentence: str, *, notes: Iterable[str] = (), warnings: Iterable[str] = (), written: bool = True) -> None:
    """Remember what was done, to be said once, and run the page anew; written: was anything? Does not return."""
    st.session_state[_NOTICE] = sentence, list(dict.fromkeys(notes)), list(dict.fromkeys(warnings)), written
    st.rerun()


def finish(outcome: Outcome, sentence: str, *drafts: Draft, titles: Mapping[str, str] | None = None) -> None:
    """End these drafts and start the page again with what was done, the sentence; or, where it was refused, is in question or
    leaves nothing to write, say so and return: what was typed stays.

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
    by_others = not outcome.subjects and outcome.changed_by_others is not None
    if not outcome.subjects and not by_others:
        st.info(plain(next(iter(outcome.notes), _UNCHANGED)))
        return
    for each in drafts:
        each.drop()
    start_again(_BY_OTHERS if by_others else sentence, notes=outcome.notes, warnings=outcome.warnings, written=not by_others)


def problems(sentences: Iterable[str], title: str | None = _UNSAVED) -> None:
    """Why nothing was written, a line each."""
    _lines(st.error, sentences, title)


def _lines(box: Callable[..., object], sentences: Iterable[str], title: str | None) -> None:
    box("\n".join(f"- {plain(sentence)}" for sentence in sentences), title=title)


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
