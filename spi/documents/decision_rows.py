"""What is asked of the meeting, and what has it decided, as rows that the documents show?"""

import pandas as pd

from spi.answers.briefing import Briefing
from spi.narrative.sentence import capital
from spi.words import dictionary

DECIDED = "Sudah diputuskan"
_MOST = 24  # numbers of actions in one cell
_LONG = 90  # letters of a title before it is cut; the full report has all of it


def requests(briefing: Briefing) -> list[tuple[str, str]]:
    """What is asked, each request once, with the actions it is about."""
    asked = [(request, "belum ada") for request in unanswered(briefing)]
    return asked + [(request, about(group)) for request, group in waiting(briefing).groupby("decision", sort=False)]


def unanswered(briefing: Briefing) -> list[str]:
    """One request for every weak part without an action, the gravest first: "Tentukan tindak lanjut untuk potongan …"."""
    loose = briefing.orphans[briefing.orphans["kind"] == "weakness_without_action"]
    return [f"Tentukan tindak lanjut untuk {dictionary.phrase(part)}" for part in loose["part"]]


def waiting(briefing: Briefing) -> pd.DataFrame:
    """The actions about which something is to be decided, as agenda tells them; `decision` begins with a capital."""
    return briefing.waiting.assign(decision=briefing.waiting["decision"].map(capital))


def decided(briefing: Briefing) -> pd.DataFrame:
    """The actions that a meeting of this day decided, the newest first: number, title, opd (in words), due (NaT if none)."""
    unset = dictionary.word("unset", "opd")
    return briefing.decided[["number", "title", "opd", "due"]].assign(opd=briefing.decided["opd"].replace("", unset))


def about(actions: pd.DataFrame) -> str:
    """Which actions, by number: "nomor 1, 2, 5"; by title where they have none; many of them only counted."""
    numbers, bare = sorted(actions["number"].dropna().astype(int)), actions.loc[actions["number"].isna(), "title"]
    named = [f"nomor {', '.join(map(str, numbers[:_MOST]))}"] if numbers else []
    left = max(len(numbers) - _MOST, 0) + max(len(bare) - 2, 0)
    return "; ".join([*named, *map(shortened, bare.head(2)), *([f"dan {left} lainnya"] if left else [])])


def shortened(text: str) -> str:
    """A title cut to what a row on page two can hold."""
    return text if len(text) <= _LONG else text[:_LONG].rstrip() + "…"
