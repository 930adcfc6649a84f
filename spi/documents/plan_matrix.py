"""How does the plan leave as a workbook: the matrix that goes to KPK, with what a reader must know to fill it in?

What comes back is read by spi/follow_up/matrix/returned.py.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

import pandas as pd

from spi import settings
from spi.answers.sources import provenance
from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log import rules
from spi.follow_up.matrix import matrix, returned
from spi.method.parts import in_order
from spi.render.book.form import Form, Forms, Rule, Value, height, shared_widths
from spi.words import dictionary
from spi.words.wording import date_words, moment_words

SPARE = 10  # empty rows between the actions and the signature
_LEAST = {  # characters of a column, enough for the words of its heading and of its list; the others are dates
    "number": 5, "title": 16, "output": 16, "measure": 16, "parts": 12, "themes": 8, "opd": 12, "supporting": 10,
    "progress": 9, "claim": 11, "claim_note": 9, "verification": 12, "verification_note": 11, "validation": 10,
    "validation_note": 10, "evidence": 7, "source": 17, "reason": 24, "strength": 10, "action_id": 38, "last_seq": 8,
}  # fmt: skip
_DAY, _PAGE = 11, 250  # characters: of a date, and of all columns that are printed
_LINE = "…………………………"  # to fill in by hand
_SPACER, _SIGNED, _GUIDED = 6, 4, (40, 100)  # points; columns under the signature; characters of the guide's columns
_TALL = {"name": 17, "title": 22, "plain": 15}  # points of a row above the table
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
    told = actions.assign(source=provenance.source_words(actions["source"]))
    rows = [matrix.cells(action, themes) for action in told.to_dict("records")]
    with closing(Forms(target)) as book:
        foot = f"{title}, status per {date_words(made_at)}"
        page = book.sheet(matrix.SHEET)
        top = _title_block(page, plan.region_code, title, made_at)
        _table(page, top, rows)
        last = _signature(page, top + 1 + len(rows) + SPARE, plan.region_code)
        printed = [field for field in matrix.headings() if field not in matrix.NOT_PRINTED]
        page.printed(head=top, last=(last, len(printed) - 1), foot=foot)
        _guide(book.sheet(matrix.GUIDE), facts, list(themes.values()), foot)
        _evidence(book.sheet(matrix.EVIDENCE), actions, evidence, foot)


def _title_block(page: Form, region_code: str, title: str, made_at: datetime) -> int:
    """Letterhead, title and day; answers the row of the headings."""
    held = settings.letterhead(region_code)
    place = ", ".join(filter(None, (held.get("address"), held.get("city"))))
    names = [(name, "name") for name in (held.get("government"), held.get("agency")) if name]
    lines = [*names, *([(place, "plain")] if place else []), (title, "title"), (f"Status per {moment_words(made_at)}", "plain")]
    for line, (words, style) in enumerate(lines):
        page.row(line, [words], style, tall=_TALL[style])
    page.row(len(lines), [], "plain", tall=_SPACER)
    return len(lines) + 1


def _table(page: Form, top: int, rows: Sequence[Mapping[str, Value]]) -> None:
    """The headings in row `top`, the actions, and empty rows to fill in, with what each column accepts."""
    fields, last = matrix.headings(), top + len(rows) + SPARE
    texts = {field: [str(row[field]) for row in rows] for field in fields if field not in matrix.NOT_PRINTED}
    spare = {field: _LEAST.get(field, _DAY) for field in matrix.NOT_PRINTED}
    widths = shared_widths(texts, {field: _LEAST.get(field, _DAY) for field in texts}, _PAGE) | spare
    page.row(top, list(fields.values()), "head", tall=height(fields, {field: width - 2 for field, width in widths.items()}))
    for column, (field, heading) in enumerate(fields.items()):
        page.column(column, widths[field])
        if accepted := _accepted(field):
            page.accept(column, top + 1, last, {"error_title": heading[:32], **accepted})
    styles = [_style(field) for field in fields]
    empty: Mapping[str, Value] = dict.fromkeys(fields, "")
    for line, row in enumerate([*rows, *[empty] * SPARE], start=top + 1):
        seen = {field: str(value) for field, value in row.items() if field in texts}
        page.row(line, list(row.values()), styles, tall=height(seen, widths))
    page.freeze(top + 1, 2)
    page.filter(top, last, len(fields))


def _signature(page: Form, line: int, region_code: str) -> int:
    """Where the plan is signed, below the table; answers its last row. What is not set is a line to fill in: the day, too."""
    held, fields = settings.letterhead(region_code), list(matrix.headings())
    column = len(fields) - len(matrix.NOT_PRINTED) - _SIGNED
    page.cell(line, fields.index(matrix.KEY), matrix.END, "quiet")
    place, position = f"{held.get('city', _LINE)}, {_LINE}", held.get("position", _LINE)
    signed = ["", place, position, "", "", "", held.get("signatory", _LINE), f"NIP {held.get('nip', _LINE)}"]
    for below, words in enumerate(signed):
        page.cell(line + below, column, words, "plain")
    return line + len(signed) - 1


def _style(field: str) -> str:
    kind = "date" if field in matrix.DATES else "count" if field in (*matrix.COUNTS, matrix.VERSION) else "text"
    if field in matrix.NOT_READ and field != matrix.REASON:
        return {"text": "read"}.get(kind, f"read_{kind}")
    return kind


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


def _guide(page: Form, facts: dict[str, str], themes: list[str], foot: str) -> None:
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
    page.printed(foot=foot)
    for line, (name, value) in enumerate(rows, start=2):
        tall = height({"name": name, "value": value}, {"name": 34, "value": 95})
        page.row(line, [name, value], ["bold", "line"], tall=tall)


def _evidence(page: Form, actions: pd.DataFrame, evidence: pd.DataFrame, foot: str) -> None:
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
    page.printed(foot=foot)


def _evidence_cell(value: object, *, count: bool) -> Value:
    if value is None or value != value:  # what is missing is NaN where others are numbers
        return ""
    return int(str(value)) if count else matrix.legible(str(value))
