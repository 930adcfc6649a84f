"""How is the evaluation of a survey year closed, corrected, taken back, and opened again exactly as it was told on that day?

The record holds what was told, in words. What is imported or changed later is not read by it.
"""

import json
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from spi.cycle.offices import fault_of
from spi.follow_up import Plan
from spi.follow_up.log import record_kinds, records, rules
from spi.follow_up.log.events import NOW, Outcome
from spi.follow_up.log.people import Person
from spi.words import dictionary

KIND = "evaluation"
ACTION, TYPED = "action", "typed"  # where a commitment comes from: an action of the plan, or a sentence of the evaluation itself
JUDGED = ("kept", "partly", "not_kept")  # how the office judges a typed one; the log judges an action
OPEN = "open"  # what stands in a row of an action that was still open on the day of closing
_GONE = "Evaluasi SPI {} tidak sedang ditutup. Muat ulang halaman."
_CONFIRM = (
    "Isi evaluasi SPI {} akan dibekukan seperti yang tampil di halaman ini. Sesudah ditutup, perbaikan menjadi versi baru dengan "
    "alasan, dan versi ini tetap dapat dibuka. Sudah diperiksa?"
)
_LATER = "Evaluasi SPI {} sudah ditutup lebih dulu dan tidak membuka komitmen dari evaluasi ini. Tetap tutup?"
_UNJUDGED = "Komitmen “{}” belum dinilai. Pilih terpenuhi, terpenuhi sebagian, atau tidak terpenuhi."
_UNNOTED = "Komitmen “{}” dinilai {}. Isi catatannya: apa yang belum, atau mengapa."


@dataclass(frozen=True)
class Version:
    """What an evaluation told when it was closed, or closed anew by a correction.

    number: 1 for the first; seq, closed_at, actor, reason: of its event; facts: the fields of the record, word for word.
    in_force: is it the newest, and not taken back?
    """

    plan: Plan
    number: int
    seq: int
    closed_at: datetime
    actor: str
    reason: str
    facts: Mapping[str, Any]
    in_force: bool

    @property
    def commitments(self) -> list[dict[str, str]]:
        """What was still to be done on the day of closing: key, origin (ACTION or TYPED), commitment, opd, due (ISO or ""),
        plan_year (of an action, else "")."""
        planned = [
            {"key": row["action_id"], "origin": ACTION, "commitment": row["title"]}
            | {name: row[name] for name in ("opd", "due", "plan_year")}
            for row in self.facts["actions"] if row["open"] == OPEN
        ]  # fmt: skip
        typed = [row | {"origin": TYPED, "plan_year": ""} for row in self.facts["commitments"]]
        return [*planned, *typed]


def key_of(plan: Plan) -> str:
    """The key of the one evaluation of a government and survey year."""
    return f"{KIND}-{plan.slug}"


def versions(plan: Plan, *, at: datetime = NOW) -> list[Version]:
    """Every version of an evaluation as of a moment, the newest first; also of one that was taken back."""
    events = records.history(plan, key_of(plan), at=at).sort_values("seq").to_dict("records")
    told = [event for event in events if event["operation"] != "withdraw"]
    made = [
        Version(plan, number, int(event["seq"]), event["happened_at"].to_pydatetime(), event["actor"], event["reason"],
                json.loads(event["facts"]), event is events[-1])
        for number, event in enumerate(told, start=1)
    ]  # fmt: skip
    return made[::-1]


def in_force(plan: Plan, *, at: datetime = NOW) -> Version | None:
    """The version that holds; None where the evaluation was never closed, or was taken back."""
    return next((version for version in versions(plan, at=at) if version.in_force), None)


def withdrawal(plan: Plan, *, at: datetime = NOW) -> Mapping[str, Any] | None:
    """The event (of sql/events.sql) by which the evaluation was taken back; None where it was not."""
    newest = records.history(plan, key_of(plan), at=at).head(1).to_dict("records")
    return {str(k): v for k, v in newest[0].items()} if newest and newest[0]["operation"] == "withdraw" else None


