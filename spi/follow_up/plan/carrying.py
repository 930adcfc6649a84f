"""How does an action go on in the plan of a later survey year, with its key, its history and its first due date?

It stays one subject of the log: the event "carry" stands in the later plan, which from then on tells all that was ever done to
it; the older plan shows it as it was when it went, and is no longer the place to change it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.log import rules
from spi.follow_up.log.events import NOW, Event, Outcome, append, events_since, unseen
from spi.follow_up.log.people import Person, refusal
from spi.follow_up.log.reading import STATES, read
from spi.store import database
from spi.store.transaction import Transaction

GONE_ON = "Tindak lanjut “{}” sudah dibawa ke rencana SPI {}. Ubah di rencana itu; di sini isinya tetap seperti saat dibawa."
_NOT_LATER = "Pilih rencana dari tahun survei sesudah SPI {}. Belum ada yang disimpan."
_NONE = "Pilih sekurang-kurangnya satu tindak lanjut. Belum ada yang disimpan."
_GONE = "Tindak lanjut {} tidak ada lagi di rencana SPI {}. Muat ulang halaman."
_TWICE = "Tindak lanjut “{}” sudah ada di rencana SPI {}."


def plan_years(region_code: str, *, at: datetime = NOW) -> pd.DataFrame:
    """The survey years in whose plans a government ever had an action, the newest first; columns in sql/plan_years.sql."""
    return read("plan_years", region=region_code, depth=STATES, at=at)


def carry(person: Person, plan: Plan, year: int, seen: Mapping[str, int], *, reason: str = "") -> Outcome:
    """Take actions of a plan over into that of a later survey year, all or none.

    seen: action_id -> number of the last event the person knew, one for each action to be carried. Those already there are left
    out and told. Refused over what somebody else did meanwhile, and where the later plan has another action of the same title.
    """
    if refused := refusal(person, "carry", region=plan.region_code):
        return Outcome(problems=[refused])
    if not seen or year <= plan.survey_year:
        return Outcome(problems=[_NONE if not seen else _NOT_LATER.format(plan.survey_year)])
    later = Plan(plan.region_code, year)
    with database.write() as transaction:
        now, there = _now(transaction, plan), _now(transaction, later)
        if gone := [key for key in seen if key not in now.index]:
            return Outcome(problems=[_GONE.format(gone[0], plan.survey_year)])
        already = [key for key in seen if not pd.isna(now.at[key, "carried_to"])]
        moved = [key for key in seen if key not in already]
        if refusing := unseen(pd.concat([events_since(transaction, key, seen[key]) for key in moved] or [pd.DataFrame()])):
            return refusing
        titles = {title.casefold() for title in there["title"]}
        problems = [_TWICE.format(title[:60], year) for title in now.loc[moved, "title"] if title.casefold() in titles]
        problems += rules.too_long("Alasan", reason, rules.NOTE)
        if problems:
            return Outcome(problems=problems)
        number = int(there["number"].max()) if there["number"].notna().any() else 0
        append(transaction, person, [
            Event("action", key, "carry", {"carried_from": plan.survey_year, "number": number + step, "withdrawn": ""},
                  reason.strip(), later)
            for step, key in enumerate(moved, start=1)
        ])  # fmt: skip
    return Outcome(
        subjects=moved, notes=[GONE_ON.format(now.at[key, "title"][:60], int(now.at[key, "carried_to"])) for key in already]
    )


def gone_on(title: str, carried_to: Any) -> list[str]:
    """Why an action cannot be changed here, in a sentence, where it was carried over; carried_to: as plan.actions has it."""
    return [] if carried_to is None or pd.isna(carried_to) else [GONE_ON.format(title[:60], int(carried_to))]


def _now(transaction: Transaction, plan: Plan) -> pd.DataFrame:
    return transaction.ask("actions", region=plan.region_code, year=plan.survey_year, at=NOW).set_index("action_id")
