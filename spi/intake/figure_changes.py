"""May this person change the figures, and what becomes of it: a table saved, an import taken back, a source chosen?

The screen changes figures through here only (tests/test_layers.py keeps it so): a button that is greyed out stops a reader,
not a message that a browser was made to send. Whoever runs the command line can write the file itself, so it needs no person.
"""

from spi import intake
from spi.follow_up.log.people import Person, refusal
from spi.intake import history
from spi.intake.draft import Intake

_OPERATION = "import"
_UNREAD = "Masih ada peringatan yang belum dicentang. Baca dan centang dulu, lalu simpan; belum ada yang disimpan."


def save(person: Person, read: Intake, *, confirmed: bool, shown_at: int | None = None) -> intake.Outcome:
    """Save a table. confirmed: has somebody ticked every warning about it? shown_at: see intake.save. With problems nothing is
    written."""
    if refused := refusal(person, _OPERATION) or ("" if confirmed else _UNREAD):
        return intake.Outcome(problems=[refused])
    accepted = {warning.code for warning in read.warnings}
    return intake.save([read], actor=person.name, role=person.role, accepted=accepted, shown_at=shown_at)


def undo(person: Person, batch_id: int, *, reason: str) -> list[str]:
    """Take an import back (history.undo); answers problems, and with any of them nothing was changed."""
    if refused := refusal(person, _OPERATION):
        return [refused]
    return history.undo(batch_id, actor=person.name, role=person.role, reason=reason)


def prefer(person: Person, figure: tuple[int, str, str, str], *, source_id: str | None, reason: str) -> list[str]:
    """Choose the source of a figure (survey year, region code, unit, measure), or with None go back to the rule
    (history.prefer); answers problems, and with any of them nothing was changed."""
    if refused := refusal(person, _OPERATION):
        return [refused]
    year, region, unit, measure = figure
    signed = {"actor": person.name, "role": person.role, "reason": reason}
    return history.prefer(int(year), region, unit, measure, source_id=source_id, **signed)
