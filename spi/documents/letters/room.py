"""How much of a page do the blocks of a letter take, so that open rows fill the rest of it and no page stays half white?"""

from collections.abc import Iterable, Sequence

from spi.charts.placing import text_width
from spi.render import letter
from spi.render.letter.blocks import LINE, Block

_PAGE, _WIDE, _FACT = 25.7, 16.0, 12.4  # cm: of a page, less what another program may need more; of a line; of a fact's value
_LINE, _SMALL, _CM = 0.5, 0.43, 2.54 / 72  # cm of a line of 12 points, and of 10; of a point
_AIR = 0.25  # cm around a paragraph, inside a cell


def rows_left(blocks: Iterable[Block], *, tall: float, least: int) -> int:
    """How many open rows of this height (cm) fit on the page that these blocks share with them, at least `least`."""
    return max(int((_PAGE - sum(map(_height, blocks))) / (tall + 0.05)), least)


def _height(block: Block) -> float:
    """About how many cm a block takes, a little generous."""
    match block:
        case letter.Letterhead():
            return 1.4 + (0.7 if block.agency else 0.0) + _SMALL * len(block.contact)
        case letter.Title():
            return _LINE * len(block.text.split("\n")) + 2 * _AIR
        case letter.Facts():
            return sum(_lines(value or LINE, _FACT) * _LINE + 0.05 for _, value in block.rows) + 2 * _AIR
        case letter.Text():
            return _lines(block.text, _WIDE) * _LINE + _AIR
        case letter.Points():
            return sum(_lines(text or LINE, _WIDE - 0.7) * _LINE + 0.1 for text in block.texts)
        case letter.Table():
            return sum(_row(row, block) for row in (block.heads, *block.rows)) + _SMALL + _AIR
        case letter.Signatures():
            return 9 * _LINE
    return _LINE + 2 * _AIR


def _row(row: Sequence[str], table: letter.Table) -> float:
    shares = [_WIDE * width / sum(table.widths) - 2 * _AIR for width in table.widths]
    lines = max(_lines(text, wide, size=10) for text, wide in zip(row, shares, strict=True))
    return max(lines * _SMALL + _AIR / 2, 0.0 if row is table.heads else table.tall)


def _lines(text: str, wide: float, *, size: int = 12) -> int:
    return sum(1 + int(text_width(line, size=size) * _CM / wide) for line in text.split("\n"))
