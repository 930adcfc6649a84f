"""What did the office leave in this store? Every row that somebody typed or imported, as plain text, to be compared."""

import base64
from pathlib import Path
from typing import Any

from spi.store import database

# Columns are named: a later migration may add or rename some, and must keep what they hold.
TYPED = {
    "event": "select seq, happened_at, actor, role, region_code, survey_year, kind, subject, operation, facts, reason, previous, "
    "hash from event order by seq",
    "event_head": "select seq, hash from event_head",
    "evidence_file": "select sha256, bytes, content from evidence_file order by sha256",
    "batch": "select batch_id, kind, file_name, sha256, bytes, actor, imported_at, figures from batch where batch_id > 0 "
    "order by batch_id",
    "batch_effect": "select batch_id, new_figures, changed_figures from batch_effect order by batch_id",
    "undone_batch": "select batch_id, kind, file_name, sha256, bytes, actor, imported_at, figures, new_figures, changed_figures, "
    "undone_at, undone_by, undo_reason from undone_batch order by batch_id",
    "preference_choice": "select choice_id, survey_year, region_code, unit, measure, source_id, actor, reason, chosen_at "
    "from preference_choice order by choice_id",
    "source": "select source_id, kind, outlet, url, published, batch_id from source where batch_id > 0 order by source_id",
    "region": "select region_code, name, short_name, kind, batch_id from region where batch_id > 0 order by region_code",
    "region_alias": "select alias, region_code, batch_id from region_alias where batch_id > 0 order by all",
    "figure": "select survey_year, region_code, unit, measure, value, printed, decimals, reason, source_id, location, grade, "
    "batch_id from figure where batch_id > 0 order by batch_id, survey_year, region_code, unit, measure",
}


def left_behind(place: Path) -> dict[str, list[list[Any]]]:
    """Table -> its rows that did not ship with the project: numbers and texts as they are, moments as text, bytes in Base64."""
    with database.other(place) as connection:
        return {
            table: [[_plain(cell) for cell in row] for row in connection.execute(sql).fetchall()] for table, sql in TYPED.items()
        }


def _plain(cell: Any) -> Any:
    if isinstance(cell, bytes | bytearray):
        return base64.b64encode(cell).decode()
    return cell if cell is None or isinstance(cell, str | int | float) else str(cell)
