"""How far is a follow-up plan: what was claimed, verified, validated, what is late, and when did it arrive?

Everything is asked of a table of `plan.actions(plan, at=...)`, so that a report of a past day is the report of that day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from spi import dictionary
from spi.answers.arrival import LAST_DAYS, Surge, curve, surge
from spi.follow_up import discussion, plan

__all__ = ["LAST_DAYS", "Completion", "Surge", "ageing", "by_opd", "completion", "curve", "evidence_words", "surge", "told"]

_LATE = ((1, 30, "late_30"), (31, 60, "late_60"), (61, 90, "late_90"))  # days past the due date, both ends included
_BUCKETS = ("conform", "settled", "not_due", *(code for *_, code in _LATE), "late_more", "no_due")
_COUNTS = ["total", "claimed", "verified", "validated", "overdue", "slips", "without_evidence"]


@dataclass(frozen=True)
class Completion:
    """Counts of actions. claimed: done according to the OPD; verified: conform according to the Inspektorat; validated:
    accepted by KPK; unassessed: without any verdict of the Inspektorat; overdue: due before the day and not settled, that is
    neither conform, nor impossible for a valid reason (BPK's fourth status closes it), nor validated by KPK;
    moved: with a due date that was moved, either way. slips: how often a due date was moved to a later day, all together.
    """

    total: int
    claimed: int
    verified: int
    validated: int
    unassessed: int
    without_evidence: int
    overdue: int
    moved: int
    slips: int
    without_opd: int
    without_due: int


def completion(actions: pd.DataFrame, *, day: date | None = None) -> Completion:
    """How much of a plan is done, by whose word; `day` (today if not given) decides what is overdue."""
    sums = _marked(actions, day or date.today())[_COUNTS].sum()
    return Completion(
        unassessed=int(actions["verification"].isna().sum()),
        moved=int((actions["moves"] > 0).sum()),
        without_opd=int((actions["opd"] == "").sum()),
        without_due=int(actions["due"].isna().sum()),
        **{name: int(count) for name, count in sums.items()},
    )


def by_opd(actions: pd.DataFrame, day: date) -> pd.DataFrame:
    """Per OPD in charge, by name, those without one last: opd, total, claimed, verified, validated, overdue, slips,
    without_evidence (counts of actions; slips: moves to a later day)."""
    counts = _marked(actions, day).groupby("opd")[_COUNTS].sum().astype(int)
    order = sorted(counts.index, key=lambda name: (name == "", str(name).casefold()))
    names = [name or dictionary.word("unset", "opd") for name in order]
    return counts.loc[order].reset_index(drop=True).assign(opd=pd.Series(names, dtype=object))[["opd", *_COUNTS]]


def told(actions: pd.DataFrame, day: date, *, themes: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Every action in words, in the same order: action_id, number, title, opd, parts_told, themes_told, strength_told,
    start, first_due, due (datetime64), slips, progress (percent), claim_told, verification_told, validation_told,
    evidence_told, state (where it stands against its due date), overdue, verified (bool),
    days_late (0 where it is not).

    themes: key -> name, those of the end of `day` if not given. A word stands where nothing was said ("belum dinilai").
    """
    names = discussion.theme_names(at=plan.end_of(day)) if themes is None else themes
    marked = _marked(actions, day)
    late = marked["late"].where(marked["overdue"], 0).fillna(0).astype(int)
    table = actions[["action_id", "number", "title", "start", "first_due", "due", "slips", "progress"]].copy()
    return table.assign(
        opd=actions["opd"].replace("", dictionary.word("unset", "opd")),
        parts_told=[", ".join(map(_part, parts)) for parts in actions["parts"]],
        themes_told=[", ".join(names.get(theme, theme) for theme in found) for found in actions["themes"]],
        strength_told=_words(actions["strength"], dictionary.words("strengths"), dictionary.word("unset", "strength")),
        claim_told=_verdict(actions["claim"], "claims"),
        verification_told=_verdict(actions["verification"], "verifications"),
        validation_told=_verdict(actions["validation"], "validations"),
        evidence_told=[evidence_words(count) for count in actions["evidence"].tolist()],
        state=[_state(*row) for row in zip(marked["verified"], marked["settled"], marked["late"], strict=True)],
        overdue=marked["overdue"],
        verified=marked["verified"],
        days_late=late,
    )


def evidence_words(count: int) -> str:
    """How many pieces of evidence there are; none is a state of its own."""
    return f"{count} bukti" if count else dictionary.word("unset", "evidence")


def ageing(actions: pd.DataFrame, day: date) -> pd.DataFrame:
    """How old the delays are: bucket, label, count by the due date in force, count_first by the first due date.

    Always the same eight rows in the same order; each count adds up to the number of actions.
    """
    marked = _marked(actions, day)
    counts = {
        name: pd.Series(
            [_bucket(*row) for row in zip(marked["verified"], marked["settled"], late, strict=True)], dtype=object
        ).value_counts()
        for name, late in (("count", marked["late"]), ("count_first", _days_past(actions["first_due"], day)))
    }
    rows = {"bucket": list(_BUCKETS), "label": [dictionary.word("ageing", bucket) for bucket in _BUCKETS]}
    return pd.DataFrame(rows | {name: found.reindex(_BUCKETS).fillna(0).astype(int).tolist() for name, found in counts.items()})


def _marked(actions: pd.DataFrame, day: date) -> pd.DataFrame:
    """What is counted, action by action: opd, claimed, verified, validated, overdue, without_evidence,
    settled (bool), slips, late (days)."""
    late, verified = _days_past(actions["due"], day), actions["verification"] == "conform"
    settled = verified | (actions["verification"] == "impossible") | (actions["validation"] == "accepted")
    return pd.DataFrame(
        {
            "opd": actions["opd"],
            "total": 1,
            "claimed": actions["claim"] == "done",
            "verified": verified,
            "validated": actions["validation"] == "accepted",
            "overdue": (late > 0) & ~settled,
            "without_evidence": actions["evidence"] == 0,
            "slips": actions["slips"],
            "settled": settled,
            "late": late,
        }
    )


def _days_past(due: pd.Series, day: date) -> pd.Series:
    """Days from each due date to the day: positive when it has passed, missing where there is no due date."""
    return (pd.Timestamp(day) - pd.to_datetime(due)).dt.days


def _bucket(verified: bool, settled: bool, late: float) -> str:
    if verified or settled:
        return "conform" if verified else "settled"
    if late != late:
        return "no_due"
    return "not_due" if late <= 0 else next((code for low, high, code in _LATE if low <= late <= high), "late_more")


def _state(verified: bool, settled: bool, late: float) -> str:
    if verified or settled:
        return dictionary.word("ageing", "conform" if verified else "settled")
    if late != late:
        return dictionary.word("ageing", "no_due")
    days = abs(int(late))
    return f"terlambat {days} hari" if late > 0 else f"{days} hari lagi" if days else "jatuh tempo hari ini"


def _part(code: str) -> str:
    return dictionary.label(code) if dictionary.is_measure(code) else code


def _verdict(column: pd.Series, section: str) -> list[str]:
    words = dictionary.words(section)
    return _words(column, words, words["none"])


def _words(column: pd.Series, words: dict[str, str], nothing: str) -> list[str]:
    return [nothing if code != code or code is None else words.get(code, code) for code in column.tolist()]
