"""How do checked files become figures in the store? All of them in one transaction, or none."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

import pandas as pd

from spi.follow_up.log.people import Person
from spi.intake.draft import Intake
from spi.intake.sealing import seal_imports
from spi.method.other_indices import other_indices
from spi.store import database
from spi.store.transaction import Transaction

OVERTAKEN = "Angka tersimpan berubah sejak pratinjau tadi. Pratinjau yang tampil sudah yang terbaru; periksa, lalu simpan lagi."
_SOURCES = {"dasbor": ("dasbor", "Tabel dasbor KPK"), "tabel": ("impor", "Tabel diimpor")}  # kind of source, outlet


@dataclass(frozen=True)
class Outcome:
    """What a save did. batches: the new batch ids; figures: how many were added; unchanged: files stored before."""

    batches: list[int] = field(default_factory=list)
    figures: int = 0
    unchanged: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def save(
    intakes: list[Intake], *, actor: str, role: str = "local", accepted: Collection[str] = (), shown_at: int | None = None
) -> Outcome:
    """Write the files in one transaction; a file whose content is in the store already changes nothing.

    With any problem in any file, or a warning whose code is not among those accepted, nothing is written: what the screen
    or the command line refuse is refused here again. actor, role: who imported, and as what (people.ROLES). shown_at: as of
    which write of figures (database.state) the difference was shown that is saved now; after another one nothing is written.
    Raises what the database raises, after the whole transaction has been taken back. A second save at the same time waits for
    the first.
    """
    problems = [problem for intake in intakes for problem in intake.problems]
    problems += [warning.sentence for intake in intakes for warning in intake.warnings if warning.code not in accepted]
    if problems:
        return Outcome(problems=problems)
    with database.write() as transaction:
        if shown_at not in (None, database.state()[1]):
            return Outcome(problems=[OVERTAKEN])
        outcome = write_into(transaction, intakes, actor=actor)
        seal_imports(transaction, Person(actor, role), "import", outcome.batches)
        return outcome


def write_into(transaction: Transaction, intakes: list[Intake], *, actor: str) -> Outcome:
    """What `save` writes, inside a transaction that somebody else commits or takes back (the preview does); not sealed."""
    batches, unchanged, years, count = [], [], set(), 0
    problems = _vanished(transaction, intakes)
    if problems:
        return Outcome(problems=problems)
    known = transaction.ask("batches")
    in_force = known[known["undone_at"].isna()]
    held = {(row.sha256, row.kind if row.kind in other_indices() else "") for row in in_force.itertuples()}
    number = int(known["batch_id"].max()) if len(known) else 0
    transaction.run(
        "note_used", years=sorted({int(year) for intake in intakes for year in intake.figures["survey_year"].unique()})
    )
    for intake in intakes:
        content = intake.sha256, intake.other_index  # one file may hold both indices, and come in for each
        if content in held:
            unchanged.append(intake.file_name)
            continue
        number += 1  # a number that was undone is never used again
        _save_one(transaction, intake, number, actor=actor)
        batches.append(number)
        held.add(content)
        years |= {int(year) for year in intake.figures["survey_year"].unique()}
        count += len(intake.figures)
    if years:
        transaction.run("refresh_scores", years=sorted(years))
        transaction.run("note_effects", batches=batches)
    return Outcome(batches=batches, figures=count, unchanged=unchanged)


def _vanished(transaction: Transaction, intakes: list[Intake]) -> list[str]:
    """Sentences for files that name a region which an undo has removed since they were read."""
    known = set(transaction.ask("region_names")["region_code"])
    if not known:  # a store that was never seeded knows no region to miss
        return []
    known |= {code for intake in intakes for code in intake.new_regions["region_code"]}
    return [
        f"{intake.file_name}: instansi {', '.join(sorted(gone))} sudah tidak ada di basis data karena impornya dibatalkan. "
        "Baca ulang berkas ini, lalu simpan."
        for intake in intakes
        if (gone := set(intake.figures["region_code"]) - known)
    ]


def _save_one(transaction: Transaction, intake: Intake, batch: int, *, actor: str) -> None:
    """Insert the batch of one file: its source, the regions and spellings that are new, its figures."""
    index, (kind, outlet) = intake.other_index, _SOURCES.get(intake.kind, _SOURCES["tabel"])
    source = f"impor-{intake.sha256[:12]}{f'-{index}' if index else ''}"
    row = {
        "batch_id": batch, "kind": intake.kind, "file_name": intake.file_name, "sha256": intake.sha256, "bytes": intake.bytes,
        "actor": actor, "imported_at": datetime.now(), "figures": len(intake.figures),
    }  # fmt: skip
    printed = {
        "source_id": source, "kind": kind, "outlet": f"{outlet} (berkas {intake.file_name})", "url": "",
        "published": date.today().isoformat(), "read_through": "", "note": "", "batch_id": batch,
    }  # fmt: skip
    transaction.insert("batch", pd.DataFrame([row]))
    transaction.insert("source", pd.DataFrame([printed]))
    transaction.insert("region", intake.new_regions.assign(batch_id=batch), unless="region_code")
    transaction.insert("region_alias", intake.aliases.assign(batch_id=batch), unless="alias")
    figures = intake.figures.assign(source_id=source, grade="sedang", note="", batch_id=batch)
    if index:
        others = figures.drop(columns=["unit", "reason"]).rename(columns={"measure": "index_code"})
        transaction.insert("other_figure", others.assign(as_of=""))
    else:
        transaction.insert("figure", figures)
