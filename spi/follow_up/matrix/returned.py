"""What did somebody change in the workbook of a plan, and how is it saved? All or nothing, and only real differences."""

from datetime import datetime

from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log.events import NOW, Outcome
from spi.follow_up.log.people import Person
from spi.follow_up.matrix import matrix
from spi.follow_up.matrix.matrix_sheet import AGAIN, Sheet, Unreadable, opened
from spi.follow_up.matrix.proposal import Draft, Proposal
from spi.follow_up.plan import plan
from spi.store import database

CODE, NEWEST, SEAL = "Kode rencana", "Nomor peristiwa terakhir", "Sidik peristiwa terakhir (SHA-256)"  # in the guide sheet


def read(content: bytes, name: str, of: Plan) -> Draft:
    """What the workbook `name` would change in a plan. A cell is changed when it differs from what the plan said at the
    event that its writer had seen (column Versi), so that nobody's later change is taken back unawares."""
    try:
        sheet = opened(content, name)
    except Unreadable as unreadable:
        return Draft(problems=unreadable.sentences)
    draft = Draft(notes=sheet.notes, problems=_foreign(sheet, name, of))
    if draft.problems:
        return draft
    versions = [int(text) for _, row in sheet.rows if (text := matrix.said(row[matrix.VERSION])).isdecimal() and len(text) < 16]
    newest = sheet.facts.get(NEWEST, "")
    names = matrix.theme_words(discussion.theme_names(at=_moment(int(newest) if newest.isdecimal() else 0)))
    current = matrix.theme_words(discussion.theme_names())
    words = {word.casefold(): key for found in (current, names) for key, word in found.items()}
    then, now = (
        {action["action_id"]: action for action in plan.actions(of, at=at).to_dict("records")}
        for at in (_moment(max(versions, default=0)), NOW)
    )
    return Proposal(sheet, draft, then, now, names, {key.casefold(): key for key in names} | words).read()


def apply(person: Person, of: Plan, draft: Draft, reason: str = "") -> Outcome:
    """Save what a workbook proposes, all or nothing; `reason` stands where the workbook gives none. Refused like changes
    made by hand: without the role, over unseen changes of others, or without a reason where one is demanded."""
    if draft.problems:
        return Outcome(problems=draft.problems)
    reasons = {key: draft.reasons.get(key) or reason for key in draft.changes}
    return plan.save(person, of, draft.changes, draft.new, seen=draft.seen, reasons=reasons, distinct=True)


def _foreign(sheet: Sheet, name: str, of: Plan) -> list[str]:
    """A sentence for a workbook of another plan, or of another store, whose versions mean something else."""
    code, newest = sheet.facts.get(CODE, ""), sheet.facts.get(NEWEST, "")
    if code and code != f"{of.region_code}/{of.survey_year}":
        told = f"Berkas {name} memuat rencana {code}, bukan {of.region_code}/{of.survey_year}."
        return [f"{told} Pilih daerah atau instansi dan tahun itu di atas, lalu muat lagi."]
    if newest.isdecimal() and int(newest):
        event = database.query("event_moment", seq=int(newest))
        if event.empty or event["hash"].iloc[0] != sheet.facts.get(SEAL):
            return [f"Berkas {name} dibuat dari basis data lain, jadi kolom Versi tidak cocok. {AGAIN}"]
    return []


def _moment(seq: int) -> datetime:
    """When an event was written down; NOW where there is no such event."""
    event = database.query("event_moment", seq=seq)
    return NOW if event.empty else event["happened_at"].iloc[0].to_pydatetime()
