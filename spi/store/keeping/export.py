"""How does everything the store knows leave it as plain CSV files, and come back with the same answers?

One file per table and manifest.csv, which counts their rows. Left out is what is derived: table score, the mark of the
preferred figures, the running number of a figure. An empty cell is an unknown, "" an empty text.
"""

import csv
from collections.abc import Callable
from pathlib import Path

from spi.store import database, drafts
from spi.store.faults import KeepingError, refuse_unspellable
from spi.store.files import located, plain
from spi.store.keeping.check import broken_in
from spi.store.transaction import Transaction

MANIFEST = "manifest.csv"
_FOR_OTHERS = "shown"  # stands in the manifest of an export whose texts are not those of the store
_DERIVED_TABLES = ("migration", "score")
_DERIVED_COLUMNS = ("figure_id", "preferred")
_FORMER = {"deed": "operation"}  # what an export of an earlier version calls a column
# A spreadsheet takes a text that begins so for a formula; an apostrophe before it keeps it a text. A text that begins
# with apostrophes and then so gets one more, so that taking one off always gives the text back.
_FORMULA = "'^''*[=+\\-@\\t\\r\\n]'"
_LONGEST_LINE = 100_000_000  # bytes: a file of evidence of 20 MB, four characters a byte
_CSV = {"header": "true", "sep": "','", "quote": "'\"'", "escape": "'\"'"}


def write(folder: Path, *, shown: Callable[[str], str] | None = None) -> dict[str, int]:
    """Export this process's store into a new or empty folder, all files or none; answers the rows of each table. Raises
    KeepingError where the folder is not empty or cannot be written.

    shown: as what each text is written in an export for others. The seals stay as they are, over what they sealed, so that it
    cannot be read back.
    """
    folder = located(folder)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise KeepingError(f"{folder} sudah ada isinya. Pilih folder baru atau kosong; tidak ada yang ditulis.")
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KeepingError(f"{folder} tidak dapat ditulis. Periksa apakah foldernya ada dan boleh ditulisi.") from error
    try:
        with drafts.draft(folder) as draft:
            draft.mkdir(mode=0o700)
            counts = _write_tables(draft, shown)
            draft.chmod(0o755)
            if folder.exists():
                folder.rmdir()
            draft.replace(folder)
    except (database.StoreError, OSError) as error:
        cause = error.__cause__ or error  # of a StoreError what DuckDB said: the fault may lie where it is written to
        raise KeepingError(f"Ekspor ke {folder} gagal; tidak ada yang ditulis. Sistem berkata: {cause}") from error
    return counts


def read(folder: Path, place: Path) -> None:
    """Build a store at a place where there is none yet from an export; it gives the same answers. Raises KeepingError with a
    sentence, and leaves nothing, where the export is incomplete or breaks a promise."""
    refuse_unspellable(folder)
    try:
        with database.other(place) as transaction:
            for table, rows in _manifest(folder, set(_tables(transaction))).items():
                _read_table(transaction, folder, table, rows)
            years = transaction.execute("select distinct survey_year from figure").fetchall()
            transaction.run("refresh_scores", years=sorted(row[0] for row in years))
            if problems := broken_in(transaction):
                raise KeepingError(f"Ekspor di {folder} tidak utuh. {problems[0]}")
    except BaseException:
        place.unlink(missing_ok=True)
        place.with_name(f"{place.name}.wal").unlink(missing_ok=True)
        raise


def _write_tables(folder: Path, shown: Callable[[str], str] | None) -> dict[str, int]:
    counts, options = {}, ", ".join(f"{name} {value}" for name, value in _CSV.items())
    with database.whole() as transaction:
        if shown:
            transaction.define("as_shown", shown)
        for table, columns in _tables(transaction).items():
            texts = [name for name, kind in columns.items() if kind == "VARCHAR"]
            others = ", ".join(f"as_shown({name}) as {name}" for name in texts)
            source = f"(select * replace ({others}) from {table})" if shown and texts else table
            cells = ", ".join(_guarded(name) if name in texts else name for name in columns)
            order = ", ".join(f"t.{name} nulls last" for name in columns)
            target = str(folder / f"{table}.csv").replace("'", "''")
            transaction.execute(f"copy (select {cells} from {source} t order by {order}) to '{target}' (format csv, {options})")
            counts[table] = transaction.value(f"select count(*) from {table}")
    lines = [
        f"schema,{database.schema()}",
        *([f"{_FOR_OTHERS},1"] if shown else []),
        *(f"{table},{rows}" for table, rows in counts.items()),
    ]
    (folder / MANIFEST).write_text("\n".join(["table,rows", *lines]) + "\n", encoding="utf-8", newline="\n")
    return counts


