"""What is to be told when the evaluation of a survey year is closed, and what became of the commitments of the one before?"""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from spi.answers.actions import agenda, plans, progress
from spi.answers.actions.plans import PlanStatus
from spi.answers.results import causes, comparison, standing
from spi.answers.results.causes import Explanation
from spi.answers.results.comparison import Comparison
from spi.answers.results.standing import Standing
from spi.answers.sources.stamp import newest_batch
from spi.cycle import evaluation
from spi.cycle.evaluation import ACTION, OPEN, TYPED, Version
from spi.follow_up import Plan
from spi.follow_up.log import events
from spi.follow_up.log.events import NOW
from spi.follow_up.log.reading import read
from spi.follow_up.plan import plan
from spi.method.scope import Scope
from spi.store.database import of_one_state
from spi.words import dictionary
from spi.words.wording import date_words, thousands

__all__ = ["ACTION", "OPEN", "TYPED", "Opening", "Version", "opening", "outcomes", "since"]
_COLUMNS = ["key", "origin", "commitment", "opd", "due", "outcome", "outcome_words", "note"]
_ENDED = ("validated", "conform", "impossible")  # of an action nobody waits for any more, when its due date passes


@dataclass(frozen=True, eq=False)
class Opening:
    """All that the evaluation of a survey year tells as of a day, before it is closed.

    log: number and hash of the newest event; here, why, split, one_year, movements: of answers.results, the result beside that of
    year_before (None in the first survey year); actions: those of the plan of the survey year, and what is still open of earlier
    plans, in words (progress.in_words) with plan_year and open (bool); plans: each of those plans and how far it is, the newest
    first; decisions: agenda.decisions of the plan of the survey year, with title, opd (in words), due; before: the evaluation
    whose commitments this one opens with, None where none was closed; became: outcomes of them.
    """

    plan: Plan
    region: pd.Series
    year_before: int | None
    scope: Scope
    members: int
    day: date
    log: tuple[int, str]
    data_version: str
    here: Standing
    why: Explanation
    split: Comparison
    one_year: tuple[float, float, int] | None
    movements: dict[Scope, pd.DataFrame]
    actions: pd.DataFrame
    plans: list[PlanStatus]
    decisions: pd.DataFrame
    before: Version | None
    became: pd.DataFrame

    @property
    def year(self) -> int:
        """The survey year that is evaluated."""
        return self.plan.survey_year


def opening(region: pd.Series, year: int, year_before: int | None, scope: Scope, *, day: date) -> Opening:
    """Ask everything as it stands now, of one state of the store; `day` decides what is late. region: a row of standing.regions()
    by its code."""
    return of_one_state(lambda: _opening(region, year, year_before, scope, day=day))


def _opening(region: pd.Series, year: int, year_before: int | None, scope: Scope, *, day: date) -> Opening:
    log, of = events.head(), Plan(str(region.name), year)
    before = evaluation.before(of)
    listed = plans.plans(of.region_code, year, day=day)
    tables = {status.year: _of_plan(status.plan, year) for status in listed}
    kept = [status for status in listed if status.year == year or len(tables[status.year])]
    own = plan.actions(of)
    return Opening(
        plan=of,
        region=region,
        year_before=year_before,
        scope=scope,
        members=standing.size(standing.members(year), scope),
        day=day,
        log=log,
        data_version=newest_batch(),
        here=standing.standing(of.region_code, year, scope),
        why=causes.explain(of.region_code, year_before, year, scope),
        split=comparison.compare(of.region_code, year_before, year, scope),
        one_year=comparison.one_year_range(year, scope),
        movements=comparison.movements_around(scope, year_before, year),
        actions=_in_words([tables[status.year] for status in kept], day),
        plans=kept,
        decisions=_decided(own, of, day),
        before=before,
        became=outcomes(before, day=day) if before else pd.DataFrame(columns=_COLUMNS),
    )


