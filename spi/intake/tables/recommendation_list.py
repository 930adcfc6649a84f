"""Which recommendations does a list hold, a line or a row each? A pasted block or a file out of KPK's report."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from spi.intake.spelling import headings
from spi.method.parts import in_order
from spi.sheets import texts
from spi.sheets.sheet import MOST_COLUMNS, MOST_ROWS
from spi.sheets.spreadsheet import read_workbook
from spi.sheets.workbook import UnfitWorkbook, is_workbook

MOST = 200
_MARK = re.compile(r"^\s*(?:[-•*–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+")
_FEWEST = 10  # letters: what is shorter is a number, a heading or a code


class RecommendationList(NamedTuple):
    """rows: text and part (a code, "" where none is named), each text once; problems: a sentence each."""

    rows: list[dict[str, str]]
    problems: list[str]


def read(content: str | bytes) -> RecommendationList:
    """The recommendations of a pasted text or a file (XLSX, ODS, XLS, CSV, TXT): of each row the longest text, without its
    number; a cell that names a part of the index says to which it belongs."""
    try:
        lines = list(_lines(content))
    except UnfitWorkbook as error:
        return RecommendationList([], [f"Berkas tidak dibuka: {error}"])
    except Exception:  # whatever a broken workbook makes its reader raise
        return RecommendationList([], ["Berkas tidak dapat dibaca. Simpan ulang sebagai .xlsx atau salin daftarnya ke sini."])
    rows = {row["text"].casefold(): row for row in map(_row, lines) if row}
    if not rows:
        return RecommendationList([], ["Tidak ada rekomendasi yang terbaca. Tempel satu rekomendasi per baris."])
    if len(rows) > MOST:
        return RecommendationList([], [f"Daftar itu memuat {len(rows)} baris; paling banyak {MOST}. Ambil tabelnya saja."])
    return RecommendationList(list(rows.values()), [])


def _lines(content: str | bytes) -> Iterable[list[str]]:
    if isinstance(content, bytes):
        if is_workbook(content):
            pages = read_workbook(content, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS).pages
            return [[str(cell) for cell in cells] for page in pages for cells in page.rows]
        content = texts.decoded(content) or ""
    return [line.split("\t") for line in content.splitlines()]


def _row(cells: list[str]) -> dict[str, str] | None:
    found = [" ".join(_MARK.sub("", cell).split()) for cell in cells]
    parts = [headings.split(headings.meaning(cell) or "")[0] for cell in found]
    part = next((part for part in parts if part in in_order()), "")
    longest = max((cell for cell, meant in zip(found, parts, strict=True) if meant not in in_order()), key=len, default="")
    return {"text": longest, "part": part} if len(longest) >= _FEWEST else None
