"""How many people does an OPD's list of respondents hold, and how many of them can be reached? Counted in memory, told in tens.

Nothing of a cell leaves this module: what it answers is counts in tens and sentences that name a row, a column or a sheet by its
place. Whatever goes wrong becomes a sentence too, since the message of an exception may quote a cell.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from spi.cycle import contacts
from spi.cycle.respondent_rules import Criterion, Rule, date_columns, rules
from spi.sheets import texts
from spi.sheets.sheet import MOST_COLUMNS, MOST_ROWS, Row, Sheet
from spi.sheets.spreadsheet import read_workbook
from spi.sheets.workbook import Book, Page, UnfitWorkbook, is_workbook, letters
from spi.words.tens import in_tens

COUNTS = ("listed", "mobile", "email", "dated", "eligible", "doubles")
_HEAD_WITHIN = 40  # rows in which the headings stand
_KEPT = "Tidak ada yang disimpan."
_UNREADABLE = f"Berkas itu tidak dapat dibaca. Simpan ulang sebagai .xlsx atau salin tabelnya ke sini. {_KEPT}"
_NO_HEADINGS = f"Tidak ada kolom nomor seluler atau surel. Beri judul kolomnya, misalnya Nama; No HP; Surel; TMT. {_KEPT}"
_WRONG = {
    "mobile": "berjudul nomor seluler, tetapi kebanyakan isinya bukan nomor",
    "email": "berjudul surel, tetapi kebanyakan isinya bukan alamat surel",
    "date": "berjudul tanggal, tetapi kebanyakan isinya bukan tanggal",
}


@dataclass(frozen=True)
class ListCounts:
    """counts: name of COUNTS -> the ten, "" where the list has no such column; problems: with any of them nothing was counted;
    notes: what was left out, or cannot be known."""

    counts: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Table:
    """A sheet with its heading row. columns: field -> its columns from 0; hidden: rows that its reader does not see."""

    rows: Sequence[Row]
    head: int
    columns: dict[str, list[int]]
    hidden: frozenset[int] = frozenset()


class _Refused(ValueError):
    """The list is not counted; the message is a sentence without a word of it."""


def count(content: str | bytes, *, group: str, year: int, as_of: date) -> ListCounts:
    """The counts of a list: a pasted block or the content of an XLSX, ODS, XLS or CSV file, as of a day, for a survey year."""
    try:
        return _counted(content, group=group, criterion=rules().criterion(year, group), as_of=as_of)
    except _Refused as refusal:
        return ListCounts(problems=[str(refusal)])
    except UnfitWorkbook as refusal:
        return ListCounts(problems=[f"Berkas tidak dibuka: {refusal} {_KEPT}"])
    except Exception:  # its message may quote a cell, so neither told nor logged
        return ListCounts(problems=[_UNREADABLE])


def _counted(content: str | bytes, *, group: str, criterion: Criterion | None, as_of: date) -> ListCounts:
    table, notes = _only_table(content)
    people = list(_people(table))
    if not people:
        raise _Refused(f"Daftar itu kosong: ada judul kolom, tetapi tidak ada baris di bawahnya. {_KEPT}")
    _refuse_formulas(table)
    dates = [name for name in date_columns(group) if name in table.columns]
    for name in ("mobile", "email", *dates):
        _refuse_other_content(table, people, name)
    mobiles, emails = _all(table, people, "mobile", contacts.mobile), _all(table, people, "email", contacts.email)
    days = {name: _all(table, people, name, contacts.day) for name in dates}
    found: dict[str, int | None] = {
        "listed": len(people),
        "mobile": _filled(mobiles),
        "email": _filled(emails),
        "dated": sum(any(row) for row in zip(*days.values(), strict=True)) if days else None,
        "eligible": _eligible(days, criterion, as_of, len(people)),
        "doubles": _doubles(mobiles, emails),
    }
    if criterion and found["eligible"] is None:
        notes.append("Yang memenuhi syarat tidak dapat dihitung: kolom tanggal yang diperlukan tidak ada.")
    return ListCounts({name: "" if number is None else in_tens(number) for name, number in found.items()}, notes=notes)


def _only_table(content: str | bytes) -> tuple[_Table, list[str]]:
    """The one sheet that has the headings of such a list, and what of the workbook was left out."""
    if isinstance(content, bytes) and is_workbook(content):
        book = read_workbook(content, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS)
        return _of_book(book)
    text = texts.decoded(content) if isinstance(content, bytes) else content
    if text is None:
        raise _Refused(_UNREADABLE)
    if not text.strip():
        raise _Refused(f"Tidak ada isinya. Tempel tabelnya atau pilih berkasnya. {_KEPT}")
    sheets = [sheet for sheet in texts.ways(text) if sheet.list_from is None]
    found = [(_headed(sheet.rows), sheet) for sheet in sheets]
    table, sheet = max(found, key=lambda pair: len(pair[0].columns) if pair[0] else 0, default=(None, Sheet("", [])))
    if fault := sheet.fault():
        raise _Refused(f"Daftar tidak dibaca: {fault} {_KEPT}")
    if table is None:
        raise _Refused(_NO_HEADINGS)
    return table, []


def _of_book(book: Book) -> tuple[_Table, list[str]]:
    if "formulas" in book.known or any(page.unread for page in book.pages):
        raise _Refused(f"Berkas itu memuat rumus. Salin tabelnya sebagai nilai ke buku kerja baru, lalu pilih itu. {_KEPT}")
    shown = [(place, page) for place, page in enumerate(book.pages, start=1) if not page.hidden]
    found = [(place, page, table) for place, page in shown if (table := _headed(_visible(page), page))]
    if not found:
        raise _Refused(_NO_HEADINGS)
    if len(found) > 1:
        places = " dan ".join(f"ke-{place}" for place, _, _ in found[:2])
        raise _Refused(f"Lebih dari satu lembar memuat daftar ({places}). Simpan satu daftar dalam satu berkas. {_KEPT}")
    _, page, table = found[0]
    unseen = len(shown) < len(book.pages) or page.hidden_rows or page.hidden_columns or page.struck
    return table, ["Lembar, baris, dan kolom tersembunyi serta yang dicoret tidak dihitung."] if unseen else []


def _visible(page: Page) -> list[list[object]]:
    """The cells of a sheet as its reader sees them: hidden columns are empty, what is struck out is gone."""
    rows: list[list[object]] = [list(cells) for cells in page.rows]
    for (row, column), left in page.struck.items():
        rows[row][column] = left
    for cells in rows if page.hidden_columns else []:
        for column in page.hidden_columns & set(range(len(cells))):
            cells[column] = ""
    return rows


def _headed(rows: Sequence[Row], page: Page | None = None) -> _Table | None:
    """The table below the first row that names a column of mobile numbers or e-mail addresses; None where there is none."""
    for number, cells in enumerate(rows[:_HEAD_WITHIN]):
        columns: dict[str, list[int]] = {}
        for column, cell in enumerate(cells):
            words = " ".join(re.findall(r"[a-z0-9]+", contacts.text_of(cell).casefold()[:80]))
            if name := rules().headings.get(words):
                columns.setdefault(name, []).append(column)
        if {"mobile", "email"} & columns.keys():
            return _Table(rows, number, columns, frozenset(page.hidden_rows) if page else frozenset())
    return None


def _people(table: _Table) -> Iterator[int]:
    """The rows that hold somebody: below the headings, seen, with something in a known column; not the numbers of columns."""
    known = [column for columns in table.columns.values() for column in columns]
    for number in range(table.head + 1, len(table.rows)):
        cells = [contacts.text_of(_cell(table, number, column)) for column in known]
        if number in table.hidden or not any(cells):
            continue
        if number <= table.head + 2 and all(re.fullmatch(r"\(?\d{1,2}\)?", text) for text in cells if text):
            continue
        yield number


def _cell(table: _Table, row: int, column: int) -> object:
    cells = table.rows[row]
    return cells[column] if column < len(cells) else ""


def _all(table: _Table, people: list[int], name: str, read: Callable[[object], object]) -> list[object]:
    """What each person's cells under a heading hold, the first that can be read; [] where the list has no such column."""
    columns = table.columns.get(name, [])
    return [next(filter(None, (read(_cell(table, row, c)) for c in columns)), None) for row in people] if columns else []


