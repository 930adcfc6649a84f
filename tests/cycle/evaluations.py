"""An evaluation as the office closes it: what would be frozen, with participants, and both answers to its one question."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from stores import scope_of

from spi.answers.cycle.evaluation import Opening, opening
from spi.answers.results import standing
from spi.cycle import evaluation
from spi.cycle.evaluation import Version
from spi.follow_up import Plan
from spi.follow_up.log.events import Outcome
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.narrative.cycle.evaluation import frozen, with_judgements

WHO, DAY = Person("Pemeriksa", "inspectorate"), date(2025, 12, 20)
OFFICES = ["Sekretaris Daerah", "Inspektur"]


def asked(of: Plan, day: date = DAY) -> Opening:
    """The evaluation as it would be told now, beside the survey year before."""
    region = standing.regions().set_index("region_code").loc[of.region_code]
    before = of.survey_year - 1 if of.survey_year > 2021 else None
    return opening(region, of.survey_year, before, scope_of(of.region_code, "provinsi"), day=day)


def fields_of(asked: Opening, *, judged: Mapping[str, tuple[str, str]] | None = None, **typed: Any) -> dict[str, Any]:
    """All that is written down: what is frozen, and what the office says."""
    fields = frozen(asked) | {"participants_by_office": OFFICES}
    earlier, status = with_judgements(fields["earlier"], judged or {}, fields["earlier_year"])
    return fields | {"earlier": earlier, "earlier_status": status} | typed


def close(
    of: Plan, *, day: date = DAY, who: Person = WHO, judged: Mapping[str, tuple[str, str]] | None = None, **typed: Any
) -> Outcome:
    """Close it, answering what is asked."""
    now = asked(of, day)
    fields, seen = fields_of(now, judged=judged, **typed), evaluation.newest(of)
    outcome = evaluation.close(who, of, fields, seen=seen, log_number=now.log[0])
    if not outcome.questions:
        return outcome
    return evaluation.close(who, of, fields, seen=seen, log_number=now.log[0], accepted=outcome.questions)


def closed(of: Plan, **typed: Any) -> Version:
    """The version that holds, once it is closed."""
    outcome = close(of, **typed)
    assert outcome.problems == outcome.questions == [], outcome
    version = evaluation.in_force(of)
    assert version is not None
    return version


def rows(of: Plan) -> Any:
    """The actions of a plan by title."""
    return plan.actions(of).set_index("title")


def planned(of: Plan, *titles: str, **fields: Any) -> None:
    """Actions of these titles in a plan; a due date that lies behind is meant."""
    for title in titles:
        new = {"title": title} | fields
        outcome = plan.create(WHO, of, new)
        outcome = plan.create(WHO, of, new, accepted=outcome.questions) if outcome.questions else outcome
        assert outcome.problems == outcome.questions == [], outcome


def change(of: Plan, which: str, *, reason: str = "uji", **fields: Any) -> None:
    """Change the action of a plan that has this title."""
    row = rows(of).loc[which]
    key, seen = row["action_id"], {row["action_id"]: int(row["last_seq"])}
    outcome = plan.edit(WHO, of, {key: fields}, seen=seen, reason=reason)
    outcome = (
        plan.edit(WHO, of, {key: fields}, seen=seen, reason=reason, accepted=outcome.questions) if outcome.questions else outcome
    )
    assert outcome.problems == outcome.questions == [], outcome
