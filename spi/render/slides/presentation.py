"""What does the meeting take away as PowerPoint? Its slides, with charts and tables that can be edited."""

from collections.abc import Sequence
from io import BytesIO
from textwrap import wrap

from pptx.slide import Slide

from spi.render.blocks import Code, Figure, Page, Presentation, Table
from spi.render.slides import charts, tables
from spi.render.slides.master import FOOT_SIZE, FOOT_WIDTH, add_slide, blank, packed
from spi.render.slides.text import BIG, Box, Words, describe, height_of, lines_of, rgb, write
from spi.words.palette import MUTED, OWN, ink

_BESIDE = 3.2  # inches: the column of figures beside the picture
_CODE, _LETTERS = 2.3, 16  # inches of the code; letters of a line of its link: LibreOffice breaks a link inside its words
_SIZES = (BIG, 40, 32, 24)  # points of a figure: the largest in which it stands on one line; only the first may be that large


def presentation(plan: Presentation) -> bytes:
    """The PPTX file; its last slide carries the code that reopens the view."""
    file = blank(plan.name)
    for number, page in enumerate(plan.pages, start=1):
        slide, box = add_slide(file, page.title, _foot(page), (number, len(plan.pages)))
        if number == len(plan.pages):
            _reopened(slide, Box(box.left + box.width - _CODE, box.top, _CODE, box.height), plan.code)
            box = box._replace(width=box.width - _CODE - 0.35)
        _draw(slide, box, page)
        if (notes := slide.notes_slide.notes_text_frame) is not None:
            notes.text = page.notes
    return packed(file, title=plan.title, subject=plan.subject, comments=plan.comments, moment=plan.made_at)


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
    if content.note:
        note = Words(content.note, 18, MUTED)
        box, foot = box.under(box.height - height_of([note], box.width))
        write(slide, foot, note, name="Catatan")
        box = box._replace(height=box.height - 0.1)
    if isinstance(content.picture, Table):
        return tables.rows(slide, box, content.picture)
    return charts.draw(slide, box, content.picture)


def _figures(slide: Slide, box: Box, figures: Sequence[Figure]) -> None:
    """One below the other, each with what it is under it; a category on its tint."""
    for number, figure in enumerate(figures):
        fitting = (size for size in _SIZES[number > 0 :] if lines_of(figure.words, size, box.width, bold=True) == 1)
        words = Words(figure.words, next(fitting, _SIZES[-1]), ink(figure.hue or "ink"), True)
        place, box = box.under(height_of([words], box.width))
        shape = write(slide, place, words, name="Angka utama")
        if figure.tint:
            shape.fill.solid()
            shape.fill.fore_color.rgb = rgb(figure.tint)
        about = Words(figure.about, 18, MUTED)
        place, box = box.under(height_of([about], box.width) + 0.2)
        write(slide, place, about, name="Keterangan")


def _reopened(slide: Slide, box: Box, code: Code) -> None:
    """The code, its link, and what the file tells of; below a long title the code gets smaller, never the words."""
    about = [Words(line, 12, MUTED) for line in code.lines]
    words = [Words(line, 18, OWN, True) for line in wrap(code.words, _LETTERS)]
    linked, explained = height_of(words, box.width) + 0.05, height_of(about, box.width) + 0.1
    side = min(box.width, box.height - linked - explained - 0.05)
    picture = slide.shapes.add_picture(BytesIO(code.png), *Box(box.left, box.top, side, side).emu)
    picture.name = "Kode QR"
    describe(picture, f"Kode QR. {code.words}: {code.link}")
    picture.click_action.hyperlink.address = code.link
    link, below = Box(box.left, box.top + side + 0.05, box.width, linked + explained).under(linked)
    shape = write(slide, link, *words, name="Tautan")
    for line in shape.text_frame.paragraphs:
        line.runs[0].hyperlink.address = code.link
    write(slide, below, *about, name="Versi data")
