"""How much of a slide or a page is left white?"""

import re

from pdf_text import asked
from pptx.util import Emu

from spi.render.slides.master import FOOT
from spi.render.slides.text import Words, height_of

_PAPER_FOOT = 48  # points below which the foot of a page stands


def white_of_slide(slide):
    """The highest empty band between title and foot, as a share of the room between them."""
    title, foot = slide.shapes.title, Emu(int(FOOT * 914400))
    top = title.top + title.height
    spans = sorted(_span(shape) for shape in slide.shapes if shape.top >= top and shape.top < foot)
    free, end = [], top
    for begin, stop in [*spans, (foot, foot)]:
        free.append(begin - end)
        end = max(end, stop)
    return max(free) / (foot - top)


def _span(shape):
    """From where to where a shape is written on or drawn on, in EMU: of words only as far as they go."""
    if not shape.has_text_frame or not shape.text_frame.text:
        return shape.top, shape.top + shape.height
    lines = [
        Words(each.text, each.runs[0].font.size.pt, bold=bool(each.runs[0].font.bold), after=each.space_after.pt)
        for each in shape.text_frame.paragraphs
        if each.runs
    ]
    return shape.top, shape.top + min(int(height_of(lines, Emu(shape.width).inches) * 914400), shape.height)


def is_picture(shape):
    """Is there something to see besides words?"""
    return shape.has_chart or shape.has_table


def white_below(content):
    """Of each page of a PDF, how much of it is left below its last word, as a share of the page; its foot is no word of it."""
    return [_below(page) for page in asked("pdftotext", content, "-bbox", "-", "-").split("<page ")[1:]]


def _below(page):
    height = float(re.search(r'height="([\d.]+)"', page)[1])
    ends = [float(end) for end in re.findall(r'yMax="([\d.]+)"', page) if float(end) < height - _PAPER_FOOT]
    return round(1 - (max(ends, default=0.0) + _PAPER_FOOT) / height, 2)
