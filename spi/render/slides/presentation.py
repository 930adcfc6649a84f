"""What does the meeting take away as PowerPoint? Its slides, with charts and tables that can be edited."""

from collections.abc import Sequence
from io import BytesIO

from pptx.slide import Slide
from pptx.util import Pt

from spi.render.blocks import Code, Cover, Figure, Page, Presentation, Table
from spi.render.slides import charts, tables
from spi.render.slides.master import (
    FIGURES,
    FOOT_SIZE,
    FOOT_WIDTH,
    MARGIN,
    SUBTITLE,
    TEXT,
    add_cover,
    add_slide,
    blank,
    finish,
    packed,
)  # fmt: skip
from spi.render.slides.text import BIG, Box, Words, describe, height_of, hold, lines_of, plain, write, write_into
from spi.words.palette import MUTED, OWN, ink

_BESIDE = 3.2  # inches: the column of figures beside the picture
_CODE, _STATE = Box(9.7, 3.9, 2.3, 2.7), Box(MARGIN, 6.35, 8.6, 0.9)  # on the cover
_LINE, _APART = "_" * 24, (14, 4)  # to write on; points between a figure's words and the next figure, at most and at least
_BETWEEN = 8  # points between lines to write on
_SIZES = (BIG, 40, 32, 24)  # points of a figure: the largest in which it stands on one line; only the first may be that large


def presentation(plan: Presentation) -> bytes:
    """The PPTX file; its cover, where it has one, carries the code that reopens the view."""
    file = blank(plan.name)
    covers = 0
    if plan.cover is not None:
        _cover(add_cover(file), plan.cover)
        covers = 1
    for number, page in enumerate(plan.pages, start=1 + covers):
        slide, box = add_slide(file, page.title)
        _draw(slide, box, page)
        finish(slide, _foot(page), (number, len(plan.pages) + covers))
        _noted(slide, page.notes)
    return packed(file, title=plan.title, subject=plan.subject, comments=plan.comments, moment=plan.made_at)


def _noted(slide: Slide, notes: str) -> None:
    if (frame := slide.notes_slide.notes_text_frame) is not None:
        frame.text = notes


def _cover(slide: Slide, cover: Cover) -> None:
    title = slide.shapes.title
    assert title is not None, "the layout of the cover has a title"
    write_into(title.text_frame.paragraphs[0], cover.title)
    for holder, texts in ((SUBTITLE, [cover.subtitle]), (TEXT, [f"{name}: {words or _LINE}" for name, words in cover.rows])):
        frame = next(each for each in slide.placeholders if each.placeholder_format.idx == holder).text_frame
        for paragraph, text in zip([frame.paragraphs[0], *(frame.add_paragraph() for _ in texts[1:])], texts, strict=True):
            paragraph.space_after = Pt(_BETWEEN)
            write_into(paragraph, plain(text))
    if cover.code:
        _reopened(slide, _CODE, cover.code)
    write(slide, _STATE, *(Words(line, 12, MUTED) for line in cover.state), name="Versi data")
    _noted(slide, cover.notes)


def _foot(page: Page) -> str:
    """The fullest line that stands in the foot."""
    fitting = (line for line in page.foot if lines_of(line, FOOT_SIZE, FOOT_WIDTH) == 1)
    return next(fitting, page.foot[-1])


def _draw(slide: Slide, box: Box, page: Page) -> None:
    """The figures of a slide beside its picture, or its table; the sentences themselves where there is nothing to show."""
    content = page.content
    if content.desk is not None and content.desk.blank:
        return tables.to_fill_in(slide, box, content.desk, page.sentences)
    if content.desk is not None:
        return tables.rows(slide, box, content.desk)
    if content.figures:
        column, box = box.beside(_BESIDE)
        _figures(slide, column, content.figures)
    if content.picture is None:
        return tables.words(slide, box, page.sentences or (content.note,))
    note = [Words(content.note, 18, MUTED)] if content.note else []
    room, foot = box.under(box.height - height_of(note, box.width))
    room = room._replace(height=room.height - 0.1) if note else room
    if isinstance(content.picture, Table):
        tables.rows(slide, room, content.picture)
    else:
        charts.draw(slide, room, content.picture)
    if note:  # read after the picture under which it stands
        hold(slide, TEXT, foot, *note)


def _figures(slide: Slide, box: Box, figures: Sequence[Figure]) -> None:
    """One below the other, each with what it is under it; a category on its tint. Nearer to each other, then smaller, where they
    would not fit."""
    plans = [_column(figures, box.width, sizes, apart) for sizes in (_SIZES, _SIZES[1:]) for apart in _APART]
    lines = next((plan for plan in plans if height_of(plan, box.width) <= box.height), plans[-1])
    hold(slide, FIGURES, box._replace(height=min(height_of(lines, box.width), box.height)), *lines)


def _column(figures: Sequence[Figure], width: float, sizes: Sequence[int], apart: int) -> list[Words]:
    """The figures and what each is; sizes: points of a figure from the largest, which is for the first figure alone."""
    lines = []
    for number, figure in enumerate(figures):
        fitting = (size for size in sizes[number > 0 :] if lines_of(figure.words, size, width, bold=True) == 1)
        lines.append(Words(figure.words, next(fitting, sizes[-1]), ink(figure.hue or "ink"), True, figure.tint))
        lines.append(Words(figure.about, 18, MUTED, after=apart))
    return lines


def _reopened(slide: Slide, box: Box, code: Code) -> None:
    """The code, and its link below it."""
    place, below = box.under(box.width)
    picture = slide.shapes.add_picture(BytesIO(code.png), *place.emu)
    picture.name = "Kode QR"
    describe(picture, f"Kode QR. {code.words}: {code.link}")
    picture.click_action.hyperlink.address = code.link
    shape = write(slide, below, Words(code.words, 18, OWN, True), name="Tautan")
    shape.text_frame.paragraphs[0].runs[0].hyperlink.address = code.link