def _filled(values: list[object]) -> int | None:
    return sum(map(bool, values)) if values else None


def _eligible(days: dict[str, list[object]], criterion: Criterion | None, as_of: date, people: int) -> int | None:
    """How many satisfy every rule of the criterion; None where there is none, or the list lacks a column that it asks for."""
    if criterion is None or any(rule.column not in days for rule in criterion.rules):
        return None
    fits = [True] * people
    for rule in criterion.rules:
        for place, day in enumerate(days[rule.column]):
            fits[place] &= isinstance(day, date) and _fits(rule, day, as_of)
    return sum(fits)


def _fits(rule: Rule, day: date, as_of: date) -> bool:
    """Does the day lie so many months before the day of the list, to the day?"""
    passed = (as_of.year - day.year) * 12 + as_of.month - day.month + (as_of.day - day.day) / 100  # a day is less than a month
    return passed >= (rule.least or 0) and (rule.most is None or passed <= rule.most)


def _doubles(mobiles: list[object], emails: list[object]) -> int:
    """How many rows have the number or the address of a row above."""
    known: set[object] = set()
    again = 0
    for row in zip(mobiles or [None] * len(emails), emails or [None] * len(mobiles), strict=True):
        own = {value for value in row if value}
        again += bool(own & known)
        known |= own
    return again


def _refuse_formulas(table: _Table) -> None:
    """Of a text: a cell that begins like a formula. A "+" begins a telephone number."""
    for row in range(table.head + 1, len(table.rows)):
        for column, cell in enumerate(table.rows[row]):
            if isinstance(cell, str) and cell.lstrip().startswith("="):
                place = f"Baris {row + 1} kolom {letters(column)}"
                raise _Refused(f"{place} memuat rumus. Salin tabelnya sebagai nilai, lalu coba lagi. {_KEPT}")


def _refuse_other_content(table: _Table, people: list[int], name: str) -> None:
    """A column whose cells are mostly something else than its heading says: names under "No HP", another table."""
    for column in table.columns.get(name, []):
        cells = [cell for row in people if contacts.text_of(cell := _cell(table, row, column)) not in ("", "-")]
        if 2 * sum(_LOOKS.get(name, _like_day)(cell) for cell in cells) < len(cells):
            raise _Refused(f"Kolom {letters(column)} {_WRONG.get(name, _WRONG['date'])}. Periksa judul dan isinya. {_KEPT}")


def _like_number(cell: object) -> bool:
    text = contacts.text_of(cell)
    return len(re.findall(r"\d", text)) >= 7 and not re.search(r"[^\W\d_]{3}", text)


def _like_email(cell: object) -> bool:
    return "@" in contacts.text_of(cell)


def _like_day(cell: object) -> bool:
    return contacts.day(cell) is not None


_LOOKS = {"mobile": _like_number, "email": _like_email}
