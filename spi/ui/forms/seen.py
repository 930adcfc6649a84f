"""Which version did a person begin with, and what are they told when others have changed it meanwhile?"""

import streamlit as st

from spi.follow_up.log.events import Outcome
from spi.ui.forms import deeds
from spi.ui.show.text import plain

_SEEN = "_fgd_dilihat"  # in the session: subject -> number of the last event that the person had before them


def begin(subject: str, seq: int) -> None:
    """Remember the version that the person sees as they begin."""
    st.session_state.setdefault(_SEEN, {})[subject] = int(seq)


def begin_first(subject: str, seq: int) -> None:
    """Remember the version that the person sees, unless they began with an earlier one."""
    st.session_state.setdefault(_SEEN, {}).setdefault(subject, int(seq))


def version(subject: str) -> int:
    """The number of the last event that the person had before them. Raises KeyError where they never began."""
    return st.session_state[_SEEN][subject]


def refused(outcome: Outcome) -> bool:
    """Say why nothing was written and, line by line, what others changed meanwhile; True when that is so."""
    if outcome.problems:
        st.error("\n".join(f"- {plain(problem)}" for problem in outcome.problems), title="Belum ada yang disimpan")
    changed = outcome.changed_by_others
    for row in [] if changed is None else deeds.readable(changed).to_dict("records"):
        what = row["facts"] + (f" (alasan: {row['why']})" if row["why"] else "")
        st.caption(plain(f"{row['actor']}, {row['happened_at']}: {what}"))
    return bool(outcome.problems)


def answered(outcome: Outcome, subject: str) -> Outcome | None:
    """What became of a change of a subject; None where it was refused, which is told. The next try begins from what is told."""
    if outcome.changed_by_others is not None:
        begin(subject, outcome.changed_by_others["seq"].max())
    elif not outcome.problems:
        st.session_state[_SEEN].pop(subject, None)  # what one did oneself is no surprise
    return None if refused(outcome) else outcome
