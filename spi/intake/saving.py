"""How do checked files become figures in the store? All of them in one transaction, or none."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pandas as pd

from spi.intake.draft import Intake
from spi.store import database

_SOURCES = {"dasbor": ("dasbor", "Tabel dasbor KPK"), "tabel": ("impor", "Tabel diimpor")}  # kind of source, outlet


@dataclass(frozen=True)
class Outcome:
    """What a save did. batches: the new batch ids; figures: how many were added; unchanged: files stored before."""

    batches: list[int] = field(default_factory=list)
    figures: int = 0
    unchanged: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def save(intakes: list[Intake], *, actor: str, accepted: Collection[str] = ()) -> Outcome:
    """Write the files in one transaction; a file whose content is in the store already changes nothing.

    With any problem in any file, or a warning whose code is not among those accepted, nothing is written: what the screen
    or the command line refuse is refused here again. actor: who imported. Raises what the database raises, after the
    whole transaction has been taken back. A second save at the same time waits for the first.
    """
    problems = [problem for intake in intakes for problem in intake.problems]
    problems += [warning.sentence for intake in intakes for warning in intake.warnings if warning.code not in accepted]
    if problems:
        return Outcome(problems=problems)
    with database.write() as cursor:
        return write_into(cursor, intakes, actor=actor)


def write_into(cursor: Any, intakes: list[Intake], *, actor: str) -> Outcome:
    """What `save` writes, inside a transaction that somebody else commits or takes back (the preview does)."""
    batches, unchanged, years, count = [], [], set(), 0
    problems = _vanished(cursor, intakes)
    if problems:
        return Outcome(problems=problems)
    for intake in intakes:
        if cursor.execute("select 1 from batch where sha256 = ?", [intake.sha256]).fetchone():
            unchanged.append(intake.file_name)
            continue
        batches.append(_save_one(cursor, intake, actor=actor))
        years |= {int(year) for year in intake.figures["survey_year"].unique()}
        count += len(intake.figures)
    if years:
        _refresh(cursor, sorted(years), batches)
    return Outcome(batches=batches, figures=count, unchanged=unchanged)


def _vanished(cursor: Any, intakes: list[Intake]) -> list[str]:
    """Sentences for files that name a region which an undo has removed since they were read."""
    known = {row[0] for row in cursor.execute("select region_code from region").fetchall()}
    if not known:  # a store that was never seeded knows no region to miss
        return []
    known |= {code for intake in intakes for code in intake.new_regions["region_code"]}
    return [
        f"{intake.file_name}: instansi {', '.join(sorted(gone))} sudah tidak ada di basis data karena impornya dibatalkan. "
        "Baca ulang berkas ini, lalu simpan."
        for intake in intakes
        if (gone := set(intake.figures["region_code"]) - known)
    ]


def _refresh(cursor: Any, years: list[int], batches: list[int]) -> None:
    """Mark what is preferred now, and note what each batch gave or altered among the figures in use."""
    cursor.execute(
        "create or replace temp table used_before as select survey_year, region_code, unit, measure, value from figure "
        "where preferred and survey_year in (select unnest(?))",
        [years],
    )
    database.refresh_scores(cursor, years)
    cursor.execute(
        "insert into batch_effect select b.batch_id, count(*) filter (where u.value is null and f.value is not null), "
        "count(*) filter (where u.value is not null and f.value is distinct from u.value) "
        "from (select unnest(?) as batch_id) b left join figure f on f.batch_id = b.batch_id and f.preferred "
        "left join used_before u using (survey_year, region_code, unit, measure) group by b.batch_id",
        [batches],
    )
    cursor.execute("drop table used_before")


def _save_one(cursor: Any, intake: Intake, *, actor: str) -> int:
    """Insert the batch of one file: its source, the regions and spellings that are new, its figures."""
    taken = "select batch_id from batch union all select batch_id from undone_batch"
    batch = cursor.execute(f"select coalesce(max(batch_id), 0) + 1 from ({taken})").fetchone()[0]
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
