"""How much may each part gain in one good year, going by what others with a like start achieved?"""

from spi.answers.results.within_reach import WithinReach
from spi.charts.marks import Blank, part_hue, records
from spi.charts.parts.bars import Bar, Bars
from spi.method.parts import is_correction
from spi.words.wording import decimal, rounded, signed


def reach_bars(within: WithinReach) -> Bars | Blank:
    """One bar a part: its cap in index points, with the score now and after it. A part that does not usually improve says so."""
    rows = records(within.caps, "points")
    if not rows or within.index is None:
        return Blank("Yang terjangkau dalam setahun belum dapat dihitung.")
    bars = tuple(_bar(row) for row in rows)
    apart = sum(rounded(row["points"]) or 0 for row in rows) != rounded(within.points)
    summed = " (dijumlahkan sebelum dibulatkan)" if apart else ""
    together = f"Bila semua bagian sekaligus: {decimal(within.points)} poin indeks{summed}, dari {decimal(within.index)}"
    caption = f"{together} menjadi {decimal(within.index + within.points)}. Yang mungkin belum tentu terjadi."
    listed = "; ".join(f"{bar.label} {bar.text}" + (f" ({bar.detail})" if bar.detail else "") for bar in bars)
    return Bars(bars, "Terjangkau dalam setahun", caption, f"Yang terjangkau dalam setahun: {listed}. {caption}")


def _bar(row: dict) -> Bar:
    if not rounded(row["cap"]):
        nothing_left = is_correction(row["part"]) and row["ours"] == 0
        return Bar(row["label"], 0.0, "muted", "sudah nol" if nothing_left else "tidak membaik", decimal(row["ours"]))
    scores = f"{decimal(row['ours'])} → {decimal(row['reached'])}"
    return Bar(row["label"], row["points"], part_hue(row["part"], row["points"]), f"{signed(row['points'])} poin indeks", scores)
