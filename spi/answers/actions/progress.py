"""How far is a follow-up plan: what was claimed, verified, validated, what is late, and when did it arrive?

Everything is asked of a table of `plan.actions(plan, at=...)`, so that a report of a past day is the report of that day.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from spi.answers.actions.arrival import LAST_DAYS, Surge, curve, surge
from spi.follow_up.fgd import discussion
from spi.follow_up.plan import plan
from spi.words import dictionary
from spi.words.wording import thousands

__all__ = [
    "LAST_DAYS", "Completion", "Surge", "ageing", "by_opd", "completion", "curve", "evidence_words", "in_words", "judged",
    "one_spelling", "overdue", "placed", "settled", "surge",
]  # fmt: skip

_LATE = (0, 30, 60, 90)  # days past the due date: the last of each bucket of _AGES but the last
_AGES = ("not_due", "late_30", "late_60", "late_90", "late_more")
_BUCKETS = ("conform", "conform_late", "settled", *_AGES, "no_due")
_CARRIED = "carried"  # the bucket of what went on in a later plan, where there is any
_COUNTS = ["total", "claimed", "verified", "validated", "overdue", "slips", "without_evidence"]


@dataclass(frozen=True)
class Completion:
    """Counts of actions. claimed: done according to the OPD; verified: conform according to the Inspektorat; validated:
    accepted by KPK; not_yet, not_started, impossible: the Inspektorat's other verdicts; rejected: by KPK; unassessed: without any
    verdict of the Inspektorat; overdue: due before the day and not settled, that is
    neither conform, nor impossible for a valid reason (BPK's fourth status closes it), nor validated by KPK;
    moved: with a due date that was moved, either way. slips: how often a due date was moved to a later day, all together.
    carried: taken over into a later plan, which tells what becomes of them; here they wait for nothing any more. brought:
    taken over from an earlier plan. open: neither carried nor settled.
    """

    total: int
    claimed: int
    verified: int
    validated: int
    not_yet: int
    not_started: int
    impossible: int
    rejected: int
    unassessed: int
    without_evidence: int
    overdue: int
    moved: int
    slips: int
    without_opd: int
    without_due: int
    carried: int
    brought: int
    open: int


def completion(actions: pd.DataFrame, *, day: date | None = None) -> Completion:
    """How much of a plan is done, by whose word; `day` (today if not given) decides what is overdue."""
    sums = _marked(actions, day or date.today())[_COUNTS].sum()
    return Completion(
        **{verdict: int((actions["verification"] == verdict).sum()) for verdict in ("not_yet", "not_started", "impossible")},
        rejected=int((actions["validation"] == "rejected").sum()),
        unassessed=int(actions["verification"].isna().sum()),
        moved=int((actions["moves"] > 0).sum()),
        without_opd=int((actions["opd"] == "").sum()),
        without_due=int(actions["due"].isna().sum()),
        carried=int(actions["carried_to"].notna().sum()),
        brought=int(actions["carried_from"].notna().sum()),
        open=int((~settled(actions)).sum()),
        **{name: int(count) for name, count in sums.items()},
    )


def by_opd(actions: pd.DataFrame, day: date) -> pd.DataFrame:
    """Per OPD in charge, by name, those without one last: opd, total, claimed, verified, validated, overdue, slips,
    without_evidence (counts of actions; slips: moves to a later day)."""
    counts = _marked(actions, day).groupby(one_spelling(actions["opd"]))[_COUNTS].sum().astype(int)
    order = sorted(counts.index, key=lambda name: (name == "", str(name).casefold()))
    names = [name or dictionary.word("unset", "opd") for name in order]
    return counts.loc[order].reset_index(drop=True).assign(opd=pd.Series(names, dtype=object))[["opd", *_COUNTS]]


def one_spelling(names: pd.Series) -> pd.Series:
    """Each OPD in the spelling in which it comes first: who may act on it does not hang on capital letters, either."""
    first: dict[str, str] = {}
    return names.map({name: first.setdefault(name.casefold(), name) for name in names.unique()})


def in_words(actions: pd.DataFrame, day: date, *, themes: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Every action in words, in the same order: the columns of `placed`, and parts_words, themes_words, strength_words,
    claim_words, verification_words, validation_words, evidence_words.

    themes: key -> name, those of the end of `day` if not given. A word stands where nothing was said ("belum dinilai").
    """
    names = discussion.theme_names(at=plan.end_of(day)) if themes is None else themes
    return placed(actions, day).assign(
        parts_words=[", ".join(map(_part, parts)) for parts in actions["parts"]],
        themes_words=[", ".join(names.get(theme, theme) for theme in keys) for keys in actions["themes"]],
        strength_words=_words(actions["strength"], dictionary.words("strengths"), dictionary.word("unset", "strength")),
        claim_words=_verdict(actions["claim"], "claims"),
        verification_words=_verdict(actions["verification"], "verifications"),
        validation_words=_verdict(actions["validation"], "validations"),
        evidence_words=[evidence_words(count) for count in actions["evidence"].tolist()],
    )


def placed(actions: pd.DataFrame, day: date) -> pd.DataFrame:
    """Where every action stands in time, in the same order: action_id, number, title, opd, start, first_due, due
    (datetime64), slips, progress (percent), state (where it stands against its due date, in words), overdue, verified (bool),
    days_late (0 where it is not)."""
    marked, after = _marked(actions, day), _verified_after(actions, "due")
    state = _standing(marked, _each(marked["late"], _late_words), lambda code: dictionary.word("ageing", code))
    return actions[["action_id", "number", "title", "start", "first_due", "due", "slips", "progress"]].assign(
        opd=one_spelling(actions["opd"]).replace("", dictionary.word("unset", "opd")),
        state=state.mask(after > 0, f"{dictionary.word('ageing', 'conform')}, " + _each(after, _late_words)).mask(
            actions["carried_to"].notna(), _each(actions["carried_to"], "dibawa ke SPI {:.0f}".format)
        ),
        overdue=marked["overdue"],
        verified=marked["verified"],
        days_late=marked["late"].where(marked["overdue"], 0).fillna(0).astype(int),
    )


def overdue(actions: pd.DataFrame, day: date) -> pd.Series:
    """Which actions are overdue at the day (bool)."""
    return _marked(actions, day)["overdue"]


def settled(actions: pd.DataFrame) -> pd.Series:
    """Which actions of this plan nobody waits for any more (bool): conform, impossible for a valid reason (BPK's fourth status),
    validated, or carried over into a later plan."""
    return judged(actions) | actions["carried_to"].notna()


def judged(actions: pd.DataFrame) -> pd.Series:
    """Which actions a verdict has closed (bool): conform, impossible for a valid reason, or validated."""
    return actions["verification"].isin(["conform", "impossible"]) | (actions["validation"] == "accepted")


def evidence_words(count: int) -> str:
    """How many pieces of evidence there are; none is a state of its own."""
    return f"{thousands(count)} bukti" if count else dictionary.word("unset", "evidence")


def ageing(actions: pd.DataFrame, day: date) -> pd.DataFrame:
    """How old the delays are: bucket, label, count by the due date in force, count_first by the first due date.

    What was verified after that due date is a bucket of its own. Always the same nine rows in the same order, and a tenth where
    actions were carried over into a later plan; each count adds up to the number of actions.
    """
    marked, carried, counts = _marked(actions, day), actions["carried_to"].notna(), {}
    for name, due in (("count", "due"), ("count_first", "first_due")):
        buckets = _standing(marked, _aged(_days_past(actions[due], day)))
        late = buckets.mask(_verified_after(actions, due) > 0, "conform_late")
        counts[name] = late.mask(carried, _CARRIED).value_counts()
    shown = [*_BUCKETS, _CARRIED] if carried.any() else list(_BUCKETS)
    rows = {"bucket": shown, "label": [dictionary.word("ageing", bucket) for bucket in shown]}
    return pd.DataFrame(rows | {name: count.reindex(shown).fillna(0).astype(int).tolist() for name, count in counts.items()})


def _marked(actions: pd.DataFrame, day: date) -> pd.DataFrame:
    """What is counted, action by action: opd, claimed, verified, validated, overdue, without_evidence,
    settled (bool), slips, late (days)."""
    late, closed = _days_past(actions["due"], day), settled(actions)
    return pd.DataFrame(
        {
            "opd": actions["opd"],
            "total": 1,
            "claimed": actions["claim"] == "done",
            "verified": actions["verification"] == "conform",
            "validated": actions["validation"] == "accepted",
            "overdue": (late > 0) & ~closed,
            "without_evidence": actions["evidence"] == 0,
            "slips": actions["slips"],
            "settled": closed,
            "late": late,
        }
    )


def _days_past(due: pd.Series, day: date) -> pd.Series:
    """Days from each due date to the day: positive when it has passed, missing where there is no due date."""
    return (pd.Timestamp(day) - pd.to_datetime(due)).dt.days


def _verified_after(actions: pd.DataFrame, due: str) -> pd.Series:
    """Days from a due date (column `due`) to the day on which the Inspektorat verified: missing where it did not, or no date."""
    verified = pd.to_datetime(actions["verified_at"]).where(actions["verification"] == "conform").dt.normalize()
    return (verified - pd.to_datetime(actions[due])).dt.days


def _standing(marked: pd.DataFrame, open_: pd.Series, word: Callable[[str], str] = str) -> pd.Series:
    """Verified, settled or without a due date, and for all others what `open_` says; `word` gives the codes words."""
    known = open_.where(open_.notna(), word("no_due")).where(~marked["settled"], word("settled"))
    return known.where(~marked["verified"], word("conform"))


def _aged(late: pd.Series) -> pd.Series:
    """The bucket of a due date that may still be ahead, by days late; missing where there is none."""
    return pd.cut(late, [-math.inf, *_LATE, math.inf], labels=_AGES).astype(object)


def _late_words(late: float) -> str:
    days = thousands(abs(int(late)))
    return f"terlambat {days} hari" if late > 0 else f"{days} hari lagi" if late else "jatuh tempo hari ini"


def _each(column: pd.Series, word: Callable[[float], str]) -> pd.Series:
    """Every number in words, each different one put into words once; missing where nothing is known."""
    return column.map({value: word(value) for value in column.dropna().unique()}).astype(object)


def _part(code: str) -> str:
    return dictionary.label(code) if dictionary.is_measure(code) else code


def _verdict(column: pd.Series, section: str) -> list[str]:
    words = dictionary.words(section)
    return _words(column, words, words["none"])


def _words(column: pd.Series, words: dict[str, str], nothing: str) -> list[str]:
    return [nothing if code != code or code is None else words.get(code, code) for code in column.tolist()]
