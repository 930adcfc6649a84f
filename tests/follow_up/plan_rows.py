"""The workbook of a plan as rows: made, read and changed."""

import io
import itertools
from datetime import date, datetime

import xlsxwriter
from python_calamine import CalamineWorkbook

from spi.documents import plan_matrix
from spi.follow_up import Plan
from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.follow_up.matrix import matrix, returned
from spi.follow_up.plan import evidence, plan
from spi.sheets.workbook import letters

WHO = Person("Uji", "local")
PROBOLINGGO = Plan("3513", 2024)
years = itertools.count(3000)


def made(of, **kwargs):
    """The workbook of a plan as it is."""
    content = io.BytesIO()
    head = kwargs.pop("head", events.head())
    tables = plan.actions(of, **kwargs), evidence.evidence(of, **kwargs)
    plan_matrix.write(content, of, *tables, region_name="Kab. <Probolinggo> & co", made_at=datetime(2026, 8, 5, 9), head=head)
    return content.getvalue()


def rows(content, sheet="RTL"):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def table(content):
    """The matrix from its headings on, without what stands above and with what stands below."""
    return rows(content)[top(content) :]


def top(content):
    """The row of the headings, from 0."""
    return next(line for line, row in enumerate(rows(content)) if matrix.headings()[matrix.KEY] in row)


def cell(content, field, line):
    """How a sentence names a cell: line 1 is the first action."""
    return f"RTL!{letters(at(field))}{top(content) + 1 + line}"


def changed(content, cells, *, name="RTL", options=None):
    """The workbook with some cells of its matrix written anew: (row below the headings, column from 0) -> value; other sheets
    as they are."""
    head = top(content)
    target, book = io.BytesIO(), CalamineWorkbook.from_filelike(io.BytesIO(content))
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False} | (options or {})) as out:
        style = out.add_format({"num_format": "dd-mm-yyyy"})
        for sheet in book.sheet_names:
            page = out.add_worksheet(name if sheet == "RTL" else sheet)
            grid = [list(row) for row in book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)]
            for (below, column), value in cells.items() if sheet == "RTL" else ():
                row = head + below
                grid += [[""] * len(grid[0])] * (row + 1 - len(grid))
                padded = grid[row] + [""] * (column + 1 - len(grid[row]))
                grid[row] = [value if n == column else cell for n, cell in enumerate(padded)]
            for row, column in ((r, c) for r in range(len(grid)) for c in range(len(grid[r]))):
                write_cell(page, row, column, grid[row][column], style)
    return target.getvalue()


def write_cell(page, row, column, value, style):
    if isinstance(value, date):
        page.write_datetime(row, column, datetime(value.year, value.month, value.day), style)
    elif isinstance(value, str):
        page.write_string(row, column, value)
    else:
        page.write(row, column, value)


def at(field):
    return list(matrix.headings()).index(field)


def read(of, content):
    return returned.read(content, "matriks.xlsx", of)


def unchanged(of, content):
    draft = read(of, content)
    assert (draft.changes, draft.new, draft.problems, draft.unreasoned) == ({}, [], [], [])
    assert draft.differences.empty and draft.seen.keys() == set(plan.actions(of)["action_id"])
    return True
