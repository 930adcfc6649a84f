"""What is asked of the meeting, and what has it decided, as rows that the documents show?"""

import pandas as pd

from spi.answers.actions import agenda
from spi.answers.briefing import Briefing
from spi.narrative.sentence import capital
from spi.words import dictionary
from spi.words.short_names import short_names

DECIDED = "Sudah diputuskan"
_MOST = 24  # numbers of actions in one cell
LONG = 90  # letters of a title before it is cut; the full report has all of it


def requests(briefing: Briefing) -> list[tuple[str, str]]:
    """What is asked, each request once, with the actions it is about."""
    rejected, others = ([(request, about(group)) for request, group in rows.groupby("decision", sort=False)]
                        for rows in waiting(briefing))  # fmt: skip
    return [*rejected, *((request, "belum ada") for request in unanswered(briefing)), *others]


def unanswered(briefing: Briefing) -> list[str]:
    """One request for every weak part without an action, the gravest first: "Tetapkan tindak lanjut untuk potongan …"."""
    loose = briefing.orphans[briefing.orphans["kind"] == "weakness_without_action"]
    return [f"Tetapkan tindak lanjut untuk {dictionary.phrase(part)}" for part in loose["part"]]


def waiting(briefing: Briefing) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The actions about which something is to be decided, as agenda tells them: those that KPK rejected, which come before
    everything, and the others; `decision` begins with a capital."""
    first = agenda.rejected(briefing.waiting)
    rows = briefing.waiting.assign(decision=briefing.waiting["decision"].map(capital))
    return rows[first], rows[~first]


def decided(briefing: Briefing) -> pd.DataFrame:
    """The actions that a meeting of this day decided, the newest first: number, title, opd (in words), due (NaT if none)."""
    unset = dictionary.word("unset", "opd")
    return briefing.decided[["number", "title", "opd", "due"]].assign(opd=briefing.decided["opd"].replace("", unset))


def about(actions: pd.DataFrame) -> str:
    """Which actions, by number: "nomor 1, 2, 5"; by title where they have none; many of them only counted."""
    numbers, bare = sorted(actions["number"].dropna().astype(int)), actions.loc[actions["number"].isna(), "title"]
    named = [f"nomor {', '.join(map(str, numbers[:_MOST]))}"] if numbers else []
    left = max(len(numbers) - _MOST, 0) + max(len(bare) - 2, 0)
    return "; ".join([*named, *short_names(bare.head(2).tolist(), letters=LONG), *([f"dan {left} lainnya"] if left else [])])
