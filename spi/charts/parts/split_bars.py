"""What of a change is ours and what everybody's? A pair of bars for the index and each part: common above, own below."""

from dataclasses import dataclass, replace

import pandas as pd

from spi.answers.results.comparison import Comparison
from spi.charts.marks import Blank, Span, part_hue, records
from spi.charts.parts.bars import Bar, Bars
from spi.method.parts import is_correction
from spi.narrative.results.contribution import common_words, own_words

MOST = 6  # governments whose pairs a room can read


@dataclass(frozen=True)
class Side:
    """One bar of a pair, in index points, and the words beside it; ink: the hue of its words."""

    value: float
    hue: str
    ink: str
    text: str


@dataclass(frozen=True)
class Pair:
    """The index (total) or a part of it: our change in words, and its two sides."""

    label: str
    detail: str
    common: Side
    own: Side
    total: bool


@dataclass(frozen=True)
class SplitBars:
    """Pairs from the top, the total first, all on one span around zero; caption: what the two sides are."""

    rows: tuple[Pair, ...]
    span: Span
    caption: str
    alt: str

    @property
    def bars(self) -> Bars:
        """The same as single bars one below the other, for a drawing that knows no pairs."""
        each = [
            Bar(f"{row.label} {row.detail}" if side is row.common else row.label, side.value, side.hue, side.text)
            for row in self.rows for side in (row.common, row.own)
        ]  # fmt: skip
        return Bars(tuple(each), "Poin indeks", self.caption, self.alt)


def split_bars(split: Comparison) -> SplitBars | Blank:
    """The total and, where they are known, the parts of a change, each as common and own movement."""
    if not split.known:
        return Blank("Gerak bersama belum diketahui, jadi perubahan indeks belum dapat dipilah.")
    rows = tuple(_pair(row.part, row.label, row.points, row.common, row.own) for row in split.as_printed.itertuples())
    values = [side.value for row in rows for side in (row.common, row.own)]
    listed = "; ".join(f"{row.label} {row.detail}: {row.common.text}, {row.own.text}" for row in rows)
    mean = " (dihitung dari rata-rata tercetak)" if split.printed else ""
    caption = (
        f"Poin indeks. Bersama: rata-rata {split.others} {split.scope.noun} lain{mean}; sendiri: selisih dari rata-rata itu."
    )
    caption += " Bersama dicetak sebagai perubahan − sendiri, supaya keduanya berjumlah tepat."
    if any(map(is_correction, split.parts["part"])):
        caption += " Potongan yang bertambah menurunkan indeks: batangnya ke kiri."
    return SplitBars(rows, (min(0.0, *values), max(0.0, *values)), caption, f"{caption} {listed}.")


def governments_split(rows: pd.DataFrame) -> SplitBars | Blank:
    """The change of each government as common and own movement: of more than MOST those that rose and fell most.

    rows: region, change, common, own (points; may be missing).
    """
    known = sorted(records(rows, "change", "common", "own"), key=lambda row: -row["change"])
    if not known:
        return Blank("Gerak bersama belum diketahui, jadi perubahan indeks belum dapat dipilah.")
    each = MOST // 2
    drawn = known if len(known) <= MOST else [*known[:each], *known[-each:]]
    pairs = tuple(_pair("index", row["region"], row["change"], row["common"], row["own"]) for row in drawn)
    pairs = tuple(replace(pair, total=False) for pair in pairs)
    values = [side.value for row in pairs for side in (row.common, row.own)]
    some = f" Digambar {each} yang teratas dan {each} yang terbawah dari {len(known)} pemda." if len(drawn) < len(known) else ""
    caption = f"Poin indeks. Bersama: rata-rata pemda lain; sendiri: selisih dari rata-rata itu.{some}"
    told = "; ".join(f"{row.label} {row.detail}: {row.common.text}, {row.own.text}" for row in pairs)
    return SplitBars(pairs, (min(0.0, *values), max(0.0, *values)), caption, f"{caption} {told}.")


def _pair(part: str, label: str, points: float, common: float, own: float) -> Pair:
    sides = (
        Side(common, "others_dot", "muted", f"bersama {common_words(part, common)}"),
        Side(own, part_hue(part, own), part_hue(part, own), f"sendiri {own_words(part, own)}"),
    )
    return Pair(label, common_words(part, points), *sides, total=part == "index")
