"""What does the meeting take away as PowerPoint? The slides of the screen, with charts and tables that can be edited."""

from collections.abc import Callable, Sequence

from pptx.slide import Slide as Page

from spi.answers.briefing import Briefing
from spi.charts.follow_up.themes import pareto_bars
from spi.charts.parts.bars import MOST, gap_bars, unit_bars
from spi.charts.parts.components import component_bars
from spi.charts.parts.waterfall import change_waterfall
from spi.documents.deck import Slide
from spi.documents.stamp import EVENT_LOG, head_words
from spi.render.slides import draw, slide_pictures, slide_shapes, slide_tables
from spi.render.slides.slide_master import FOOT_SIZE, FOOT_WIDTH, add_slide, blank, packed
from spi.render.slides.slide_text import Box, lines_of

PICTURES: dict[str, Callable[[Page, Box, Briefing], bool]] = {
    "index": slide_pictures.index,
    "category": slide_shapes.category,
    "rank": slide_pictures.rank,
    "change": lambda page, box, b: draw(page, box, change_waterfall(b.why, details=False)),
    "components": lambda page, box, b: draw(page, box, component_bars(b)),
    "gaps": lambda page, box, b: draw(page, box, gap_bars(b)),
    "units": lambda page, box, b: draw(page, box, unit_bars(b.units)),
    "causes": lambda page, box, b: draw(page, box, pareto_bars(b.themes, most=MOST)),
    "plan": slide_tables.plan,
}
CODE = 2.3  # inches: width of the code on the last slide


def presentation(briefing: Briefing, deck: Sequence[Slide]) -> bytes:
    """The slides in the given order as a PPTX file; the last one carries the code that reopens the view."""
    file = blank(briefing.name)
    for number, told in enumerate(deck, start=1):
        page, box = add_slide(file, told.title.text, _foot(briefing, told, first=number == 1), (number, len(deck)))
        if number == len(deck):
            right = Box(box.left + box.width - CODE, box.top, CODE, box.height)
            slide_shapes.reopened(page, right, briefing)
            box = box._replace(width=box.width - CODE - 0.35)
        _picture(page, box, briefing, told)
        page.notes_slide.notes_text_frame.text = _notes(briefing, told)
    return packed(
        file,
        title=f"{briefing.name}, {briefing.years}",
        subject=f"Survei Penilaian Integritas, {briefing.scope.label}",
        comments=_state(briefing),
        moment=briefing.stamp.moment,
    )


def _foot(briefing: Briefing, told: Slide, *, first: bool) -> str:
    """The line at the foot; on the first slide with the meeting's session, where it has a name and there is room."""
    named = f"{told.note} · {briefing.session}"
    return named if first and briefing.session and lines_of(named, FOOT_SIZE, FOOT_WIDTH) == 1 else told.note


def _picture(page: Page, box: Box, briefing: Briefing, told: Slide) -> None:
    """The slide's picture; the sentences themselves where there is nothing to draw."""
    if told.key == "decisions":
        slide_tables.decisions(page, box, briefing, told.spoken)
    elif not PICTURES[told.key](page, box, briefing):
        slide_tables.words(page, box, told.spoken)


def _notes(briefing: Briefing, told: Slide) -> str:
    """What is said with a slide, one sentence a line, and the state of the data that it tells."""
    return "\n".join([told.title.text, *(sentence.text for sentence in told.spoken), "", _state(briefing)])


def _state(briefing: Briefing) -> str:
    stamp = briefing.stamp
    return f"Data: {stamp.batch}, dibuat {stamp.made}; {EVENT_LOG}: {head_words(stamp)}."
