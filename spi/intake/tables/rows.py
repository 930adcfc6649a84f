"""What is a row of cells: headings, a title, or a row with a figure?"""

from collections.abc import Iterable, Sequence

from spi.intake.spelling import headings, names, subject
from spi.intake.spelling.headings import CALCULATED, IGNORED, KEYS, MEASURES, NAME, YEAR
from spi.intake.spelling.numbers import may_be_figure, parse
from spi.intake.spelling.spellings import is_empty

TITLE_CELLS = 20  # cells of a row that are looked at for a title
ASIDE = {IGNORED, CALCULATED}


def is_blank(cells: Iterable[object]) -> bool:
    """Is there nothing to see in any of these cells?"""
    return all(map(is_empty, cells))


def is_pair(cells: Sequence[object]) -> bool:
    """Is this a title of two cells, such as "Tahun survei | 2024" or "Pemda | Kabupaten Probolinggo"?"""
    filled = [cell for cell in cells if not is_empty(cell)]
    if len(filled) != 2 or headings.role(filled[0]) not in (YEAR, NAME):
        return False
    return headings.role(filled[1]) is None or names.kind_of(filled[1]) is not None


def is_heading(cells: Sequence[object]) -> bool:
    """Is this row a row of headings: two known ones, among them a key or a measure in words, and not a figure?"""
    filled = [cell for cell in cells if not is_empty(cell)]
    if len(filled) < 2 or any(is_score(cell) for cell in filled) or is_pair(cells):
        return False
    if sum(headings.role(cell) in (*KEYS, *MEASURES) for cell in filled if isinstance(cell, str)) == 0:
        return False
    return sum(headings.meaning(cell) is not None for cell in filled) >= 2


def is_strange_heading(cells: Sequence[object]) -> bool:
    """Could this be a row of headings that are not known: three texts or more, and no figure?"""
    filled = [cell for cell in cells if not is_empty(cell)]
    return len(filled) > 2 and all(isinstance(cell, str) and not may_be_figure(cell) for cell in filled)


def opens(cells: Sequence[object]) -> bool:
    """Is this row a title that opens another table: one text that names a year, a score or arithmetic, and no note?"""
    filled = [cell for cell in cells if not is_empty(cell)]
    if len(filled) != 1 or may_be_figure(filled[0]) or names.aside(filled[0]) is not None:
        return False
    return speaks([cells]) or headings.role(filled[0]) == CALCULATED


def speaks(rows: Iterable[Sequence[object]]) -> bool:
    """Does any of these rows name a survey year or a score?"""
    texts = [cell for cells in rows for cell in cells[:TITLE_CELLS] if not is_empty(cell) and not is_score(cell)]
    return any(headings.years_in(text) or not subject.named(text).is_silent for text in texts)


def is_data(cells: Sequence[object]) -> bool:
    """Does a row name something and have a figure of it, from 0 to 100?"""
    return any(map(is_score, cells)) and any(isinstance(cell, str) and any(map(str.isalpha, cell)) for cell in cells)


def is_score(cell: object) -> bool:
    """Could this cell be a score, and not a year or the number of a row?"""
    if is_empty(cell):
        return False
    try:
        value = parse(cell).value
    except ValueError:
        return False
    return value is not None and 0 <= value <= 100
