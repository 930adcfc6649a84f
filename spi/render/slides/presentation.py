"""What does the meeting take away as PowerPoint? Its slides, with charts and tables that can be edited."""

from io import BytesIO

from pptx.slide import Slide
from pptx.util import Pt

from spi.render.blocks import Code, Cover, Page, Presentation
from spi.render.slides import body
from spi.render.slides.master import (
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
from spi.render.slides.text import Box, Words, describe, lines_of, plain, write, write_into
from spi.words.palette import MUTED, OWN

_CODE, _STATE = Box(9.7, 3.9, 2.3, 2.7), Box(MARGIN, 6.35, 8.6, 0.9)  # on the cover
_LINE = "_" * 24  # to write on
_BETWEEN = 8  # points between lines to write on


def presentation(plan: Presentation) -> bytes:
    """The PPTX file; its cover, where it has one, carries the code that reopens the view."""
    file = blank(plan.name)
    covers = 0
    if plan.cover is not None:
        _cover(add_cover(file), plan.cover)
        covers = 1
    for number, page in enumerate(plan.pages, start=1 + covers):
        slide, box = add_slide(file, page.title)
        body.draw(slide, box, page)
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


def _reopened(slide: Slide, box: Box, code: Code) -> None:
    """The code, and its link below it."""
    place, below = box.under(box.width)
    picture = slide.shapes.add_picture(BytesIO(code.png), *place.emu)
    picture.name = "Kode QR"
    describe(picture, f"Kode QR. {code.words}: {code.link}")
    picture.click_action.hyperlink.address = code.link
    shape = write(slide, below, Words(code.words, 18, OWN, True), name="Tautan")
    shape.text_frame.paragraphs[0].runs[0].hyperlink.address = code.link