def outcomes(version: Version, *, day: date, at: datetime = NOW) -> pd.DataFrame:
    """What became of each commitment of a closed evaluation as of a moment: key, origin, commitment, opd, due (ISO, as it was
    promised), outcome, outcome_words, note ("", to be judged).

    outcome of an action, the first that holds: withdrawn; validated, rejected (KPK); conform, impossible (Inspektorat); late (its
    due date lies before the day: due today is not late); pending. A typed one is unjudged until the office judges it.
    """
    rows, known = [], _known(version, at)
    for each in version.commitments:
        outcome, words = "unjudged", dictionary.word("commitment_outcomes", "unjudged")
        if each["origin"] == ACTION:
            action = known.get(each["key"])
            outcome = _outcome(action, day) if action else "withdrawn"
            words = _words(outcome, action or {}, each["due"], day)
        rows.append({name: each[name] for name in _COLUMNS[:5]} | {"outcome": outcome, "outcome_words": words, "note": ""})
    return pd.DataFrame(rows, columns=_COLUMNS, dtype=object)


def since(version: Version) -> pd.DataFrame:
    """How many events were written since a version was closed, of its government or of what belongs to none: kind, events."""
    mine = evaluation.key_of(version.plan)
    return read("events_after", region=version.plan.region_code, seq=version.seq, but=mine)


def _of_plan(of: Plan, year: int) -> pd.DataFrame:
    """The actions of the plan of the survey year, or those of an earlier one that are still open, with plan_year and open.

    open: not closed by a verdict, wherever it was carried; one that went on in a plan up to that year is told by that one.
    """
    actions = plan.actions(of)
    judged = progress.judged(plans.followed(actions, of.region_code))
    actions = actions.assign(plan_year=of.survey_year, open=~judged & ~(actions["carried_to"].fillna(year + 1) <= year))
    return actions if of.survey_year == year else actions[actions["open"]]


def _in_words(tables: list[pd.DataFrame], day: date) -> pd.DataFrame:
    filled = [progress.in_words(rows, day, themes={}).assign(plan_year=rows["plan_year"], open=rows["open"]) for rows in tables]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=["action_id", "open"])


def _decided(actions: pd.DataFrame, of: Plan, day: date) -> pd.DataFrame:
    words = progress.in_words(actions, day, themes={})[["action_id", "title", "opd", "due"]]
    return agenda.decisions(actions, of).merge(words, on="action_id")


def _known(version: Version, at: datetime) -> dict[str, dict]:
    """The actions of the plans of which a version told, as they stand at a moment, wherever they were carried."""
    rows: dict[str, dict] = {}
    for year in {int(each["plan_year"]) for each in version.commitments if each["origin"] == ACTION}:
        there = plan.actions(Plan(version.plan.region_code, year), at=at)
        now = plans.followed(there, version.plan.region_code, at=at)
        rows |= {row["action_id"]: row for row in now.to_dict("records")}
    return rows


def _outcome(action: dict, day: date) -> str:
    if action["validation"] in ("accepted", "rejected"):
        return "validated" if action["validation"] == "accepted" else "rejected"
    if action["verification"] in ("conform", "impossible"):
        return str(action["verification"])
    return "late" if _days_late(action, day) > 0 else "pending"


def _days_late(action: dict, day: date) -> int:
    return 0 if pd.isna(action["due"]) else (day - action["due"].date()).days


def _words(outcome: str, action: dict, promised: str, day: date) -> str:
    """What became of an action: its verdict, how late it is while somebody waits for it, where it went, whether its day moved."""
    if not action:
        return dictionary.word("commitment_outcomes", outcome)
    late = _days_late(action, day)
    words = [f"terlambat {thousands(late)} hari"] if late > 0 and outcome not in _ENDED else []
    words += _verdict(action) if outcome in ("late", "pending") else [dictionary.word("commitment_outcomes", outcome)]
    words += [] if pd.isna(action["carried_to"]) else [f"dibawa ke RTL SPI {int(action['carried_to'])}"]
    now = "" if pd.isna(action["due"]) else action["due"].date().isoformat()
    words += [f"tenggat menjadi {date_words(now)}"] if now and now != promised else []
    return ", ".join(words)


def _verdict(action: dict) -> list[str]:
    """How far an action is that nobody has closed: what the Inspektorat found, else that it has not, and what the OPD claims."""
    if isinstance(action["verification"], str):
        return [dictionary.word("verifications", action["verification"])]
    claimed = [dictionary.word("claims", "done")] if action["claim"] == "done" else []
    return [*claimed, dictionary.word("verifications", "none")]
