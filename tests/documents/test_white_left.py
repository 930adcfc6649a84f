"""No slide with one sentence on white, whoever the briefing is for and however little is known."""

import dataclasses

import gathering
import pandas as pd
import pytest
from made_up_nation import HOME
from pdf_text import needs_poppler
from slide_shapes import body, findings, made, own_table
from white_left import is_picture, white_below, white_of_slide

from spi.answers.actions import roots
from spi.documents import pdf
from spi.settings import settings

MOST, PAGE = 0.25, 0.35  # of the room between title and foot that may stay white in one piece; of a page but the last

HALF_KNOWN = {  # of the shipped figures
    "home": ("3513", 2024, 2023), "first year": ("3513", 2021, None), "index alone, first year": ("3522", 2021, None),
    "index alone": ("3509", 2024, 2023), "one component": ("3322", 2024, 2023), "no deductions": ("3217", 2024, 2023),
    "pemprov": ("15", 2022, 2021), "kota": ("3575", 2021, None), "far below": ("3525", 2024, 2023), "Papua": ("91", 2023, None),
}  # fmt: skip
KNOWN = {
    "whole": {}, "masked": {"masked": True}, "first year": {"year": 2021, "before": None}, "kabupaten": {"scope": "kabupaten"},
    "session 1": {"session": 1}, "session 2": {"session": 2},
}  # fmt: skip


def left_white(briefing):
    """Of each slide its key and the share that is white; 1 where it shows nothing but words."""
    _, file, told = made(briefing)
    seen = [any(map(is_picture, slide.shapes)) for slide in body(file)]
    return {
        (said.key, said.part): round(white_of_slide(slide), 2) if drawn else 1.0
        for slide, said, drawn in zip(body(file), told, seen, strict=True)
    }


def too_white(briefing):
    return {slide: share for slide, share in left_white(briefing).items() if share > MOST}


@pytest.mark.parametrize("choice", HALF_KNOWN.values(), ids=HALF_KNOWN)
def test_no_slide_of_a_half_known_government_is_half_empty(store, choice):
    assert too_white(gathering.gathered(*choice)) == {}


@pytest.mark.parametrize("choice", KNOWN.values(), ids=KNOWN)
def test_no_slide_of_a_variant_is_half_empty(nation, choice):
    held = {each["session"]: each for each in settings()["rapat"]}
    session = {"session": held[choice["session"]]} if "session" in choice else {}
    assert too_white(gathering.gathered(HOME, **(choice | session))) == {}


@pytest.mark.parametrize("many", [1, 2, 3, 9])
def test_a_list_of_few_rows_leaves_no_slide_half_empty(home, many):
    """Themes, units, actions and weak parts: one, two, three, many."""
    found = findings(many)
    few = dataclasses.replace(
        home, units=own_table(many), findings=found, themes=roots.themes(found), plan_words=home.plan_words.head(many),
        plan=home.plan.head(many),
    )  # fmt: skip
    assert too_white(few) == {}
    weak = home.weak.assign(weak=pd.Series(range(len(home.weak)), index=home.weak.index) < many)
    assert too_white(dataclasses.replace(home, weak=weak, gains=home.gains.head(many))) == {}


@needs_poppler
@pytest.mark.parametrize("choice", HALF_KNOWN.values(), ids=HALF_KNOWN)
def test_no_page_but_the_last_is_half_empty(store, choice):
    briefing = gathering.gathered(*choice)
    brief, report = white_below(pdf.brief(briefing)), white_below(pdf.report(briefing))
    assert max(brief) <= MOST and max(report[:-1]) <= PAGE, (brief, report)
