"""One chart of every shape, with names that look like markup, and what a test asks of any of them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pandas as pd

from spi.answers.results.causes import Explanation, Level
from spi.answers.results.years import Year
from spi.charts import waterfall
from spi.method import methodology

EVIL = "<b>Kab. & <a href='x'>A</a>"
CHANGE = {"internal": -1.45, "external": 0.23, "expert": 0.92, "correction_conduct": -3.41, "correction_facts": 0.0}
LEVEL = {"internal": 23.06, "external": 29.20, "expert": 26.98, "correction_conduct": -7.59, "residual": 0.01}
DETAIL = {"internal": "80,38 → 75,61", "external": "88,31 → 89,02", "expert": "71,02 → 73,53"}
LABELS = {"internal": EVIL, "external": "Eksternal", "expert": "Eksper", "correction_conduct": "Potongan pelaksanaan SPI"}


def year_of(year: int, index: float) -> Year:
    """The figures of a survey year of which only the index matters."""
    return Year({"index": index}, methodology.weights(year), None, {}, methodology.CORRECTIONS, False)


def parts_of(points: dict[str, float]) -> pd.DataFrame:
    """A table of parts as the answers give it."""
    rows = [(part, LABELS.get(part, part), value, DETAIL.get(part, "")) for part, value in points.items()]
    return pd.DataFrame(rows, columns=["part", "label", "points", "detail"])


def explanation(points: dict[str, float] = CHANGE, *, before: tuple[int, float] = (2023, 75.36),
                after: tuple[int, float] = (2024, 71.65)) -> Explanation:  # fmt: skip
    """What changed an index; before and after are (survey year, index)."""
    return Explanation({year: year_of(year, index) for year, index in (before, after)}, parts_of(points), None)


def level_of(points: dict[str, float] = LEVEL, *, year: int = 2024, index: float = 71.65) -> Level:
    """What an index is made of."""
    return Level(year_of(year, index), parts_of(points))


CHARTS = {
    "change": waterfall.change(explanation()),
    "change in one step": waterfall.change(explanation({})),
    "level": waterfall.level(level_of()),
}


def texts(chart: object) -> Iterator[str]:
    """Every word that a chart says, but its alternative."""
    if isinstance(chart, str):
        yield chart
    elif isinstance(chart, tuple):
        for each in chart:
            yield from texts(each)
    elif is_dataclass(chart):
        for field in fields(chart):
            if field.name in WORDS or not isinstance(getattr(chart, field.name), str):
                yield from texts(getattr(chart, field.name))


WORDS = {"label", "text", "detail", "name", "note", "title"}  # fields that are read; others hold names of hues, sides, codes
