"""Which workbook holds the figures of a meeting, with every calculation as a formula that can be tried out?"""

import io
from contextlib import closing

from spi.answers.briefing import Briefing
from spi.documents.book import lists, published
from spi.documents.book.assumptions import assumptions
from spi.documents.book.calculation import calculation
from spi.documents.book.change import change
from spi.documents.book.gaps import gaps
from spi.documents.book.pictures import pictures
from spi.documents.book.ranking import ranking
from spi.documents.book.shipped import shipped
from spi.documents.book.summary import summary
from spi.documents.stamp import EVENT_LOG, head_words
from spi.render.book.page import Book

_SHEETS = (
    summary, calculation, change, pictures, gaps, ranking, published.scores, lists.elements, published.elements,
    published.units, lists.plan, assumptions, lists.sources, shipped,
)  # fmt: skip


def workbook(briefing: Briefing) -> bytes:
    """The workbook (XLSX). Its formulas use only functions that Excel 2010 and LibreOffice know.

    Each formula carries the engine's answer, so that a program that does not calculate shows the same numbers.
    """
    content = io.BytesIO()
    with closing(Book(content, about(briefing))) as book:
        for sheet in _SHEETS:
            sheet(book, briefing)
        comments = f"{briefing.stamp.batch}; {EVENT_LOG}: {head_words(briefing.stamp)}"
        title = f"{briefing.name}, {briefing.years}"
        author = f"Inspektorat {briefing.name}"
        book.describe(title=title, author=author, subject=briefing.scope.label, comments=comments, made_at=briefing.stamp.moment)
    return content.getvalue()


def about(briefing: Briefing) -> str:
    """The line under the title of every sheet: government, years, scope, data version moment, hidden names."""
    stamp, masked = briefing.stamp, f" · nama {briefing.scope.noun} lain disamarkan" if briefing.masked else ""
    return f"{briefing.name} · {briefing.years} · {briefing.scope.label} · {stamp.version} · {stamp.made}{masked}"
