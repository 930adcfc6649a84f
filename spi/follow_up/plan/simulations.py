"""Which simulations of a result does a person keep under a name, and take away again? Events of kind "simulation" in the log."""

import json
import uuid
from datetime import datetime

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.log import rules
from spi.follow_up.log.events import NOW, Event, Outcome, append, submit
from spi.follow_up.log.people import Person, refusal
from spi.follow_up.log.reading import read
from spi.store import database
from spi.store.transaction import Transaction

TODAY = "Sekarang"  # the column beside which kept ones stand, so none may be called so


def simulations(plan: Plan, *, at: datetime = NOW) -> pd.DataFrame:
    """The kept simulations of a plan as of a moment; columns in sql/simulations.sql, scores as part -> points."""
    table = read("simulations", region=plan.region_code, year=plan.survey_year, at=at)
    return table.assign(scores=[json.loads(text) for text in table["scores"]])


def keep(person: Person, plan: Plan, name: str, scores: dict[str, float]) -> Outcome:
    """Keep supposed scores (points 0-100, by part) under a name that no other simulation of the plan has."""
    facts, problems = rules.checked("simulation", {"name": name, "scores": scores})
    refused = refusal(person, "create", region=plan.region_code)
    if refused or problems:
        return Outcome(problems=[refused] if refused else problems)
    key = f"simulasi-{uuid.uuid4().hex[:12]}"
    with database.write() as transaction:
        if facts["name"].casefold() in {TODAY.casefold(), *_now(transaction, plan)["name"].str.casefold()}:
            return Outcome(problems=[f"Nama “{facts['name'][:60]}” sudah dipakai. Pilih nama lain untuk simulasi ini."])
        append(transaction, person, [Event("simulation", key, "create", facts, plan=plan)])
    return Outcome(subjects=[key], notes=rules.literal({"name": facts["name"]}))


def withdraw(person: Person, plan: Plan, simulation_id: str, *, seen: int, reason: str) -> Outcome:
    """Take a simulation off the list; its events stay in the log. seen: number of its last event that the person had seen."""
    there = simulation_id in set(simulations(plan)["simulation_id"])
    problems = rules.reasoned(reason) if there else ["Simulasi itu tidak ada lagi. Muat ulang halaman."]
    event = Event("simulation", simulation_id, "withdraw", {"withdrawn": "ya"}, reason.strip(), plan)
    return submit(person, [event], seen={simulation_id: seen}, problems=problems)


def _now(transaction: Transaction, plan: Plan) -> pd.DataFrame:
    return transaction.ask("simulations", region=plan.region_code, year=plan.survey_year, at=NOW)
