"""Which workbook holds the figures of a meeting, with every calculation as a formula that can be tried out?"""

import io
from datetime import UTC

import xlsxwriter

from spi.answers.briefing import Briefing
from spi.documents.book import (
    book_assumptions,
    book_calculation,
    book_change,
    book_gaps,
    book_lists,
    book_published,
    book_ranking,
    book_shipped,
    book_summary,
)
from spi.documents.book.book_page import Book
from spi.documents.event_log import EVENT_LOG, head_words

_SHEETS = (
    book_summary.summary, book_calculation.calculation, book_change.change, book_gaps.gaps, book_ranking.ranking,
    book_published.scores, book_lists.elements, book_published.elements, book_published.units, book_lists.plan,
    book_assumptions.assumptions, book_lists.sources, book_shipped.shipped,
)  # fmt: skip


def workbook(briefing: Briefing) -> bytes:
    """The workbook (XLSX). Its formulas use only functions that Excel 2010 and LibreOffice know.

    Each formula carries the engine's answer, so that a program that does not calculate shows the same numbers.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as file:
        book = Book(file, about(briefing))
        for sheet in _SHEETS:
            sheet(book, briefing)
        file.set_properties(
            {
                "title": f"{briefing.name}, {briefing.years}",
                "subject": briefing.scope.label,
                "comments": f"{briefing.stamp.batch}; {EVENT_LOG}: {head_words(briefing.stamp)}",
                "created": briefing.stamp.moment.astimezone(UTC),
            }
        )
    return content.getvalue()


def about(briefing: Briefing) -> str:
    """The line under the title of every sheet: government, years, scope, data version moment, hidden names."""
    stamp, masked = briefing.stamp, f" · nama {briefing.scope.noun} lain disamarkan" if briefing.masked else ""
    return f"{briefing.name} · {briefing.years} · {briefing.scope.label} · {stamp.version} · {stamp.made}{masked}"
