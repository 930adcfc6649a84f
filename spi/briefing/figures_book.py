"""Which workbook holds the figures of a meeting, with every calculation as a formula that can be tried out?"""

import io

import xlsxwriter

from spi.answers.briefing import Briefing
from spi.briefing import (
    book_assumptions,
    book_calculation,
    book_change,
    book_gaps,
    book_lists,
    book_ranking,
    book_summary,
)
from spi.briefing.book_page import Book

_SHEETS = (
    book_summary.summary, book_calculation.calculation, book_change.change, book_gaps.gaps, book_ranking.ranking,
    book_lists.elements, book_lists.units, book_lists.plan, book_assumptions.assumptions, book_lists.sources,
)  # fmt: skip


def workbook(briefing: Briefing) -> bytes:
    """The workbook (XLSX). Its formulas use only defined names and functions that Excel 2010 and LibreOffice know.

    Each formula carries the engine's answer, so that a program that does not calculate shows the same numbers.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as file:
        book = Book(file, about(briefing))
        for sheet in _SHEETS:
            sheet(book, briefing)
        years = " dan ".join(f"SPI {y}" for y in (briefing.year_before, briefing.year) if y is not None)
        file.set_properties(
            {
                "title": f"{briefing.name}: {years}",
                "subject": briefing.scope.label,
                "comments": f"{briefing.stamp.batch}; kepala catatan kejadian {briefing.stamp.head[0]} {briefing.stamp.head[1]}",
                "created": briefing.stamp.moment,
            }
        )
    return content.getvalue()


def about(briefing: Briefing) -> str:
    """The line under the title of every sheet: government, years, scope, data version and moment."""
    years = f"SPI {briefing.year_before} ke {briefing.year}" if briefing.year_before is not None else f"SPI {briefing.year}"
    stamp = briefing.stamp
    return f"{briefing.name} · {years} · {briefing.scope.label} · {stamp.batch.partition(' (')[0]} · {stamp.made}"
