"""Which findings in percent does a table tell, part by part? A pasted block or a file of one survey year; small is good."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from spi.intake.spelling import headings, numbers
from spi.method.parts import in_order
from spi.sheets import texts
from spi.sheets.sheet import MOST_COLUMNS, MOST_ROWS, Row
from spi.sheets.spreadsheet import read_workbook
from spi.sheets.workbook import UnfitWorkbook, is_workbook

_NEEDED = "Tulis nama bagian indeks di kolom pertama dan persentasenya di sebelahnya, misalnya: Pengelolaan Anggaran; 12,5; 4"


class RiskTable(NamedTuple):
    """rows: part, percent (as printed) and indicators ("" where none), one for each part; problems: a sentence each."""

    rows: list[dict[str, Any]]
    problems: list[str]


def read(content: str | bytes) -> RiskTable:
    """The rows of a pasted text or of a file (XLSX, ODS, XLS, CSV, TXT) whose first text is a part of the index.

    Rows that name no part are headings or notes and are passed over; a part with something else than a share beside it, or
    named twice, is a problem.
    """
    try:
        readings = _readings(content)
    except UnfitWorkbook as error:
        return RiskTable([], [f"Berkas tidak dibuka: {error}"])
    except Exception:  # whatever a broken workbook makes its reader raise
        return RiskTable([], ["Berkas tidak dapat dibaca. Simpan ulang sebagai .xlsx atau salin tabelnya ke sini."])
    tables = [_table(rows) for rows in readings]
    best = max(tables, key=lambda table: (len(table.rows), len(table.problems)), default=RiskTable([], []))
    return best if best.rows or best.problems else RiskTable([], [f"Tidak ada bagian indeks yang dikenali. {_NEEDED}."])


def _readings(content: str | bytes) -> list[Iterable[Row]]:
    if isinstance(content, bytes):
        if is_workbook(content):
            return [page.rows for page in read_workbook(content, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS).pages]
        content = texts.decoded(content) or ""
    return [sheet.rows for sheet in texts.ways(content)]


def _table(rows: Iterable[Row]) -> RiskTable:
    found: dict[str, dict[str, Any]] = {}
    problems = []
    for number, cells in enumerate(rows, start=1):
        filled = [cell for cell in cells if str(cell).strip()]
        while filled and numbers.may_be_figure(filled[0]):  # the number of the row
            filled = filled[1:]
        part = headings.split(headings.meaning(filled[0]) or "")[0] if filled else ""
        if part not in in_order() or len(filled) < 2:
            continue
        if part in found:
            problems.append(f"Baris {number}: “{str(filled[0])[:60]}” sudah ada di atasnya. Tulis tiap bagian satu kali.")
        found.setdefault(
            part, {"part": part, "percent": _words(filled[1]), "indicators": _words(filled[2]) if filled[2:] else ""}
        )
    return RiskTable(list(found.values()), problems)


def _words(cell: object) -> str:
    """A cell as somebody would type it: 12.5 of a spreadsheet is "12,5"."""
    return format(cell, "g").replace(".", ",") if isinstance(cell, float) else str(cell).strip()