def _tables(transaction: Transaction) -> dict[str, dict[str, str]]:
    """The tables of the store that are truth: column -> type."""
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in transaction.execute(
        "select table_name, column_name, data_type from duckdb_columns() "
        "where not internal and database_name = current_database() and table_name in (select table_name from duckdb_tables() "
        "where not temporary) order by table_name, column_index"
    ).fetchall():
        if table not in _DERIVED_TABLES and column not in _DERIVED_COLUMNS:
            tables.setdefault(table, {})[column] = kind
    return tables


def _guarded(column: str) -> str:
    return f"case when regexp_matches({column}, {_FORMULA}) then '''' || {column} else {column} end as {column}"


def _unguarded(column: str) -> str:
    return f"case when starts_with({column}, '''') and regexp_matches({column}, {_FORMULA}) then {column}[2:] else {column} end"


def _manifest(folder: Path, tables: set[str]) -> dict[str, int]:
    """The tables of an export with their rows. Raises KeepingError where the folder is no export of a known schema."""
    try:
        with plain(folder / MANIFEST).open(encoding="utf-8-sig", newline="") as file:
            listed = {row["table"]: int(row["rows"]) for row in csv.DictReader(file)}
        made_by, for_others = listed.pop("schema"), listed.pop(_FOR_OTHERS, 0)
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise KeepingError(f"{folder} bukan hasil ekspor SPI: {MANIFEST} tidak ada atau tidak terbaca.") from error
    if for_others:
        raise KeepingError(
            f"Ekspor di {folder} dibuat untuk dibagikan: nama orang ditulis sebagai jabatan, jadi segelnya tidak dapat "
            "diperiksa. Pulihkan dari cadangan, atau dari ekspor dengan --complete."
        )
    if made_by > database.schema():
        raise KeepingError(
            f"Ekspor di {folder} dibuat oleh versi aplikasi yang lebih baru (skema {made_by}, aplikasi ini mengenal "
            f"{database.schema()}). Perbarui aplikasi dulu."
        )
    missing = tables - set(listed)
    if missing and made_by == database.schema():
        raise KeepingError(
            f"{folder}: tabel {', '.join(sorted(missing))} tidak ada di {MANIFEST}. Ambil ekspornya lagi secara utuh."
        )
    return listed


def _read_table(transaction: Transaction, folder: Path, table: str, rows: int) -> None:
    """Insert one file of an export. Raises KeepingError with file, cause and remedy."""
    file, known = folder / f"{table}.csv", _tables(transaction).get(table, {})
    try:
        with plain(file).open(encoding="utf-8-sig", newline="") as opened:
            header = [_FORMER.get(name, name) for name in next(csv.reader(opened), [])]
    except (OSError, ValueError) as error:
        raise KeepingError(f"{file} tidak ada atau tidak terbaca. Ambil ekspornya lagi secara utuh.") from error
    if not header or not set(header) <= set(known):
        raise KeepingError(f"{file}: judul kolom {header} tidak dikenal. Jangan mengubah baris pertama hasil ekspor.")
    shown = ", ".join(_unguarded(name) if known[name] == "VARCHAR" else f"{name}::{known[name]}" for name in header)
    as_text = ", ".join(f"'{name}': 'varchar'" for name in header)
    source, options = str(file).replace("'", "''"), ", ".join(f"{name} = {value}" for name, value in _CSV.items())
    try:
        transaction.execute(
            f"insert into {table} ({', '.join(header)}) select {shown} from read_csv('{source}', auto_detect = false, "
            f"{options}, max_line_size = {_LONGEST_LINE}, nullstr = '', allow_quoted_nulls = false, columns = {{{as_text}}})"
        )
    except database.Error as error:
        raise KeepingError(f"{file} rusak: {str(error).splitlines()[0]}. Ambil ekspornya lagi secara utuh.") from error
    held = transaction.value(f"select count(*) from {table}")
    if held != rows:
        raise KeepingError(f"{file} berisi {held} baris, {MANIFEST} mencatat {rows}. Ambil ekspornya lagi secara utuh.")