def years(region_code: str, *, at: datetime = NOW) -> list[int]:
    """The survey years whose evaluation is closed, the newest first."""
    return sorted(map(int, records.standing(KIND, region_code, at=at)["survey_year"]), reverse=True)


def before(plan: Plan, *, at: datetime = NOW) -> Version | None:
    """The evaluation whose commitments this one opens with: that of the newest earlier survey year that was closed."""
    earlier = [year for year in years(plan.region_code, at=at) if year < plan.survey_year]
    return in_force(Plan(plan.region_code, earlier[0]), at=at) if earlier else None


def close(
    person: Person, plan: Plan, fields: Mapping[str, Any], *, seen: int, log_number: int | None = None, reason: str = "",
    accepted: Collection[str] = (),
) -> Outcome:  # fmt: skip
    """Close an evaluation; one that is closed is corrected, with a reason, by a new version.

    fields: all of the record. seen: number of the last event of this evaluation that the person knew; log_number: of the newest
    of the whole log, where `fields` tell of all that stands in it. accepted: questions that were asked before, and that saving
    again answers; a first closing always asks once.
    """
    facts = {**fields, "commitments": [_dated(row) for row in fields.get("commitments") or []]}
    problems = [*record_kinds.checked(KIND, facts)[1], *_faults(facts)]
    if problems:
        return Outcome(problems=problems)
    questions = [] if in_force(plan) else _questions(plan)
    if asked := [question for question in questions if question not in accepted]:
        return Outcome(questions=asked)
    return records.write(person, KIND, plan, facts, record_id=key_of(plan), seen=seen, reason=reason, log_number=log_number)


def withdraw(person: Person, plan: Plan, *, seen: int, reason: str) -> Outcome:
    """Take the closing back with a reason: the evaluation is open again, its versions stay in the log and can be opened."""
    if in_force(plan) is None:
        return Outcome(problems=[_GONE.format(plan.survey_year)])
    return records.withdraw(person, KIND, plan, key_of(plan), seen=seen, reason=reason)


def newest(plan: Plan) -> int:
    """The number of the last event of this evaluation, 0 where there is none."""
    return records.newest(key_of(plan))


def _questions(plan: Plan) -> list[str]:
    later = [year for year in years(plan.region_code) if year > plan.survey_year]
    return [_CONFIRM.format(plan.survey_year), *([_LATER.format(later[-1])] if later else [])]


def _dated(row: Mapping[str, Any]) -> dict[str, str]:
    """A typed commitment with a key of its own and its day as ISO text, as far as it is one."""
    key = row.get("key") or f"commitment-{uuid.uuid4().hex[:12]}"
    typed = {name: str(row.get(name) or "").strip() for name in ("commitment", "opd", "due")}
    return typed | {"key": key if any(typed.values()) else "", "due": rules.day("", typed["due"])[0]}


def _faults(facts: Mapping[str, Any]) -> list[str]:
    """A sentence for each person that is named, each day that is none, and each commitment of last time without a verdict."""
    label = dictionary.word("fields", "due")
    named = [fault for office in facts.get("participants_by_office") or [] if (fault := fault_of(str(office)))]
    undated = [fault for row in facts["commitments"] if (fault := rules.day(label, row["due"])[1])]
    return [*named, *undated, *_unjudged(facts.get("earlier") or [])]


def _unjudged(earlier: Sequence[Mapping[str, str]]) -> list[str]:
    typed = [row for row in earlier if row["origin"] == TYPED]
    silent = [_UNJUDGED.format(row["commitment"][:80]) for row in typed if row["outcome"] not in JUDGED]
    bare = [
        _UNNOTED.format(row["commitment"][:80], dictionary.word("commitment_outcomes", row["outcome"]))
        for row in typed if row["outcome"] in JUDGED[1:] and not row["note"].strip()
    ]  # fmt: skip
    return [*silent, *bare]
