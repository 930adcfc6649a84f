"""Which root causes are named most, and by which side or of which part of the index? Counts of what was said in the mini FGD."""

from dataclasses import dataclass

import pandas as pd

from spi.answers.actions.roots import VITAL
from spi.charts.marks import Blank, records
from spi.words.wording import decimal, thousands

_NONE = "Belum ada catatan FGD untuk digambarkan."


@dataclass(frozen=True)
class ThemeBar:
    """How often a theme was named; hue: "own" for those of the Pareto rule."""

    theme: str
    name: str
    times: int
    text: str
    running: str
    findings: str
    hue: str


@dataclass(frozen=True)
class ParetoBars:
    """A bar per theme in the order of the answer, each with the running share; caption: what is lit and what is not drawn."""

    alt: str
    rows: tuple[ThemeBar, ...]
    caption: str


@dataclass(frozen=True)
class ThemeHead:
    """The name of a row or column and how often it was named in all."""

    name: str
    total: str


@dataclass(frozen=True)
class ThemeCell:
    """A count at a row and a column; darkness: 0 nothing was said, 1 to 4 a quarter of the largest count each."""

    row: int
    column: int
    codes: tuple[str, str]
    text: str
    darkness: int
    hover: str


@dataclass(frozen=True)
class ThemeGrid:
    """Themes as rows, sides or parts of the index as columns."""

    alt: str
    rows: tuple[ThemeHead, ...]
    columns: tuple[ThemeHead, ...]
    cells: tuple[ThemeCell, ...]


def pareto_bars(themes: pd.DataFrame, *, most: int | None = None) -> ParetoBars | Blank:
    """How often each theme was named, with the running share.

    themes: theme (code), name, times, findings (counts), running (percent), vital (bool: of the Pareto rule). most: of which
    so many are drawn (None: all).
    """
    known = records(themes, "times")
    rows = tuple(_bar(row) for row in known[:most])
    if not rows:
        return Blank(_NONE)
    pieces = [f"{row.name} {row.text} ({row.running})" for row in rows]
    caption = f"Biru tua: tema yang bersama mencapai {VITAL}% sebutan"
    caption += f"; dan {thousands(len(known) - len(rows))} lagi; lihat XLSX." if len(known) > len(rows) else "."
    return ParetoBars(f"Tema akar masalah menurut banyaknya sebutan: {'; '.join(pieces)}.", rows, caption)


def _bar(row: dict) -> ThemeBar:
    times, findings = f"{thousands(row['times'])} sebutan", f"{thousands(row['findings'])} catatan"
    running, hue = f"kumulatif {decimal(row['running'], places=0)}%", "own" if row["vital"] else "others_dot"
    return ThemeBar(row["theme"], str(row["name"]), int(row["times"]), times, running, findings, hue)


def theme_grid(cells: pd.DataFrame) -> ThemeGrid | Blank:
    """How often each theme was named in each column.

    cells: theme, column (codes), name, label (of theme and column), times, findings (counts; 0 is drawn as nothing said).
    """
    rows = records(cells, "times")
    most = max((row["times"] for row in rows), default=0)
    if not most:
        return Blank(_NONE)
    themes, columns = _totals(rows, "theme", "name"), _totals(rows, "column", "label")
    places = {code: n for n, code in enumerate(themes)}, {code: n for n, code in enumerate(columns)}
    drawn = []
    for row in rows:
        codes, times = (row["theme"], row["column"]), thousands(row["times"])
        hover = f"{row['name']} · {row['label']}\n{times} sebutan dalam {thousands(row['findings'])} catatan"
        at, darkness = (places[0][codes[0]], places[1][codes[1]]), -int(-4 * row["times"] // most)
        drawn.append(ThemeCell(*at, codes, times, darkness, hover))
    left, top = (tuple(ThemeHead(name, thousands(total)) for name, total in named.values()) for named in (themes, columns))
    return ThemeGrid(_alt([row for row in rows if row["times"]], columns), left, top, tuple(drawn))


def _totals(rows: list[dict], code: str, name: str) -> dict[str, tuple[str, int]]:
    """Code -> its name and how often it was named in all, in the order given."""
    totals: dict[str, tuple[str, int]] = {}
    for row in rows:
        totals[row[code]] = (str(row[name]), totals.get(row[code], ("", 0))[1] + int(row["times"]))
    return totals


def _alt(rows: list[dict], columns: dict[str, tuple[str, int]]) -> str:
    """For each column in which something was said the themes named there, most first, in words."""
    pieces = []
    for code, (name, total) in columns.items():
        here = sorted((row for row in rows if row["column"] == code), key=lambda row: -row["times"])
        if here:
            named = ", ".join(f"{row['name']} {thousands(row['times'])}" for row in here)
            pieces.append(f"{name} {thousands(total)}: {named}")
    return f"Sebutan tema. {'; '.join(pieces)}."
