"""How does a person write down a dated step of a cycle? What contradicts itself is refused, what is odd is asked."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import pandas as pd

from spi.cycle.shipped_dates import shipped_dates
from spi.follow_up import Plan
from spi.follow_up.log import record_kinds, records
from spi.follow_up.log.attachments import Attachment
from spi.follow_up.log.events import NOW, Outcome
from spi.follow_up.log.people import Person
from spi.words import dictionary
from spi.words.wording import date_words

KIND = "cycle_step"
_LASTING = ("fieldwork", "rtl_monitoring", "own")
_ORDER = (("fieldwork", "result"), ("letter", "fieldwork"))  # what is not usually before what


def write(
    person: Person, plan: Plan, fields: Mapping[str, Any], *, record_id: str = "", seen: int = 0, reason: str = "",
    accepted: Collection[str] = (), file: Attachment | None = None,
) -> Outcome:  # fmt: skip
    """Write a step of a government's cycle down, or correct the one of this key with a reason; fields: those of KIND.

    accepted: questions that were asked before, and that saving again answers. file: the letter; without it the one that stands
    stays, as long as the fields name it.
    """
    fields = _one_day(fields)
    facts, problems = record_kinds.checked(KIND, fields)
    problems += [] if problems else _faults(facts)
    if problems:
        return Outcome(problems=problems)
    others = records.standing(KIND, plan.region_code, year=plan.survey_year)
    questions = [q for q in _questions(plan, facts, others[others["record_id"] != record_id]) if q not in accepted]
    if questions:
        return Outcome(questions=questions)
    return records.write(person, KIND, plan, fields, record_id=record_id, seen=seen, reason=reason, file=file)


def entered(region_code: str, *, at: Any = NOW) -> pd.DataFrame:
    """The steps that were written down of a government, of every survey year, as of a moment: records.standing, with begins
    and ends as date (None where not stated)."""
    table = records.standing(KIND, region_code, at=at)
    return table.assign(**{name: table[name].map(_day).astype(object) for name in ("begins", "ends")})


def _one_day(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields, with the only day of a step that does not last as its last one, too; of one that lasts it stays unknown."""
    lasts = fields.get("step") in _LASTING or fields.get("ends")
    return fields if lasts else {**fields, "ends": fields.get("begins")}


def _faults(facts: Mapping[str, Any]) -> list[str]:
    if not facts["begins"] and not facts["ends"]:
        return ["Tanggalnya masih kosong. Isi mulai, sampai, atau keduanya, lalu simpan lagi."]
    if facts["begins"] and facts["ends"] and facts["ends"] < facts["begins"]:
        days = f"{date_words(facts['ends'])} lebih dulu daripada mulainya, {date_words(facts['begins'])}"
        return [f"Tanggal sampai, {days}. Perbaiki salah satunya."]
    if facts["step"] == "own" and not facts["name"]:
        return ["Langkah sendiri memerlukan nama. Isi namanya, lalu simpan lagi."]
    return []


def _questions(plan: Plan, facts: Mapping[str, Any], others: pd.DataFrame) -> list[str]:
    """What is odd about the days beside those of the other steps of the same cycle, and is asked once."""
    survey, step = f"SPI {plan.survey_year}", facts["step"]
    questions = []
    same = others[others["step"] == step]
    if step != "own" and len(same):
        stands = date_words(same["begins"].iloc[0] or same["ends"].iloc[0])
        questions.append(
            f"{dictionary.word('cycle_steps', step)} {survey} sudah tercatat ({stands}). Apakah ini memang langkah yang lain?"
        )
    known = _known(plan, others)
    first, last = (_day(facts["begins"] or facts["ends"]), _day(facts["ends"] or facts["begins"]))
    for earlier, later in _ORDER:
        if step == later and earlier in known and first and first < known[earlier][0]:
            questions.append(_before(later, first, earlier, known[earlier][0]))
        if step == earlier and later in known and last and first and known[later][1] < first:
            questions.append(_before(later, known[later][1], earlier, first))
    return questions


def _before(later: str, day: date, earlier: str, since: date) -> str:
    words = [dictionary.word("cycle_steps", step) for step in (later, earlier)]
    order = f"{words[0]} ({date_words(day)}) mendahului mulainya {words[1].lower()} ({date_words(since)})"
    return f"{order}. Apakah kedua tanggal itu benar?"


def _known(plan: Plan, others: pd.DataFrame) -> dict[str, tuple[date, date]]:
    """step -> first and last day as it is known of this cycle; what was written down stands before what ships."""
    shipped = shipped_dates()
    shipped = shipped[(shipped["survey_year"] == plan.survey_year) & shipped["region"].isin(["", plan.region_code])]
    rows = [*shipped.to_dict("records"), *others.to_dict("records")]
    known = {}
    for row in rows:
        begins, ends = _day(row["begins"]), _day(row["ends"])
        first, last = begins or ends, ends or begins
        if first and last:
            known[row["step"]] = first, last
    return known


def _day(value: Any) -> date | None:
    return value if isinstance(value, date) or not value else date.fromisoformat(str(value))
