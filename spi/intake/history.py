"""Which files came in, how is one taken out again, and who chose another source than the stated rule?"""

from datetime import datetime

import pandas as pd

from spi.follow_up.log.hidden_names import hidden
from spi.follow_up.log.people import Person
from spi.intake.sealing import seal_choice, seal_imports
from spi.store import database
from spi.store.transaction import Transaction

SHIPPED = 0


def batches() -> pd.DataFrame:
    """Every batch, newest first, those in force and those undone; see sql/batches.sql. new, changed: figures in use that it gave
    or altered when it came in (missing for what ships with the project)."""
    return hidden(database.query("batches"))


def figures(batch_id: int) -> pd.DataFrame:
    """Every figure that a batch in force brought, and whether it is in use; see sql/batch_figures.sql."""
    return database.query("batch_figures", batch=batch_id)


def choices() -> pd.DataFrame:
    """Every choice of a source, newest first; see sql/choices.sql."""
    return hidden(database.query("choices"))


def undo(batch_id: int, *, actor: str, reason: str, role: str = "local") -> list[str]:
    """Take back all that a batch wrote, in one transaction, and log who did it and why; answers problems, and with any of them
    nothing was changed. Its file may come in again.

    Later batches stay. A region that the batch brought and that a later batch uses passes to that batch with its
    spellings, so that undoing both, in whichever order, leaves the store as it was before either.
    """
    with database.write() as transaction:
        problems = _unsigned(actor, reason) or _not_undoable(transaction, batch_id)
        if problems:
            return problems
        years = transaction.ask("years_of", batch=batch_id, region=None)["survey_year"].tolist()
        signed = {"actor": actor.strip(), "reason": reason.strip()}
        transaction.run("undo_batch", batch=batch_id, moment=datetime.now(), **signed)
        transaction.run("refresh_scores", years=years)
        seal_imports(transaction, Person(actor, role), "undo", [batch_id], reason=reason.strip())
    return []


def prefer(
    survey_year: int, region_code: str, unit: str, measure: str, *, source_id: str | None, actor: str, reason: str,
    role: str = "local",
) -> list[str]:  # fmt: skip
    """Choose the source of one figure over the stated rule, or with None go back to the rule; answers problems. The choice is
    logged, and holds as long as that source has a value there. unit '' is the whole government."""
    key = {"year": survey_year, "region": region_code, "unit": unit, "measure": measure, "source": source_id}
    with database.write() as transaction:
        problems = _unsigned(actor, reason)
        if not problems and transaction.ask("printed_by", **key).empty:
            wanted = f"Sumber “{source_id}” tidak memiliki nilai" if source_id else "Tidak ada sumber"
            figure = f"{measure}, wilayah {region_code}, tahun {survey_year}"
            problems = [f"{wanted} untuk {figure}. Pilih sumber dari daftar Konflik sumber."]
        if not problems:
            signed = {"actor": actor.strip(), "reason": reason.strip()}
            transaction.run("choose_source", moment=datetime.now(), **key, **signed)
            transaction.run("refresh_scores", years=[survey_year])
            seal_choice(transaction, Person(actor, role), reason=reason.strip())
    return problems


def _unsigned(actor: str, reason: str) -> list[str]:
    if not actor.strip():
        return ["Isi nama Anda, supaya riwayat mencatat siapa yang mengubah."]
    if not reason.strip():
        return ["Tulis alasannya, supaya orang lain mengerti mengapa ini diubah."]
    return []


def _not_undoable(transaction: Transaction, batch_id: int) -> list[str]:
    if batch_id == SHIPPED:
        return ["Data bawaan aplikasi tidak dapat dibatalkan; hanya impor sendiri yang dapat."]
    known = transaction.ask("batches").set_index("batch_id")["undone_at"]
    if batch_id not in known.index:
        return [f"Impor ke-{batch_id} tidak ada. Lihat nomornya di Riwayat impor."]
    return [] if pd.isna(known[batch_id]) else [f"Impor ke-{batch_id} sudah pernah dibatalkan."]
