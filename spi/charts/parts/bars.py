"""How much does each row bring, need or lack? Bars from zero, each with its words: gains, steps, gaps to the median, units."""

from dataclasses import dataclass

import pandas as pd

from spi.answers.briefing import Briefing
from spi.answers.results import gaps
from spi.charts.marks import Blank, known, part_hue, records
from spi.method.parts import NEGLIGIBLE
from spi.narrative.results.contribution import gap_words
from spi.words import dictionary
from spi.words.wording import decimal, signed, thousands

MOST = 8  # bars of a list that a room can read


@dataclass(frozen=True)
class Bar:
    """A row: its value (negative leads to the left), what is written beside it, and quieter what it is made of; tint: the colour
    of its category in place of its hue, "" where it has none.

    An arrow between two scores is one survey year to another, as in the waterfall; here one is held against the other in words.
    """

    label: str
    value: float
    hue: str
    text: str
    detail: str = ""
    tint: str = ""


@dataclass(frozen=True)
class Bars:
    """Rows from the top on one scale from zero; series: what the values are called; caption: what they are, under the picture."""

    rows: tuple[Bar, ...]
    series: str
    caption: str
    alt: str


def gain_bars(gains: pd.DataFrame) -> Bars | Blank:
    """The index points that reaching the reference would bring, part by part; a part that is better leads to the left.

    gains: as of `gaps.gains`.
    """
    rows = records(gains, "points")
    if not rows:
        return Blank("Tambahan poin belum dapat dihitung karena komponennya belum lengkap.")
    bars = tuple(_gain(row) for row in rows)
    listed = "; ".join(f"{bar.label} {bar.detail}: {bar.text}" for bar in bars)
    return Bars(bars, "Jarak ke acuan", "", f"Tambahan poin indeks: {listed}.")


def _gain(row: dict) -> Bar:
    points, behind = row["points"], row["points"] >= NEGLIGIBLE
    words = gap_words(row["part"], points, of_index=True)
    text = f"{signed(points)} poin indeks" if behind else words
    hue = part_hue(row["part"], points) if behind else "others_dot"
    return Bar(row["label"], points, hue, text, f"{decimal(row['ours'])} terhadap {decimal(row['reference'])}")


def gap_bars(briefing: Briefing) -> Bars | Blank:
    """What a meeting sees of the gaps: what reaching the median would bring, by the parts that lie behind it.

    Where none does, or that is not known, what one part alone must move to the next category; else how far parts lie behind
    the median of the scope.
    """
    gains, goal = briefing.gains, briefing.here.next_band
    late, better = gaps.behind(gains), list(gaps.ahead(gains)["label"])
    if len(late):
        caption = "Poin indeks yang didapat bila bagian itu mencapai median."
        caption += f" Sudah lebih baik: {', '.join(better)}." if better else ""
        return _listed([_gain(row) for row in records(late)], "Jarak ke median", caption)
    ways = records(briefing.ways, "needed")
    if ways and goal:
        bars = [_bar(row, row["needed"], row["step"], row["ours"], f", perlu {decimal(row['goal'])}{_best(row)}") for row in ways]
        return _listed(bars, "Langkah", f"Poin yang dibutuhkan bila satu bagian saja bergerak sampai {goal.name}.")
    if len(gains):
        return Blank("Tidak ada bagian yang tertinggal dari median lingkup.")
    weak = sorted((row for row in records(briefing.weak, "gap") if row["gap"] >= NEGLIGIBLE), key=lambda row: -row["gap"])
    if not weak:
        return Blank("Komponen dan potongan belum diketahui, jadi kesenjangan tiap bagian belum dapat dihitung.")
    bars = [
        _bar(row, row["gap"], gap_words(row["part"], row["gap"]), row["score"], f" terhadap {decimal(row['reference'])}")
        for row in weak[:MOST]
    ]
    return _listed(bars, "Jarak ke median", "Poin lebih buruk daripada median.")


def _best(row: dict) -> str:
    """What the scope reached at best, where that is not enough."""
    word = "terendah" if dictionary.low_is_good(row["part"]) else "tertinggi"
    return f"; {word} di lingkup {decimal(row['best'])}" if known(row["best"]) else ""


def _bar(row: dict, points: float, text: str, ours: float, goal: str) -> Bar:
    """goal: against what our score is held, in words."""
    return Bar(row["label"], float(points), part_hue(row["part"], points), text, f"{decimal(ours)}{goal}")


def weak_part_bars(weak: pd.DataFrame) -> Bars | Blank:
    """The parts called weak, by what makes them so, in index points: what each took from the index since the year before, or how
    far it lies behind the median, whichever is more; where neither is known in index points, in points of its own. weak: as of
    `weakness.parts`."""
    called = weak[weak["weak"]]
    called = called.assign(worth=pd.concat([-called["change"], called["gap_index"]], axis=1).max(axis=1))
    if rows := records(called.sort_values("worth", ascending=False, kind="stable"), "worth"):
        caption = "Poin indeks: turunnya indeks oleh bagian itu sejak SPI sebelumnya, atau jarak ke median; yang lebih besar."
        return _listed([_weak_part(row, row["worth"], _ground(row)) for row in rows[:MOST]], "Bagian yang lemah", caption)
    if rows := records(called, "gap"):
        behind = [_weak_part(row, row["gap"], decimal(row["gap"])) for row in rows[:MOST]]
        return _listed(behind, "Bagian yang lemah", "Poin di belakang median lingkup.")
    return Blank("Belum ada bagian lemah yang diketahui.")


def _ground(row: dict) -> str:
    fallen = known(row["change"]) and row["worth"] == -row["change"]
    return f"{'menurunkan' if fallen else 'dari median'} {decimal(row['worth'])}"


def _weak_part(row: dict, points: float, text: str) -> Bar:
    median = f"; median {decimal(row['reference'])}" if known(row["reference"]) else ""
    hue = "deduction" if dictionary.low_is_good(row["part"]) else "own"
    return Bar(row["label"], float(points), hue, text, f"{decimal(row['score'])}{median}")


def unit_bars(units: pd.DataFrame, *, most: int = MOST) -> Bars | Blank:
    """The unit scores, the lowest first, with their category; those without a value only counted. units: as of `standing.units`;
    most: bars that are drawn."""
    scored = sorted(records(units, "value"), key=lambda row: row["value"])
    if not scored:
        return Blank("Belum ada skor unit kerja yang diketahui.")
    silent, rest = len(units) - len(scored), len(scored) - most
    caption = "Skor unit kerja, yang terendah di atas"
    caption += f"; dan {thousands(rest)} lagi; lihat XLSX" if rest > 0 else ""
    caption += f"; {thousands(silent)} unit tanpa nilai" if silent else ""
    return _listed([_unit(row) for row in scored[:most]], "Skor unit kerja", f"{caption}.")


def _unit(row: dict) -> Bar:
    text = "  ".join(filter(None, (row["value_words"], row["category"])))
    what = "" if row["measure"] == "index" else dictionary.label(row["measure"])
    return Bar(row["unit"], row["value"], "own", text, what, row["tint"])


def _listed(bars: list[Bar], series: str, caption: str) -> Bars:
    pieces = [f"{bar.label} {bar.text}" + (f" ({bar.detail})" if bar.detail else "") for bar in bars]
    return Bars(tuple(bars), series, caption, f"{caption} {'; '.join(pieces)}.")
