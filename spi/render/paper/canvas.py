"""How is a chart laid out on paper? Rectangles, rules, dots and words in typographic points, drawn by `drawing` in paper.typ."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import font_source_sans_pro

from spi.words.palette import INK, LINE

FONTS = Path(font_source_sans_pro.__file__).parent / "files"
WIDTH = 504.0  # points: the width of the text on A4
Mark = dict[str, float | str | bool | list[str] | list[float]]


@dataclass(frozen=True)
class Picture:
    """A drawing WIDTH points wide and `height` high: its marks, the first at the back; alt: the same in words."""

    height: float
    marks: tuple[Mark, ...]
    alt: str


class Canvas:
    """A plot with margins around it; marks are given in the units of its scales and stay in the order given."""

    def __init__(self, *, x: tuple[float, float], y: tuple[float, float], height: float, left: float = 0.0, right: float = 0.0,
                 top: float = 0.0, bottom: float = 0.0) -> None:  # fmt: skip
        """x: the scale's left and right end; y: its lower and upper end; height of the plot and margins in points."""
        self.x, self.y, self.height = x, y, height
        self.left, self.right, self.top, self.bottom = left, right, top, bottom
        self._marks: list[Mark] = []

    @classmethod
    def of_rows(cls, count: int, *, x: tuple[float, float], left: float, right: float, row: float = 22.0,
                top: float = 2.0) -> "Canvas":  # fmt: skip
        """A plot of rows numbered 0, 1, ... from the top, each `row` points high."""
        return cls(x=x, y=(count - 0.5, -0.5), height=count * row, left=left, right=right, top=top, bottom=2.0)

    @property
    def width(self) -> float:
        """Points left between the margins."""
        return WIDTH - self.left - self.right

    def points(self, distance: float) -> float:
        """A distance on the x scale in typographic points."""
        return distance * self.width / (self.x[1] - self.x[0])

    def held(self, x: float, words: str, *, size: float) -> float:
        """The x nearest to the given one at which centred words stay inside the plot."""
        half = text_width(words, size=size) / 2 * (self.x[1] - self.x[0]) / self.width
        return min(max(x, self.x[0] + half), self.x[1] - half)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Points from the left and from the top edge of the picture."""
        down = (self.y[1] - y) / (self.y[1] - self.y[0]) * self.height
        return self.left + self.points(x - self.x[0]), self.top + down

    def rect(self, x: float, x2: float, y: float, y2: float, *, fill: str) -> None:
        """A filled rectangle between two corners."""
        (left, top), (right, foot) = self.at(min(x, x2), y), self.at(max(x, x2), y2)
        top, foot = sorted((top, foot))
        self._marks.append({"kind": "rect", "x": left, "y": top, "width": right - left, "height": foot - top, "fill": fill})

    def rule(self, *corners: tuple[float, float], color: str = LINE, width: float = 1.0, dash: tuple[float, ...] = ()) -> None:
        """Straight lines through these places (x, y), one after the other."""
        for a, b in pairwise(corners):
            (x, y), (x2, y2) = self.at(*a), self.at(*b)
            self._marks.append({"kind": "rule", "x": x, "y": y, "x2": x2, "y2": y2, "color": color, "width": width,
                                "dash": list(dash)})  # fmt: skip

    def dot(self, x: float, y: float, *, radius: float, color: str, opacity: float = 1.0) -> None:
        """A round mark; radius in points, opacity 0 to 1."""
        right, down = self.at(x, y)
        self._marks.append({"kind": "dot", "x": right, "y": down, "radius": radius, "color": color, "clear": 100 * (1 - opacity)})

    def text(self, words: str, x: float, y: float, *, size: float = 10.0, color: str = INK, bold: bool = False,
             side: str = "center", dx: float = 0.0, dy: float = 0.0, halo: bool = False) -> None:  # fmt: skip
        """Words on the line through (x, y): centred there, to its "right" or to its "left"; dx and dy move them, in points. halo:
        the lines behind them are paled, so that none strikes them through."""
        right, down = self.at(x, y)
        self._marks.append({"kind": "text", "x": right + dx, "y": down + dy, "text": words, "size": size, "color": color,
                            "bold": bold, "side": side, "halo": halo})  # fmt: skip

    def name_row(self, name: str, y: float, *, bold: bool = False, width: int = 24) -> None:
        """The name of a row in the left margin; one longer than `width` letters on two lines."""
        lines = broken(name, width=width)
        for n, line in enumerate(lines):
            self.text(line, self.x[0], y, bold=bold, side="left", dx=-8, dy=10 * (n - (len(lines) - 1) / 2))

    def picture(self, alt: str) -> Picture:
        """Everything drawn, with the same in words."""
        return Picture(self.top + self.height + self.bottom, tuple(self._marks), alt)


def broken(name: str, *, width: int) -> list[str]:
    """A long name on two lines, parted at the space nearest to its middle."""
    spaces = [i for i, letter in enumerate(name) if letter == " "]
    if len(name) <= width or not spaces:
        return [name]
    middle = min(spaces, key=lambda i: abs(i - len(name) / 2))
    return [name[:middle], name[middle + 1 :]]


def text_width(words: str, *, size: float = 10) -> float:
    """About how many points a label needs (Source Sans, a little generous)."""
    return 0.53 * size * len(words)
