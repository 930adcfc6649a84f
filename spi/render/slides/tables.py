"""How do rows of texts stand on a slide: those that fit, empty ones to type into, and words where there is no picture?"""

from collections.abc import Sequence
from math import ceil

from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Inches

from spi.render.blocks import Table
from spi.render.slides.master import MARGIN, TEXT, WIDTH
from spi.render.slides.text import Box, Words, cut, describe, fill, height_of, hold, lines_of, plain, tint, width_of, write
from spi.words.palette import DOWN_TEXT, GROUND, INK, MUTED, OWN, PAPER
from spi.words.short_names import fitting_names
from spi.words.wording import thousands

SIZE, PAD, STRIPE = 18, 0.08, GROUND  # points; inches around a cell's words; every other row
_SIZES = (SIZE, 16)  # points of the words of a table
_TALL = 3  # lines of a cell at most; longer texts are cut
_BETWEEN, _EDGE = 0.3, 0.04  # inches between blocks of rows; of air in a column that is as wide as its words
_PLANS = ((SIZE, 1, False), (16, 1, False), (16, 2, False), (16, 1, True), (14, 1, True))  # of blocks: points, lines, shortened
_TYPED, _ROW = 2.2, 0.55  # inches of a table to type into, and of an empty row


def to_fill_in(slide: Slide, box: Box, table: Table, sentences: Sequence[str]) -> None:
    """What is asked, and below it a table to type into."""
    room = min(_TYPED + _ROW * len(table.rows), max(_TYPED, 0.6 * box.height))
    asked = _fitting([Words(sentence, 20) for sentence in sentences], box.width, box.height - room)
    top, rest = box.under(height_of(asked, box.width))
    if asked:
        hold(slide, TEXT, top, *asked)
    rows(slide, rest._replace(top=rest.top + 0.15, height=max(room, rest.height - 0.15)), table)


def words(slide: Slide, box: Box, sentences: Sequence[str]) -> None:
    """The spoken sentences themselves, as many as fit, where there is nothing to draw."""
    fitting = _fitting([Words(sentence, 28) for sentence in sentences], box.width, box.height)
    hold(slide, TEXT, box, *(fitting or [Words("Belum ada yang dapat digambarkan.", 24, MUTED)]))


def _fitting(lines: list[Words], width: float, height: float) -> list[Words]:
    """The first paragraphs that fit the height, and how many are left."""
    shown = len(lines)
    while shown > 1 and height_of(lines[:shown], width) > height - (0.0 if shown == len(lines) else 0.4):
        shown -= 1
    left = [Words(f"dan {thousands(len(lines) - shown)} lagi; lihat catatan salindia", SIZE, MUTED)] if shown < len(lines) else []
    return lines[:shown] + left


def height(table: Table, width: float) -> float:
    """How many inches the whole of a table needs at least."""
    if table.names is not None:
        return _line(_SIZES[-1]) * (ceil(len(table.rows) / table.beside) + 1)
    return sum(_cut(table, width, _SIZES[-1])[1])


def _cut(table: Table, width: float, size: int) -> tuple[list[list[str]], list[float]]:
    """The cells as they stand in words of this size, and the heights of the heads and of each row."""
    widths = [share * width for share in table.widths]
    cells = [[cut(text, size, wide - 2 * PAD, lines=_TALL) for text, wide in zip(row, widths, strict=True)] for row in table.rows]
    return cells, [_height(table.heads, widths, size, bold=True), *(_height(row, widths, size) for row in cells)]


def rows(slide: Slide, box: Box, table: Table) -> float:
    """The rows that fit, a little smaller where only so all do; below them, how many are left. Of the empty rows to type into, at
    least one stands below. Answers how many inches all this takes."""
    if table.names is not None:
        return _beside(slide, box, table)
    widths, least = [share * box.width for share in table.widths], _ROW * min(table.blank, 1)
    for size in _SIZES:
        cells, heights = _cut(table, box.width, size)
        if sum(heights) + least <= box.height:
            break
    shown = len(cells)
    while shown > 1 and sum(heights[: shown + 1]) + least > box.height - (0.45 if shown < len(cells) else 0.0):
        shown -= 1
    left = box.height - sum(heights[: shown + 1]) - (0.45 if shown < len(cells) else 0.0)
    empty = min(table.blank, max(int(left / _ROW + 1e-9), 1)) if table.blank else 0
    drawn = [*cells[:shown], *[[""] * len(widths)] * empty]
    tall = [*heights[: shown + 1], *[_ROW] * empty]
    _grid(slide, box, table, widths, drawn, tall, size, of=len(cells) + empty)
    return sum(tall) + (0.45 if shown < len(cells) else 0.0)


