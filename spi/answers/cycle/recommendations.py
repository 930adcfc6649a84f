"""Which of KPK's recommendations are answered by actions, how many has KPK validated, by quarter and today?

A recommendation counts as validated once KPK has validated every action that answers it, and there is one.
"""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from spi.answers.actions.plans import followed
from spi.follow_up import Plan
from spi.follow_up.log import records
from spi.follow_up.log.events import NOW
from spi.follow_up.plan import plan
from spi.follow_up.plan.plan import end_of
from spi.words import dictionary

_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Recommendations:
    """table: one row per recommendation, oldest first: record_id, text, part, label, source, answered_by (keys of actions
    that are there), answers (titles), validated (bool), state_words, last_seq. unlinked: the actions (rows of plan.actions) that
    answer none."""

    table: pd.DataFrame
    unlinked: pd.DataFrame

    @property
    def validated(self) -> int:
        return int(self.table["validated"].sum())

    @property
    def unanswered(self) -> pd.DataFrame:
        """The recommendations without an action."""
        return self.table[self.table["answered_by"].map(len) == 0]


def recommendations(of: Plan, *, at: datetime = NOW) -> Recommendations:
    """What KPK recommended to the government of a plan, and what answers it, as of a moment."""
    standing = records.standing("recommendation", of.region_code, year=of.survey_year, at=at)
    actions = followed(plan.actions(of, at=at), of.region_code, at=at).set_index("action_id", drop=False)
    linked = [tuple(key for key in (keys or ()) if key in actions.index) for keys in standing["answered_by"]]
    accepted = actions["validation"].eq("accepted").to_dict()
    done = [sum(accepted[key] for key in keys) for keys in linked]
    counts = list(zip(linked, done, strict=True))
    table = pd.DataFrame(
        {
            "record_id": standing["record_id"], "text": standing["text"], "part": standing["part"],
            "label": standing["part"].map(lambda part: dictionary.label(part) if part else ""), "source": standing["source"],
            "answered_by": pd.Series(linked, standing.index, dtype=object),
            "answers": ["; ".join(actions.at[key, "title"] for key in keys) for keys in linked],
            "validated": pd.Series([bool(keys) and count == len(keys) for keys, count in counts], dtype=bool),
            "state_words": [_state(count, len(keys)) for keys, count in counts],
            "last_seq": standing["last_seq"],
        }
    )  # fmt: skip
    answering = {key for keys in linked for key in keys}
    return Recommendations(table, actions[~actions["action_id"].isin(answering)].reset_index(drop=True))


def by_quarter(of: Plan, today: date) -> pd.DataFrame:
    """How many were validated of all at the end of each quarter since the first was written down, and today: quarter (in words),
    day, validated, recommendations (counts), share (percent). Each row is the state as of that day."""
    first = records.standing("recommendation", of.region_code, year=of.survey_year)["made_at"].min()
    if pd.isna(first):
        return pd.DataFrame(columns=["quarter", "day", "validated", "recommendations", "share"])
    ends = pd.date_range(first.normalize(), pd.Timestamp(today), freq="QE")
    days = [(f"Triwulan {_ROMAN[end.quarter - 1]} {end.year}", end.date()) for end in ends if end.date() < today]
    rows = []
    for name, day in [*days, ("Hari ini", today)]:
        then = recommendations(of, at=end_of(day))
        total = len(then.table)
        rows.append((name, day, then.validated, total, 100 * then.validated / total if total else float("nan")))
    return pd.DataFrame(rows, columns=["quarter", "day", "validated", "recommendations", "share"])


def _state(validated: int, actions: int) -> str:
    if not actions:
        return "belum dijawab tindak lanjut"
    return "divalidasi KPK" if validated == actions else f"{validated} dari {actions} tindak lanjutnya divalidasi KPK"
