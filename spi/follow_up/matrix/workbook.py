"""How does the plan leave as a workbook: the matrix that goes to KPK, with what a reader must know to fill it in?

What comes back is read by spi/follow_up/matrix/returned.py.
"""

from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd
import xlsxwriter

from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log import rules
from spi.follow_up.matrix import matrix, returned
from spi.follow_up.matrix.returned import Proposal, apply, read
from spi.words import dictionary, palette
from spi.words.wording import date_words, moment_words

__all__ = ["Proposal", "apply", "read", "write"]

SPARE = 200  # empty rows below the actions that are ready to be filled in
_WIDTHS = {
    "action_id": 8, "last_seq": 6, "number": 5, "title": 34, "output": 24, "measure": 24, "parts": 20, "themes": 16, "opd": 20,
    "supporting": 20, "reason": 20, "strength": 10, "progress": 9, "claim": 13, "claim_note": 22, "verification": 15,
    "verification_note": 22, "validation": 12, "validation_note": 22, "evidence": 11, "source": 14,
}  # fmt: skip  # in characters; the others are dates
_DAY, _LINE, _MOST = 12, 15, 400  # characters of a date; points of a line and of the tallest row that a spreadsheet can show
_PROOF = {"number": 5, "action": 42, "title": 36, "link": 40, "sha256": 34}  # characters
_DATE = "dd-mm-yyyy"


def write(
    target: str | Path | BinaryIO, plan: Plan, actions: pd.DataFrame, evidence: pd.DataFrame, *,
    region_name: str, made_at: datetime, head: tuple[int, str],
) -> None:  # fmt: skip
    """Write the plan. actions, evidence: of plan.actions and evidence.evidence; made_at: the moment whose state they tell;
    head: number and hash of the newest event of the log (events.head), by which a returning workbook is recognised."""
    themes = matrix.theme_words(discussion.theme_names())
    title = f"Rencana tindak lanjut SPI {plan.survey_year} {region_name}"
    with xlsxwriter.Workbook(target) as book:
        styles = _styles(book)
        page = book.add_worksheet(matrix.SHEET)
        _frame(page, styles, len(actions) + SPARE, title, made_at)
        for line, action in enumerate(actions.to_dict("records"), start=1):
            cells = matrix.cells(action, themes)
            page.set_row(line, _height({field: str(value) for field, value in cells.items() if field != matrix.KEY}, _WIDTHS))
            for column, (field, value) in enumerate(cells.items()):
                _put(page, line, column, value, styles[_style(field)])
        facts = {
            "Rencana": title, returned.CODE: f"{plan.region_code}/{plan.survey_year}", "Keadaan per": moment_words(made_at),
            returned.NEWEST: str(head[0]), returned.SEAL: head[1],
        }  # fmt: skip
        _guide(book.add_worksheet(matrix.GUIDE), styles, facts, list(themes.values()))
        _evidence(book.add_worksheet(matrix.EVIDENCE), styles, actions, evidence)


