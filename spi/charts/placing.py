"""Where do the words of a drawing stand, so that they neither touch nor leave it?

A drawing is laid out for its narrowest place, a phone; what stands clear there stands clear on paper and on a slide.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spi.charts.marks import Span

PHONE = 340  # px: the narrowest place of a drawing
_LETTER = 0.54  # of the height of the letters: the mean width of one (Source Sans, a little generous)


def text_width(text: str, *, size: float = 14) -> float:
    """About how many px (or points) wide a line of text is at this height of its letters."""
    return _LETTER * size * len(text)


@dataclass(frozen=True)
class Words:
    """A value of an axis in words; place: the middle of the words, where they stay inside the drawing."""

    value: float
    text: str
    place: float


def words_at(value: float, text: str, span: Span, *, size: float, width: float) -> Words:
    """Words above or below a value, moved to stay inside the span, which is at least so many px wide."""
    half = text_width(text, size=size) / 2 * (span[1] - span[0]) / width
    return Words(value, text, min(max(value, span[0] + half), span[1] - half))


def levels(centres: Sequence[float], widths: Sequence[float], *, gap: float = 6) -> list[int]:
    """For labels on a line: the lowest level on which each one touches no earlier one."""
    ends: list[float] = []
    chosen = []
    for centre, width in zip(centres, widths, strict=True):
        level = next((n for n, end in enumerate(ends) if centre - width / 2 >= end + gap), len(ends))
        ends[level : level + 1] = [centre + width / 2]
        chosen.append(level)
    return chosen
