"""What proves that an action was done: a link, or a file kept under the checksum of its content?"""

import uuid
from datetime import datetime
from typing import Any

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.log import attachments, rules
from spi.follow_up.log.attachments import Attachment
from spi.follow_up.log.events import NOW, Event, Outcome, append
from spi.follow_up.log.people import Person, refusal
from spi.follow_up.log.reading import read
from spi.follow_up.plan.carrying import gone_on
from spi.store import database
from spi.store.transaction import Transaction


def evidence(plan: Plan, *, at: datetime = NOW) -> pd.DataFrame:
    """Every piece of evidence of a plan as of a moment; columns in sql/evidence.sql."""
    return read("evidence", region=plan.region_code, year=plan.survey_year, at=at)


def hand_in(
    person: Person, plan: Plan, action_id: str, *, title: str, link: str = "", file: tuple[str, bytes] | None = None
) -> Outcome:
    """Add a link or a file (name, content) as evidence of an action; answers its key in `subjects`."""
    attached = Attachment(*file) if file else None
    facts: dict[str, Any] = {"title": title, "link": link} | (attachments.facts(attached) if attached else {})
    sizes = {"bytes": facts.pop("bytes")} if attached else {}
    clean, problems = rules.checked("evidence", facts)
    problems += _unusable(clean, attached)
    with database.write() as transaction:
        problems = _refused(transaction, person, plan, action_id, "evidence") or problems
        if problems:
            return Outcome(problems=problems)
        if attached:
            attachments.keep(transaction, attached)
        key = f"bukti-{uuid.uuid4().hex[:12]}"
        facts = {k: v for k, v in clean.items() if v} | sizes | {"action": action_id}
        append(transaction, person, [Event("evidence", key, "evidence", facts, plan=plan)])
    return Outcome(subjects=[key], notes=rules.literal(clean))


def take_back(person: Person, plan: Plan, evidence_id: str, *, reason: str) -> Outcome:
    """Withdraw a piece of evidence; it stays in the log, and its file stays in the store."""
    with database.write() as transaction:
        table = transaction.ask("evidence", region=plan.region_code, year=plan.survey_year, at=NOW).set_index("evidence_id")
        if evidence_id not in table.index:
            return Outcome(problems=["Bukti itu sudah ditarik. Muat ulang halaman."])
        problems = _refused(transaction, person, plan, table.at[evidence_id, "action_id"], "withdraw_evidence")
        problems = problems or rules.reasoned(reason)
        if problems:
            return Outcome(problems=problems)
        event = Event("evidence", evidence_id, "withdraw_evidence", {"withdrawn": "ya"}, reason.strip(), plan)
        append(transaction, person, [event])
    return Outcome(subjects=[evidence_id])


def _unusable(facts: dict[str, Any], file: Attachment | None) -> list[str]:
    if bool(facts["link"]) == bool(file):
        return ["Isi salah satu: tautan, atau berkas. Belum ada yang disimpan."]
    if file and (unfit := attachments.faults(file)):
        return unfit
    return [] if facts["title"] else ["Beri nama bukti itu, misalnya nomor dan judul SOP. Belum ada yang disimpan."]


def _refused(transaction: Transaction, person: Person, plan: Plan, action_id: str, operation: str) -> list[str]:
    actions = transaction.ask("actions", region=plan.region_code, year=plan.survey_year, at=NOW).set_index("action_id")
    if action_id not in actions.index:
        return ["Tindak lanjut itu tidak ada lagi di rencana ini. Muat ulang halaman."]
    refused = refusal(person, operation, opd=actions.at[action_id, "opd"], region=plan.region_code)
    return [refused] if refused else gone_on(actions.at[action_id, "title"], actions.at[action_id, "carried_to"])