def _styles(book: Any) -> dict[str, Any]:
    """Formats by name. Text cells are of the format Text, so that a spreadsheet never makes a formula of what is typed."""
    body = {"valign": "top", "text_wrap": True, "border": 1, "border_color": palette.LINE}
    quiet = {"font_color": palette.MUTED, "bg_color": palette.GROUND}
    return {
        "head": book.add_format(body | {"bold": True, "bg_color": palette.OWN_WASH}),
        "text": book.add_format(body | {"num_format": "@"}),
        "count": book.add_format(body | {"num_format": "0", "align": "left"}),
        "date": book.add_format(body | {"num_format": _DATE, "align": "left"}),
        "read": book.add_format(body | quiet | {"num_format": "@"}),
        "read_count": book.add_format(body | quiet | {"num_format": "0", "align": "left"}),
        "read_date": book.add_format(body | quiet | {"num_format": _DATE, "align": "left"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "bold": book.add_format({"bold": True, "valign": "top", "text_wrap": True}),
        "line": book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
    }


def _style(field: str) -> str:
    kind = "date" if field in matrix.DATES else "count" if field in (*matrix.COUNTS, matrix.VERSION) else "text"
    if field in matrix.NOT_READ and field != matrix.REASON:
        return {"text": "read"}.get(kind, f"read_{kind}")
    return kind


def _height(texts: dict[str, str], widths: dict[str, int]) -> int:
    """How tall a row must be for its longest text, in points; not every spreadsheet finds that out by itself."""
    lines = [sum(len(part) // widths.get(field, _DAY) + 1 for part in text.split("\n")) for field, text in texts.items()]
    return min(_LINE * max(lines), _MOST)


def _put(page: Any, line: int, column: int, value: str | int | date, style: Any) -> None:
    """One cell; a text is never anything else than a text."""
    if value == "":
        page.write_blank(line, column, None, style)
    elif isinstance(value, str):
        page.write_string(line, column, value, style)
    elif isinstance(value, date):
        page.write_datetime(line, column, datetime.combine(value, datetime.min.time()), style)
    else:
        page.write_number(line, column, value, style)


def _frame(page: Any, styles: dict[str, Any], last: int, title: str, made_at: datetime) -> None:
    """Headings, widths, what each column accepts, and how the sheet is printed."""
    fields = matrix.headings()
    for column, (field, heading) in enumerate(fields.items()):
        page.set_column(column, column, _WIDTHS.get(field, _DAY), styles[_style(field)])
        page.write_string(0, column, heading, styles["head"])
        if accepted := _accepted(field):
            page.data_validation(1, column, last, column, {"error_title": heading[:32]} | accepted)
    page.freeze_panes(1, 4)
    page.autofilter(0, 0, last, len(fields) - 1)
    page.set_row(0, 2 * _LINE)
    _printed(page, 2)
    page.repeat_columns(2, 3)
    page.set_header("&L{}&R{}".format(title.replace("&", "&&"), date_words(made_at)))
    page.set_footer("&Rhalaman &P dari &N")


def _printed(page: Any, pages: int) -> None:
    """On landscape A3, so many pages wide, the headings on each."""
    page.set_landscape()
    page.set_paper(8)
    page.fit_to_pages(pages, 0)
    page.repeat_rows(0)


def _accepted(field: str) -> dict[str, Any]:
    """What a spreadsheet lets a reader type into a column, and what it says otherwise; {} for anything."""
    if field in matrix.CHOICES:
        words = list(dictionary.words(matrix.CHOICES[field]).values())
        return {"validate": "list", "source": words, "error_message": "Pilih dari daftar."}
    if field in matrix.COUNTS:
        limits = {"validate": "integer", "minimum": 0, "maximum": (most := rules.COUNTS[field])}
        return limits | {"criteria": "between", "error_message": f"Isi bilangan bulat 0 sampai {most}."}
    if field in ("start", "due"):
        limits = {"validate": "date", "minimum": date(2015, 1, 1), "maximum": date(2100, 12, 31)}
        return limits | {"criteria": "between", "error_message": "Isi tanggal, misalnya 31-12-2026."}
    return {}


def _guide(page: Any, styles: dict[str, Any], facts: dict[str, str], themes: list[str]) -> None:
    """What the workbook is, how it is filled in, and what each word means."""
    page.set_column(0, 0, 40, styles["line"])
    page.set_column(1, 1, 100, styles["line"])
    rows = [*facts.items(), *dictionary.words("matrix_guide").items()]
    for field, section in matrix.CHOICES.items():
        about = dictionary.words(f"{section}_about")
        rows += [(f"{matrix.headings()[field]}: {word}", about[code]) for code, word in dictionary.words(section).items()]
    rows.append((matrix.headings()["parts"], matrix.list_cell([dictionary.label(code) for code in rules.parts()])))
    rows.append((matrix.headings()["themes"], matrix.list_cell(themes)))
    page.write_string(0, 0, "Petunjuk", styles["title"])
    _printed(page, 1)
    for line, (name, value) in enumerate(rows, start=2):
        page.set_row(line, _height({"name": name, "value": value}, {"name": 34, "value": 95}))
        page.write_string(line, 0, name, styles["bold"])
        page.write_string(line, 1, value, styles["line"])


def _evidence(page: Any, styles: dict[str, Any], actions: pd.DataFrame, evidence: pd.DataFrame) -> None:
    """The list of what was handed in; addresses are texts, so that nothing is opened by a slip of the hand."""
    known = {row["action_id"]: row for row in actions[["action_id", "number", "title"]].to_dict("records")}
    for column, (field, heading) in enumerate(dictionary.words("evidence_list").items()):
        page.set_column(column, column, _PROOF.get(field, 18))
        page.write_string(0, column, heading, styles["head"])
    rows = [piece for piece in evidence.to_dict("records") if piece["action_id"] in known]
    for line, piece in enumerate(rows, start=1):
        action = known[piece["action_id"]]
        when = moment_words(piece["handed_in_at"])
        texts = piece | {"number": action["number"], "action": action["title"], "handed_in_at": when}
        page.set_row(line, _height({field: str(texts[field]) for field in _PROOF}, _PROOF))
        for column, field in enumerate(dictionary.words("evidence_list")):
            value = None if texts[field] != texts[field] else texts[field]  # what is missing is NaN where others are numbers
            cell = "" if value is None else int(value) if field in ("number", "bytes") else matrix.legible(str(value))
            _put(page, line, column, cell, styles["read_count" if field in ("number", "bytes") else "read"])
    page.freeze_panes(1, 0)
    _printed(page, 1)
