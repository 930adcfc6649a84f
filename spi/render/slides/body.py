"""What stands where below the message of a slide: figures beside the picture, its note, the table behind it, and words?"""

from collections.abc import Sequence

from pptx.slide import Slide

from spi.charts.marks import Chart
from spi.render.blocks import Content, Figure, Page, Table
from spi.render.slides import charts, tables
from spi.render.slides.master import FIGURES, HEIGHT, TEXT
from spi.render.slides.text import BIG, Box, Words, height_of, hold, lines_of, write
from spi.words.palette import MUTED, ink

_BESIDE = 3.2  # inches: the column of figures beside the picture
_APART = (14, 4)  # points between a figure's words and the next figure, at most and at least
_SIZES = (BIG, 40, 32, 24)  # points of a figure: the largest in which it stands on one line; only the first may be that large
_NOTE, _READ = 18, (28, 24, 20, 18)  # points of a note; of the sentences below a picture: the largest with which all fit
_AIR, _ABOVE = 0.1, 0.2  # inches between a picture and its note; above a table or sentences
_WHITE = 0.18  # share of the body that stays white where there are sentences to read


def draw(slide: Slide, box: Box, page: Page) -> None:
    """The figures of a slide beside its picture, or its table; the sentences themselves where there is nothing to show."""
    content = page.content
    if content.desk is not None and content.desk.blank:
        return tables.to_fill_in(slide, box, content.desk, page.sentences)
    if content.desk is not None:
        tables.rows(slide, box, content.desk)
        return None
    if content.picture is None:
        column, rest = box.beside(_BESIDE) if content.figures else (None, box)
        if column:
            _figures(slide, column, content.figures)
        return tables.words(slide, rest, page.sentences or (content.note,))
    used, words = _pictured(slide, box, page)
    left = box.under(used + _ABOVE)[1]
    if words := words + _further(page.below, words, left, white=_WHITE * box.height):
        _read(slide, left, words)
    return None


def _pictured(slide: Slide, box: Box, page: Page) -> tuple[float, list[str]]:
    """The picture with what belongs to it; answers how many inches of the box it takes, and the sentences to be read below it.

    A picture is no taller than it needs. The table behind it stands below where else much is white; of the sentences taken in as
    many as leave the picture its room. Beside them the note moves below the figures, where there is room.
    """
    content = page.content
    assert content.picture is not None  # without one it is words
    column, place = box.beside(_BESIDE) if content.figures else (box, box)
    tall = _figures(slide, column, content.figures) if content.figures else 0.0
    note, least = [Words(content.note, _NOTE, MUTED)] if content.note else [], _least(content.picture)
    under = height_of(note, place.width) + _AIR if note else 0.0
    beside = tall + _ABOVE + height_of(note, column.width)
    if aside := bool(note and page.taken_in and content.figures and beside <= 1.1 * least):
        tall, under = beside, 0.0
    words = list(page.taken_in)
    while words and _tall(words, box.width) + max(tall, least + under) > box.height:
        words = words[:-1]
    free = box._replace(height=box.height - _tall(words, box.width))
    room = free.height - under
    behind = _behind(content, free, used=max(tall, min(room, _most(content.picture)) + under), least=max(tall, least + under))
    room -= behind
    drawn = _picture(slide, place._replace(height=room), content.picture)
    if note:  # read after the picture
        foot = column.under(tall - height_of(note, column.width))[1] if aside else place.under(drawn + _AIR)[1]
        hold(slide, TEXT, foot._replace(height=height_of(note, foot.width)), *note)
    used = max(tall, drawn + under)
    if behind and content.behind is not None:
        used += _ABOVE + tables.rows(slide, box.under(used + _ABOVE)[1], content.behind)
    return used, words


def _behind(content: Content, box: Box, *, used: float, least: float) -> float:
    """The inches of the table behind a picture where it fits and else much would be white, 0 where not; used, least: what the
    picture takes and needs, with what stands beside and under it."""
    needed = tables.height(content.behind, box.width) + _ABOVE if content.behind is not None else 0.0
    return needed if least + needed <= box.height and box.height - used > _WHITE * box.height else 0.0


def _picture(slide: Slide, room: Box, picture: Chart | Table) -> float:
    """A chart or a table; answers its height in inches."""
    if isinstance(picture, Table):
        return tables.rows(slide, room, picture)
    place = room._replace(height=min(room.height, charts.tallest(picture)))
    charts.draw(slide, place, picture)
    return place.height


def _least(picture: Chart | Table) -> float:
    return 0.0 if isinstance(picture, Table) else charts.least(picture)


def _most(picture: Chart | Table) -> float:
    return HEIGHT if isinstance(picture, Table) else charts.tallest(picture)


def _tall(sentences: Sequence[str], width: float) -> float:
    """The inches of sentences below a picture, with the air above them."""
    words = [Words(sentence, _READ[-1]) for sentence in sentences]
    return height_of(words, width) + _ABOVE if words else 0.0


def _further(sentences: Sequence[str], there: Sequence[str], left: Box, *, white: float) -> list[str]:
    """The first of the sentences that fit below those that are there, where else more than `white` inches would be left."""
    shown = list(sentences) if left.height - _tall(there, left.width) > white else []
    while shown and _tall([*there, *shown], left.width) > left.height + _ABOVE:
        shown = shown[:-1]
    return shown


def _read(slide: Slide, box: Box, sentences: Sequence[str]) -> None:
    """Sentences as large as there is room, in the placeholder of the layout; in a box of their own where the note has it."""
    sizes = [[Words(sentence, size) for sentence in sentences] for size in _READ]
    words = next((each for each in sizes if height_of(each, box.width) <= box.height), sizes[-1])
    place = box._replace(height=height_of(words, box.width))
    if any(each.placeholder_format.idx == TEXT and not each.text_frame.text for each in slide.placeholders):
        hold(slide, TEXT, place, *words)
    else:
        write(slide, place, *words, name="Kalimat")


def _figures(slide: Slide, box: Box, figures: Sequence[Figure]) -> float:
    """One below the other, each with what it is under it; a category on its tint. Nearer to each other, then smaller, where they
    would not fit. Answers how many inches they take."""
    plans = [_column(figures, box.width, sizes, apart) for sizes in (_SIZES, _SIZES[1:]) for apart in _APART]
    lines = next((plan for plan in plans if height_of(plan, box.width) <= box.height), plans[-1])
    tall = min(height_of(lines, box.width), box.height)
    hold(slide, FIGURES, box._replace(height=tall), *lines)
    return tall


def _column(figures: Sequence[Figure], width: float, sizes: Sequence[int], apart: int) -> list[Words]:
    """The figures and what each is; sizes: points of a figure from the largest, which is for the first figure alone."""
    lines = []
    for number, figure in enumerate(figures):
        fitting = (size for size in sizes[number > 0 :] if lines_of(figure.words, size, width, bold=True) == 1)
        lines.append(Words(figure.words, next(fitting, sizes[-1]), ink(figure.hue or "ink"), True, figure.tint))
        lines.append(Words(figure.about, 18, MUTED, after=apart))
    return lines
