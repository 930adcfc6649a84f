"""Which file of a government was withdrawn, and how is its content deleted for good while its checksum stays in the log?"""

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.log import rules
from spi.follow_up.log.events import Event, Outcome, append
from spi.follow_up.log.hidden_names import hidden
from spi.follow_up.log.people import ERASE, Person, refusal
from spi.follow_up.log.reading import read
from spi.store import database

_STANDS = (
    "Berkas itu tidak dapat dihapus: isinya sudah dihapus, atau masih ada bukti atau surat yang memakainya. Muat ulang halaman."
)
_READABLE = (
    "Isinya dihapus, tetapi tempatnya di basis data belum dapat ditulis ulang, jadi sisa isinya mungkin masih terbaca dari "
    "berkas mentahnya. Buat cadangan (python -m spi backup), lalu pulihkan (restore)."
)
_NOTHING = b""  # what is kept of a file that was deleted; none that is handed in is empty


def withdrawn(region_code: str) -> pd.DataFrame:
    """The files of a government that nothing names any more and whose content is still kept; columns in
    sql/withdrawn_files.sql. Raises NotTheirsError."""
    return read("withdrawn_files", region=region_code)


def erased(sha256: str) -> pd.Series | None:
    """When and by whom the content of a file was deleted (erased_at, erased_by); None where it was not."""
    rows = hidden(database.query("erased_files")).set_index("sha256")
    return rows.loc[sha256] if sha256 in rows.index else None


def erase(person: Person, region_code: str, sha256: str, *, reason: str) -> Outcome:
    """Delete the content of a withdrawn file, with a reason; name, size and checksum stay in the sealed log. Answers the checksum
    in `subjects`, and a warning where the raw files of the store may still hold the content."""
    with database.write() as transaction:
        held = transaction.ask("withdrawn_files", region=region_code).set_index("sha256")
        refused = refusal(person, ERASE, region=region_code)
        problems = [refused] if refused else [] if sha256 in held.index else [_STANDS]
        problems = problems or rules.reasoned(reason)
        if problems:
            return Outcome(problems=problems)
        file = held.loc[sha256]
        told = {"sha256": sha256, "file_name": file["file_name"], "bytes": int(file["bytes"])}
        if isinstance(file["action_id"], str):
            told["action"] = file["action_id"]
        plan = Plan(region_code, int(file["survey_year"]))
        append(transaction, person, [Event("attachment", sha256, ERASE, told, reason.strip(), plan)])
        transaction.run("put_evidence_content", sha256=sha256, content=_NOTHING)
    try:
        database.overwrite_deleted()
    except (database.StoreError, OSError):
        return Outcome(subjects=[sha256], warnings=[_READABLE])
    return Outcome(subjects=[sha256])
