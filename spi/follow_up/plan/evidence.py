"""What proves that an action was done: a link, or a file kept under the checksum of its content?"""

import hashlib
import uuid
from datetime import datetime
from pathlib import PurePath
from typing import Any

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.log import rules
from spi.follow_up.log.events import NOW, Event, Outcome, append
from spi.follow_up.log.people import Person, refusal
from spi.follow_up.plan.carrying import gone_on
from spi.store import database
from spi.store.transaction import Transaction

LARGEST = 20 * 1024 * 1024  # bytes


def evidence(plan: Plan, *, at: datetime = NOW) -> pd.DataFrame:
    """Every piece of evidence of a plan as of a moment; columns in sql/evidence.sql."""
    return database.query("evidence", region=plan.region_code, year=plan.survey_year, at=at)


def hand_in(
    person: Person, plan: Plan, action_id: str, *, title: str, link: str = "", file: tuple[str, bytes] | None = None
) -> Outcome:
    """Add a link or a file (name, content) as evidence of an action; answers its key in `subjects`."""
    facts: dict[str, Any] = {"title": title, "link": link}
    if file:
        name, content = file
        facts |= {"file_name": PurePath(name).name, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    sizes = {"bytes": facts.pop("bytes")} if file else {}
    clean, problems = rules.checked("evidence", facts)
    problems += _unusable(clean, file)
    with database.write() as transaction:
        problems = _refused(transaction, person, plan, action_id, "evidence") or problems
        if problems:
            return Outcome(problems=problems)
        if file:
            transaction.run("keep_evidence_file", sha256=clean["sha256"], bytes=len(content), content=content)
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


def content(sha256: str) -> bytes | None:
    """The content of a file handed in; None where the store does not hold it."""
    rows = database.query("evidence_content", sha256=sha256)
    return bytes(rows["content"].iloc[0]) if len(rows) else None


def _unusable(facts: dict[str, Any], file: tuple[str, bytes] | None) -> list[str]:
    link = facts["link"]
    if bool(link) == bool(file):
        return ["Isi salah satu: tautan, atau berkas. Belum ada yang disimpan."]
    if file and not file[1]:
        return [f"Berkas {facts['file_name']} kosong. Pilih berkas yang berisi."]
    if file and len(file[1]) > LARGEST:
        return [f"Berkas {facts['file_name']} lebih besar daripada 20 MB. Simpan di tempat lain dan isi tautannya."]
    return [] if facts["title"] else ["Beri nama bukti itu, misalnya nomor dan judul SOP. Belum ada yang disimpan."]


def _refused(transaction: Transaction, person: Person, plan: Plan, action_id: str, operation: str) -> list[str]:
    actions = transaction.ask("actions", region=plan.region_code, year=plan.survey_year, at=NOW).set_index("action_id")
    if action_id not in actions.index:
        return ["Tindak lanjut itu tidak ada lagi di rencana ini. Muat ulang halaman."]
    refused = refusal(person, operation, opd=actions.at[action_id, "opd"])
    return [refused] if refused else gone_on(actions.at[action_id, "title"], actions.at[action_id, "carried_to"])
