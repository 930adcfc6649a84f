"""How do checked files become figures in the store? All of them in one transaction, or none."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pandas as pd

from spi import database
from spi.intake.draft import Intake

_SOURCES = {"dasbor": ("dasbor", "Tabel dasbor KPK"), "tabel": ("impor", "Tabel diimpor")}  # kind of source, outlet


@dataclass(frozen=True)
class Outcome:
    """What a save did. batches: the new batch ids; figures: how many were added; unchanged: files stored before."""

    batches: list[int] = field(default_factory=list)
    figures: int = 0
    unchanged: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def save(intakes: list[Intake], *, actor: str) -> Outcome:
    """Write the files in one transaction; a file whose content is in the store already changes nothing.

    With any problem in any file nothing is written. actor: who imported. Raises what the database raises, after the
    whole transaction has been taken back.
    """
    problems = [problem for intake in intakes for problem in intake.problems]
    if problems:
        return Outcome(problems=problems)
    batches, unchanged, years, count = [], [], set(), 0
    with database.write() as cursor:
        for intake in intakes:
            if cursor.execute("select 1 from batch where sha256 = ?", [intake.sha256]).fetchone():
                unchanged.append(intake.file_name)
                continue
            batches.append(_save_one(cursor, intake, actor=actor))
            years |= {int(year) for year in intake.figures["survey_year"].unique()}
            count += len(intake.figures)
        if years:
            database.refresh_scores(cursor, sorted(years))
    return Outcome(batches=batches, figures=count, unchanged=unchanged)


def _save_one(cursor: Any, intake: Intake, *, actor: str) -> int:
    """Insert the batch of one file: its source, the regions and spellings that are new, its figures."""
    batch = cursor.execute("select coalesce(max(batch_id), 0) + 1 from batch").fetchone()[0]
    source, (kind, outlet) = f"impor-{intake.sha256[:12]}", _SOURCES[intake.kind]
    cursor.execute(
        "insert into batch (batch_id, kind, file_name, sha256, bytes, actor, imported_at, figures) "
        "values (?, ?, ?, ?, ?, ?, ?, ?)",
        [batch, intake.kind, intake.file_name, intake.sha256, intake.bytes, actor, datetime.now(), len(intake.figures)],
    )
    cursor.execute(
        "insert into source (source_id, kind, outlet, url, published, read_through, note, batch_id) "
        "values (?, ?, ?, '', ?, '', '', ?)",
        [source, kind, f"{outlet} (berkas {intake.file_name})", date.today().isoformat(), batch],
    )
    _insert(cursor, "region", intake.new_regions.assign(batch_id=batch), unless="region_code")
    _insert(cursor, "region_alias", intake.aliases.assign(batch_id=batch), unless="alias")
    figures = intake.figures.assign(source_id=source, grade="sedang", note="", batch_id=batch)
    _insert(cursor, "figure", figures)
    return batch


def _insert(cursor: Any, table: str, rows: pd.DataFrame, *, unless: str | None = None) -> None:
    """Insert the rows in one statement; `unless` names a column whose known values are left as they are."""
    if rows.empty:
        return
    columns = ", ".join(rows.columns)
    rule = f"where {unless} not in (select {unless} from {table})" if unless else ""
    cursor.register("incoming", rows)
    cursor.execute(f"insert into {table} ({columns}) select {columns} from incoming {rule}")
    cursor.unregister("incoming")
