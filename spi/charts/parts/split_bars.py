"""What of a change is ours and what everybody's? A pair of bars for the index and each part: common above, own below."""

from dataclasses import dataclass

from spi.answers.results.comparison import Comparison
from spi.charts.marks import Blank, Span, part_hue
from spi.charts.parts.bars import Bar, Bars
from spi.method.parts import is_correction
from spi.narrative.results.contribution import common_words, own_words


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


def _pair(part: str, label: str, points: float, common: float, own: float) -> Pair:
    sides = (
        Side(common, "others_dot", "muted", f"bersama {common_words(part, common)}"),
        Side(own, part_hue(part, own), part_hue(part, own), f"sendiri {own_words(part, own)}"),
    )
    return Pair(label, common_words(part, points), *sides, total=part == "index")
