"""Which files came in, how is one taken out again, and who chose another source than the stated rule?"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pandas as pd

from spi.store import database

SHIPPED = 0


@dataclass(frozen=True)
class Undone:
    """What an undo did. problems: sentences; with any of them nothing was changed."""

    batch_id: int
    problems: list[str] = field(default_factory=list)


def batches() -> pd.DataFrame:
    """Every batch, newest first, those in force and those undone; see sql/batches.sql.

    new, changed: figures in use that it gave or altered when it came in (missing for what ships with the project).
    """
    return database.query("batches")


def figures(batch_id: int) -> pd.DataFrame:
    """Every figure that a batch in force brought, and whether it is in use; see sql/batch_figures.sql."""
    return database.query("batch_figures", batch=batch_id)


def choices() -> pd.DataFrame:
    """Every choice of a source, newest first; see sql/choices.sql."""
    return database.query("choices")


def undo(batch_id: int, *, actor: str, reason: str) -> Undone:
    """Take back all that a batch wrote, in one transaction, and log who did it and why; its file may come in again.

    Later batches stay. A region that the batch brought and that a later batch uses passes to that batch with its
    spellings, so that undoing both, in whichever order, leaves the store as it was before either.
    """
    with database.write() as cursor:
        problems = _unsigned(actor, reason) or _not_undoable(cursor, batch_id)
        if problems:
            return Undone(batch_id, problems)
        years = _years(cursor, batch_id)
        cursor.execute(
            "insert into undone_batch select batch_id, kind, file_name, sha256, bytes, batch.actor, imported_at, figures, "
            "new_figures, changed_figures, ?, ?, ? from batch left join batch_effect using (batch_id) where batch_id = ?",
            [datetime.now(), actor.strip(), reason.strip(), batch_id],
        )
        cursor.execute("delete from figure where batch_id = ?", [batch_id])
        _hand_over(cursor, batch_id)
        for table in ("region_alias", "region", "source", "batch_effect", "batch"):
            cursor.execute(f"delete from {table} where batch_id = ?", [batch_id])
        database.refresh_scores(cursor, years)
    return Undone(batch_id)


def prefer(
    survey_year: int, region_code: str, unit: str, measure: str, *, source_id: str | None, actor: str, reason: str
) -> list[str]:
    """Choose the source of one figure over the stated rule, or with None go back to the rule; answers problems.

    The choice is logged, and holds as long as that source has a value there. unit '' is the whole government.
    """
    key = [survey_year, region_code, unit, measure]
    with database.write() as cursor:
        problems = _unsigned(actor, reason) or _no_value(cursor, key, source_id)
        if not problems:
            cursor.execute(
                "insert into preference_choice select coalesce(max(choice_id), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? "
                "from preference_choice",
                [*key, source_id, actor.strip(), reason.strip(), datetime.now()],
            )
            database.refresh_scores(cursor, [survey_year])
    return problems


def _unsigned(actor: str, reason: str) -> list[str]:
    if not actor.strip():
        return ["Isi nama Anda, supaya riwayat mencatat siapa yang mengubah."]
    if not reason.strip():
        return ["Tulis alasannya, supaya orang lain mengerti mengapa ini diubah."]
    return []


def _not_undoable(cursor: Any, batch_id: int) -> list[str]:
    if batch_id == SHIPPED:
        return ["Data bawaan aplikasi tidak dapat dibatalkan; hanya impor sendiri yang dapat."]
    if cursor.execute("select 1 from undone_batch where batch_id = ?", [batch_id]).fetchone():
        return [f"Impor nomor {batch_id} sudah pernah dibatalkan."]
    if not cursor.execute("select 1 from batch where batch_id = ?", [batch_id]).fetchone():
        return [f"Impor nomor {batch_id} tidak ada. Lihat nomornya di Riwayat impor."]
    return []


def _no_value(cursor: Any, key: list, source_id: str | None) -> list[str]:
    """A sentence unless the source (None: any source) has a value for this figure."""
    found = cursor.execute(
        "select 1 from figure where (survey_year, region_code, unit, measure) = (?, ?, ?, ?) "
        "and (? is null or (source_id = ? and value is not null))",
        [*key, source_id, source_id],
    ).fetchone()
    if found:
        return []
    wanted = f"Sumber '{source_id}' tidak mempunyai nilai" if source_id else "Tidak ada sumber"
    return [f"{wanted} untuk {key[3]}, wilayah {key[1]}, tahun {key[0]}. Pilih sumber dari daftar Konflik sumber."]


def _years(cursor: Any, batch_id: int) -> list[int]:
    found = cursor.execute("select distinct survey_year from figure where batch_id = ? order by all", [batch_id])
    return [row[0] for row in found.fetchall()]


def _hand_over(cursor: Any, batch_id: int) -> None:
    """Give the regions of this batch that later batches use, and their spellings, to the first of those."""
    heirs = cursor.execute(
        "select region_code, min(figure.batch_id) from figure join region using (region_code) "
        "where region.batch_id = ? group by region_code",
        [batch_id],
    ).fetchall()
    for region_code, heir in heirs:
        for table in ("region", "region_alias"):
            cursor.execute(
                f"update {table} set batch_id = ? where region_code = ? and batch_id = ?", [heir, region_code, batch_id]
            )
