"""What is asked of the meeting, and what has it decided, as rows that the documents show?"""

import pandas as pd

from spi.answers.actions import agenda
from spi.answers.briefing import Briefing
from spi.narrative.sentence import capital
from spi.words import dictionary

DECIDED = "Sudah diputuskan"


def unanswered(briefing: Briefing) -> list[str]:
    """One request for every weak part without an action, the gravest first: "Tentukan tindak lanjut untuk potongan …"."""
    loose = briefing.orphans[briefing.orphans["kind"] == "weakness_without_action"]
    return [f"Tentukan tindak lanjut untuk {dictionary.phrase(part)}" for part in loose["part"]]


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
