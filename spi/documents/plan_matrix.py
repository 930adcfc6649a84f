"""How does the plan leave as a workbook: the matrix that goes to KPK, with what a reader must know to fill it in?

What comes back is read by spi/follow_up/matrix/returned.py.
"""

from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

import pandas as pd

from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log import rules
from spi.follow_up.matrix import matrix, returned
from spi.method.parts import in_order
from spi.render.book.form import Form, Forms, Rule, Value, height
from spi.words import dictionary
from spi.words.wording import date_words, moment_words

SPARE = 200  # empty rows below the actions that are ready to be filled in
_WIDTHS = {
    "action_id": 8, "last_seq": 6, "number": 5, "title": 34, "output": 24, "measure": 24, "parts": 20, "themes": 16, "opd": 20,
    "supporting": 20, "reason": 20, "strength": 10, "progress": 9, "claim": 13, "claim_note": 22, "verification": 15,
    "verification_note": 22, "validation": 12, "validation_note": 22, "evidence": 11, "source": 14,
}  # fmt: skip  # in characters; the others are dates
_DAY, _HEAD, _GUIDED = 12, 30, (40, 100)  # characters of a date; points of the headings; characters of the guide's columns
_PROOF = {"number": 5, "action": 42, "title": 36, "link": 40, "sha256": 34}  # characters


def write(
    target: str | Path | BinaryIO, plan: Plan, actions: pd.DataFrame, evidence: pd.DataFrame, *,
    region_name: str, made_at: datetime, head: tuple[int, str],
) -> None:  # fmt: skip
    """Write the plan. actions, evidence: of plan.actions and evidence.evidence; made_at: the moment whose state they tell;
    head: number and hash of the newest event of the log (events.head), by which a returning workbook is recognised."""
    themes = matrix.theme_words(discussion.theme_names())
    title = f"Rencana tindak lanjut SPI {plan.survey_year} {region_name}"
    facts = {
        "Rencana": title, returned.CODE: f"{plan.region_code}/{plan.survey_year}", "Status per": moment_words(made_at),
        returned.NEWEST: str(head[0]), returned.SEAL: head[1],
    }  # fmt: skip
    with closing(Forms(target)) as book:
        page = book.sheet(matrix.SHEET)
        _frame(page, len(actions) + SPARE, title, made_at)
        for line, action in enumerate(actions.to_dict("records"), start=1):
            cells = matrix.cells(action, themes)
            texts = {field: str(value) for field, value in cells.items() if field != matrix.KEY}
            tall = height(texts, dict.fromkeys(texts, _DAY) | _WIDTHS)
            page.row(line, list(cells.values()), [_style(field) for field in cells], tall=tall)
        _guide(book.sheet(matrix.GUIDE), facts, list(themes.values()))
        _evidence(book.sheet(matrix.EVIDENCE), actions, evidence)


def _style(field: str) -> str:
    kind = "date" if field in matrix.DATES else "count" if field in (*matrix.COUNTS, matrix.VERSION) else "text"
    if field in matrix.NOT_READ and field != matrix.REASON:
        return {"text": "read"}.get(kind, f"read_{kind}")
    return kind


def _frame(page: Form, last: int, title: str, made_at: datetime) -> None:
    """Headings, widths, what each column accepts, and how the sheet is printed."""
    fields = matrix.headings()
    page.row(0, list(fields.values()), "head", tall=_HEAD)
    for column, (field, heading) in enumerate(fields.items()):
        page.column(column, _WIDTHS.get(field, _DAY), style=_style(field))
        if accepted := _accepted(field):
            page.accept(column, 1, last, {"error_title": heading[:32], **accepted})
    page.freeze(1, 4)
    page.filter(last, len(fields))
    page.printed(2, head="&L{}&R{}".format(title.replace("&", "&&"), date_words(made_at)), repeated=(2, 3))


def _accepted(field: str) -> Rule:
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


def _guide(page: Form, facts: dict[str, str], themes: list[str]) -> None:
    """What the workbook is, how it is filled in, and what each word means."""
    for column, width in enumerate(_GUIDED):
        page.column(column, width, style="line")
    rows = [*facts.items(), *dictionary.words("matrix_guide").items()]
    for field, section in matrix.CHOICES.items():
        about = dictionary.words(f"{section}_about")
        rows += [(f"{matrix.headings()[field]}: {word}", about[code]) for code, word in dictionary.words(section).items()]
    rows.append((matrix.headings()["parts"], matrix.list_cell([dictionary.label(code) for code in in_order()])))
    rows.append((matrix.headings()["themes"], matrix.list_cell(themes)))
    page.row(0, ["Petunjuk"], "title")
    page.printed(1)
    for line, (name, value) in enumerate(rows, start=2):
        tall = height({"name": name, "value": value}, {"name": 34, "value": 95})
        page.row(line, [name, value], ["bold", "line"], tall=tall)


def _evidence(page: Form, actions: pd.DataFrame, evidence: pd.DataFrame) -> None:
    """The list of what was handed in; addresses are texts, so that nothing is opened by a slip of the hand."""
    known = {row["action_id"]: row for row in actions[["action_id", "number", "title"]].to_dict("records")}
    fields = dictionary.words("evidence_list")
    for column, field in enumerate(fields):
        page.column(column, _PROOF.get(field, 18))
    page.row(0, list(fields.values()), "head")
    counts = ("number", "bytes")
    for line, piece in enumerate((p for p in evidence.to_dict("records") if p["action_id"] in known), start=1):
        action = known[piece["action_id"]]
        when = moment_words(piece["handed_in_at"])
        texts = piece | {"number": action["number"], "action": action["title"], "handed_in_at": when}
        cells = [_evidence_cell(texts[field], count=field in counts) for field in fields]
        tall = height({field: str(texts[field]) for field in _PROOF}, _PROOF)
        page.row(line, cells, ["read_count" if field in counts else "read" for field in fields], tall=tall)
    page.freeze(1, 0)
    page.printed(1)


def _evidence_cell(value: object, *, count: bool) -> Value:
    if value is None or value != value:  # what is missing is NaN where others are numbers
        return ""
    return int(str(value)) if count else matrix.legible(str(value))