def stands_whole(table: Table) -> bool:
    """Whether each name stands whole on one line of its cell, in so many blocks beside each other on a slide."""
    wide, size = _block(table, WIDTH - 2 * MARGIN), _SIZES[-1]
    room = _widths(table, wide, size)[_names(table)] - 2 * PAD
    return all(lines_of(row[_names(table)], size, room) == 1 for row in table.rows)


def _names(table: Table) -> int:
    assert table.names is not None, "only names stand in blocks"
    return table.names


def _block(table: Table, width: float) -> float:
    """The inches of a block."""
    return (width - _BETWEEN * (table.beside - 1)) / table.beside


def _widths(table: Table, wide: float, size: int) -> list[float]:
    """The inches of the columns of a block: each as wide as its words, and that of the names what they leave."""
    columns = zip(table.heads, *table.rows, strict=True)
    widths = [max(width_of(head, size, bold=True), *(width_of(cell, size) for cell in cells)) + 2 * PAD + _EDGE
              for head, *cells in columns]  # fmt: skip
    widths[_names(table)] = wide - sum(width for column, width in enumerate(widths) if column != table.names)
    return widths


def _blocks(table: Table, box: Box) -> tuple[int, list[float], list[tuple[list[tuple[str, ...]], list[float]]]]:
    """The points and the widths with which blocks fit, and the cells and the heights of each: names whole on one line, then on
    two, and only where so the rows do not fit, shortened to one."""
    wide, each, plan = _block(table, box.width), ceil(len(table.rows) / table.beside), None
    for size, most, shortened in _PLANS:
        widths = _widths(table, wide, size)

        def fits(name: str, size: int = size, most: int = most, room: float = widths[_names(table)] - 2 * PAD) -> bool:
            return lines_of(name, size, room) <= most

        names = [row[_names(table)] for row in table.rows]
        names = fitting_names(names, fits) if shortened else names
        cells = [(*row[: table.names], name, *row[_names(table) + 1 :]) for row, name in zip(table.rows, names, strict=True)]
        heights, head = [_height(row, widths, size) for row in cells], _height(table.heads, widths, size, bold=True)
        starts = range(0, len(cells), each)
        plan = size, widths, [(cells[n : n + each], [head, *heights[n : n + each]]) for n in starts]
        if all(map(fits, names)) and max(sum(tall) for _, tall in plan[2]) <= box.height:
            break
    assert plan is not None
    return plan


def _beside(slide: Slide, box: Box, table: Table) -> float:
    """The rows in blocks of equal length, read one block after the other. Answers how many inches they take."""
    size, widths, blocks = _blocks(table, box)
    wide = _block(table, box.width)
    for n, (cells, heights) in enumerate(blocks):
        place = box._replace(left=box.left + n * (wide + _BETWEEN), width=wide)
        _grid(slide, place, table, widths, cells, heights, size, of=len(cells))
    return max(sum(heights) for _, heights in blocks)


def _line(size: int) -> float:
    """The height in inches of a row of one line."""
    return PAD + size / 72 * 1.2


def _grid(slide: Slide, box: Box, table: Table, widths: list[float], cells: Sequence[Sequence[str]], heights: list[float],
          size: int, *, of: int) -> None:  # fmt: skip
    """The table itself; of: how many rows there are."""
    frame = slide.shapes.add_table(len(heights), len(widths), *box._replace(height=sum(heights)).emu)
    frame.name = table.name
    describe(frame, plain(f"Tabel {table.name}, {thousands(len(cells))} dari {thousands(of)} baris."))
    for n, width in enumerate(widths):
        frame.table.columns[n].width = Inches(width)
    for n, row in enumerate([table.heads, *cells]):
        frame.table.rows[n].height = Inches(heights[n])
        for m, text in enumerate(row):
            late = (n - 1, m) in table.marked
            words = Words(text, size, PAPER if n == 0 else DOWN_TEXT if late else INK, n == 0 or late, after=0)
            _cell(frame.table.cell(n, m), words, ground=OWN if n == 0 else PAPER if n % 2 else STRIPE)
    if len(cells) < of:
        left = Box(box.left, box.top + sum(heights) + 0.08, box.width, 0.35)
        rest = f"dan {thousands(of - len(cells))} lagi; lihat {table.rest}"
        write(slide, left, Words(rest, SIZE, MUTED), name="Sisanya")


def _height(row: Sequence[str], widths: Sequence[float], size: int, *, bold: bool = False) -> float:
    """The height in inches of a row: that of its fullest cell."""
    cells = [(Words(text, size, INK, bold, after=0), width - 2 * PAD) for text, width in zip(row, widths, strict=True)]
    return PAD + max(height_of([words], width) for words, width in cells)


def _cell(cell: _Cell, words: Words, *, ground: str) -> None:
    cell.margin_left = cell.margin_right = Inches(PAD)
    cell.margin_top = cell.margin_bottom = Inches(PAD / 2)
    tint(cell, ground)
    fill(cell.text_frame, [words])
