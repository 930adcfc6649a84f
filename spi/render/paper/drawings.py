"""How is a drawing made for paper: vector, without a browser, with the same in words beside it?

A drawing is a list of marks in points of the scale; Vega-Lite lays them out and vl-convert writes SVG. One unit of the drawing is
one typographic point on paper. No label is written by Vega: numbers come in words from spi.words.wording.
"""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import font_source_sans_pro
import vl_convert

from spi.words.palette import DEDUCTION, DOWN, DOWN_TEXT, INK, MUTED, UP, UP_TEXT

FONTS = Path(font_source_sans_pro.__file__).parent / "files"
WIDTH = 504.0  # points: the width of the text on A4
_LOCALE = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]}
_CHANNELS = ("x", "y", "x2", "y2", "text", "color")  # what else a row holds is for us, not for Vega
_CONFIG = {"font": "Source Sans Pro, DejaVu Sans Mono", "view": {"stroke": None}, "text": {"fontSize": 10}}


@dataclass(frozen=True)
class Picture:
    """A drawing. svg: WIDTH points wide; said: the same in words, its text alternative."""

    svg: str
    said: str


@dataclass(frozen=True)
class Frame:
    """A plot: the two scales (left and right end, lower and upper end), its height and the margins around it in points."""

    x: tuple[float, float]
    y: tuple[float, float]
    height: float
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0

    @property
    def width(self) -> float:
        """Points left between the margins."""
        return WIDTH - self.left - self.right

    def points(self, distance: float) -> float:
        """A distance on the x scale in typographic points."""
        return distance * self.width / (self.x[1] - self.x[0])

    def scaled(self, points: float) -> float:
        """Typographic points as a distance on the x scale."""
        return points * (self.x[1] - self.x[0]) / self.width

    def held(self, x: float, words: str, *, size: float) -> float:
        """The x nearest to the given one at which centred words stay inside the plot."""
        half = self.scaled(text_width(words, size=size) / 2)
        return min(max(x, self.x[0] + half), self.x[1] - half)

    def layer(self, mark: str, rows: list[dict], **style: object) -> dict:
        """Marks of one kind: rows with x, y, x2, y2 in the units of the scales, text and color; style as Vega-Lite names it."""
        places = {"x": self._place(self.x), "y": self._place(self.y), "color": {"type": "nominal", "scale": None}}
        named = [channel for channel in _CHANNELS if rows and channel in rows[0]]
        encoding = {channel: {"field": channel, **places.get(channel, {})} for channel in named}
        return {"data": {"values": rows}, "mark": {"type": mark, **style}, "encoding": encoding}

    def svg(self, *layers: dict) -> str:
        """The layers, those without a row left out, as one drawing, the first at the back."""
        padding = {"left": self.left, "right": self.right, "top": self.top, "bottom": self.bottom}
        spec = {
            "width": self.width, "height": self.height, "padding": padding, "autosize": "none", "background": None,
            "config": _CONFIG, "layer": [layer for layer in layers if layer["data"]["values"]],
        }  # fmt: skip
        _register_fonts()
        return vl_convert.vegalite_to_svg(spec, format_locale=_LOCALE)

    @staticmethod
    def _place(span: tuple[float, float]) -> dict:
        return {"type": "quantitative", "scale": {"domain": list(span), "nice": False, "zero": False}, "axis": None}


def rows_frame(rows: int, x: tuple[float, float], *, left: float, right: float, row: float = 22.0, top: float = 2.0) -> Frame:
    """A frame of named rows, numbered 0, 1, ... from the top; `row` is the height of one in points."""
    return Frame(x, (rows - 0.5, -0.5), rows * row, left, right, top, 2.0)


def names(frame: Frame, labels: list[str], *, bold: tuple[int, ...] = ()) -> list[dict]:
    """The names of the rows, right-aligned in the left margin; those at the places `bold` in bold."""
    chosen = [[i for i in range(len(labels)) if (i in bold) is wanted] for wanted in (False, True)]
    return [
        frame.layer(
            "text", [{"x": frame.x[0], "y": i, "text": broken(labels[i])} for i in places], align="right", dx=-8, color=INK,
            baseline="middle", fontWeight=weight, lineBreak="\n", lineHeight=10,
        )
        for places, weight in zip(chosen, ("normal", "bold"), strict=True)
    ]  # fmt: skip


def broken(label: str, *, width: int = 30) -> str:
    """A long name on two lines, parted at the space nearest to its middle."""
    spaces = [i for i, letter in enumerate(label) if letter == " "]
    if len(label) <= width or not spaces:
        return label
    middle = min(spaces, key=lambda i: abs(i - len(label) / 2))
    return f"{label[:middle]}\n{label[middle + 1 :]}"


def text_width(words: str, *, size: float = 10) -> float:
    """About how many points a label needs (Source Sans, a little generous)."""
    return 0.53 * size * len(words)


def apart(places: list[float], *, gap: float) -> list[float]:
    """The places, moved up where needed so that each lies at least `gap` above the next lower one; in the given order."""
    order = sorted(range(len(places)), key=places.__getitem__)
    moved = list(places)
    for lower, upper in pairwise(order):
        moved[upper] = max(moved[upper], moved[lower] + gap)
    return moved


def part_hues(part: str, points: float) -> tuple[str, str]:
    """Fill and text colour of a part that moved the index by `points`."""
    if abs(points) < 0.005:
        return MUTED, MUTED
    if part.startswith("correction"):
        return DEDUCTION, DEDUCTION
    return (UP, UP_TEXT) if points > 0 else (DOWN, DOWN_TEXT)


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))
