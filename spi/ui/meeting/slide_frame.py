"""Of what does a slide consist beside its message?"""

from dataclasses import dataclass, field

from spi.charts.marks import Chart
from spi.render.screen import STAGE

HIGH = STAGE[1]  # px: the room of a chart


@dataclass(frozen=True)
class Figure:
    """A number to be read from the back row. about: what it is; hue: own, up, down or ""; tint: of a category, or ""."""

    words: str
    about: str
    hue: str = ""
    tint: str = ""


@dataclass(frozen=True)
class Picture:
    """What one slide shows. figures: the main one first; chart: so many px high; table: rows of texts, its heads above; note."""

    figures: list[Figure] = field(default_factory=list)
    chart: Chart | None = None
    high: int = HIGH
    heads: tuple[str, ...] = ()
    table: list[tuple[str, ...]] = field(default_factory=list)
    note: str = ""

    @property
    def alt(self) -> str:
        """The chart in words; nothing without one."""
        return self.chart.alt if self.chart else ""
