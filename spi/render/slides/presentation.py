"""What does the meeting take away as PowerPoint? Its slides, with charts and tables that can be edited."""

from io import BytesIO
from textwrap import wrap

from pptx.slide import Slide

from spi.charts.category_scale import CategoryScale
from spi.render.blocks import Code, Content, Page, Presentation, Table
from spi.render.slides import charts, tables
from spi.render.slides.master import FOOT_SIZE, FOOT_WIDTH, add_slide, blank, packed
from spi.render.slides.text import BIG, Box, Words, describe, height_of, lines_of, write
from spi.words.palette import MUTED, OWN, ink

_BESIDE, _ABOVE = 3.4, 2.2  # inches: a column of lines beside a picture, or a row of them above a wide one
_CODE, _LETTERS = 2.3, 16  # inches of the code; letters of a line of its link: LibreOffice breaks a link inside its words
_SIZES = {"figure": BIG, "category": 48, "bounds": 36, "moved": 26, "goal": 26, "line": 22, "since": 20, "remark": 18}
_BOLD = ("figure", "category", "bounds", "moved")


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
    """The picture of a slide with its lines; the sentences themselves where there is nothing to show."""
    content, picture = page.content, page.content.file
    if isinstance(picture, Table) and picture.blank:
        tables.to_fill_in(slide, box, picture, page.sentences)
    elif isinstance(picture, Table):
        tables.rows(slide, box, picture)
    elif content.lines or picture is not None:
        rest = _lines(slide, box, content) if content.lines else box
        if picture is not None:
            charts.draw(slide, rest, picture)
    else:
        tables.words(slide, box, page.sentences)


def _lines(slide: Slide, box: Box, content: Content) -> Box:
    """The lines beside the picture, above one that needs the whole width; answers the room that is left."""
    wide = isinstance(content.file, CategoryScale)
    place, rest = box.under(_ABOVE) if wide else box.beside(_BESIDE) if content.file else (box, box)
    words = [Words(line.text, _SIZES[line.role], ink(line.hue), line.role in _BOLD) for line in content.lines]
    write(slide, place, *words, name="Keterangan")
    return rest


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
