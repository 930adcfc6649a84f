"""How do the parts lie beside the others, and what do units and meetings say? Bars from zero, each with its words."""

from collections.abc import Iterable, Sequence

import pandas as pd
from pptx.slide import Slide

from spi.answers.briefing import Briefing
from spi.answers.results.gaps import ahead, behind
from spi.method.methodology import COMPONENTS, CORRECTIONS
from spi.render.slides.native_charts import At, Series, bars
from spi.render.slides.slide_text import Box, Words, height_of, width_of, write
from spi.words.palette import DEDUCTION, INK, MUTED, OTHERS_DOT, OWN, PEER
from spi.words.wording import decimal, thousands

NAMES, MOST = 0.33, 8  # share of the width that the rows' names take; bars of a list that a room can read
REST = "dan {} lagi; lihat XLSX"


def components(slide: Slide, box: Box, briefing: Briefing) -> bool:
    """Each component and deduction: ours, ours the year before, the median; False where none of ours is known."""
    weak = briefing.weak.set_index("part")
    rows = weak.reindex([part for part in (*COMPONENTS, *CORRECTIONS) if part in weak.index])
    rows = rows[rows["score"].notna()]
    if rows.empty:
        return False
    before = briefing.why.years[briefing.year_before].scores if briefing.year_before in briefing.why.years else {}
    labels, hues = list(rows["label"]), _hues(rows.index)
    drawn = [_scores(f"SPI {briefing.year}", rows["score"], hues, hues, "", 22)]
    old = pd.Series([before.get(part) for part in rows.index], dtype=float)
    for name, values, hue in ((f"SPI {briefing.year_before}", old, PEER), ("median", rows["reference"], OTHERS_DOT)):
        if values.notna().any():
            drawn.append(_scores(name, values, [hue] * len(rows), [MUTED] * len(rows), f"  {name}", 18))
    told = "; ".join(f"{label} {decimal(score)}" for label, score in zip(labels, rows["score"], strict=True))
    bars(slide, box, labels, drawn, name="Komponen dan potongan", span=(0.0, 130.0), margin=0.27, gap=35,
         alt=f"Grafik batang skor SPI {briefing.year}: {told}.")  # fmt: skip
    return True


def _scores(name: str, values: Sequence[float], hues: list[str], inks: list[str], after: str, size: int) -> Series:
    """A series of scores, each with its number and what it is."""
    labels = [
        At(Words(f"{decimal(value)}{after}", size, ink, not after)) if value == value else None
        for value, ink in zip(values, inks, strict=True)
    ]
    return Series(name, [float(value) if value == value else None for value in values], hues, labels)


def gaps(slide: Slide, box: Box, briefing: Briefing) -> bool:
    """What reaching the median would bring; else what one part alone must move; else how far parts lie behind the median."""
    gains, weak = briefing.gains, briefing.weak.rename(columns={"score": "ours"})
    late = behind(gains)
    if len(late):
        better = list(ahead(gains)["label"])
        foot = "Poin indeks yang didapat bila bagian itu mencapai median"
        return _gaps(slide, box, late, "points", f"{foot}. Sudah lebih baik: {', '.join(better)}." if better else f"{foot}.")
    ways = briefing.ways.dropna(subset="needed") if len(briefing.ways) else briefing.ways
    if len(ways) and briefing.here.next_band:
        goal = f"Poin yang dibutuhkan bila satu bagian saja bergerak sampai {briefing.here.next_band.name}."
        values = [float(step) for step in ways["needed"]]
        return _list(slide, box, list(ways["label"]), values, _hues(ways["part"]), list(ways["step"]), name="Langkah", foot=goal)
    lagging = (
        weak[weak["gap"] > 0].sort_values("gap", ascending=False, kind="stable").head(MOST).rename(columns={"score": "ours"})
    )
    return len(lagging) > 0 and _gaps(slide, box, lagging, "gap", "Poin lebih buruk daripada median.")


def _gaps(slide: Slide, box: Box, rows: pd.DataFrame, size: str, foot: str) -> bool:
    """Bars of the column `size`, each with our score and the median."""
    pairs = [f"{decimal(row.ours)} terhadap {decimal(row.reference)}" for row in rows.itertuples()]
    words = [f"{decimal(points)} ({pair})" for points, pair in zip(rows[size], pairs, strict=True)]
    values = [float(points) for points in rows[size]]
    return _list(slide, box, list(rows["label"]), values, _hues(rows["part"]), words, name="Jarak ke median", foot=foot)


def _hues(parts: Iterable[str]) -> list[str]:
    return [DEDUCTION if part in CORRECTIONS else OWN for part in parts]


def units(slide: Slide, box: Box, briefing: Briefing) -> bool:
    """The unit scores, the lowest first; False where none is known."""
    known = briefing.units[briefing.units["value"].notna()]
    if known.empty:
        return False
    drawn = known.sort_values("value", kind="stable").head(MOST)
    silent = len(briefing.units) - len(known)
    foot = "Skor unit kerja, yang terendah di atas"
    foot += f"; {REST.format(thousands(len(known) - len(drawn)))}" if len(known) > len(drawn) else ""
    foot += f"; {thousands(silent)} unit tanpa nilai" if silent else ""
    return _list(slide, box, list(drawn["unit"]), list(drawn["value"]), [OWN] * len(drawn), list(drawn["told"]),
                 name="Skor unit kerja", foot=f"{foot}.")  # fmt: skip


def causes(slide: Slide, box: Box, briefing: Briefing) -> bool:
    """How often each theme was named in the mini FGD; False where none was held."""
    drawn = briefing.themes.head(MOST)
    if drawn.empty:
        return False
    rest = len(briefing.themes) - len(drawn)
    words = [f"{thousands(int(times))} sebutan" for times in drawn["times"]]
    foot = "Biru tua: tema yang bersama mencapai 80 persen sebutan"
    foot += f"; {REST.format(thousands(rest))}" if rest else ""
    return _list(slide, box, list(drawn["name"]), [float(t) for t in drawn["times"]],
                 [OWN if vital else OTHERS_DOT for vital in drawn["vital"]], words, name="Tema akar masalah",
                 foot=f"{foot}.")  # fmt: skip


def _list(slide: Slide, box: Box, rows: list[str], values: list[float], hues: list[str], words: list[str], *, name: str,
          foot: str) -> bool:  # fmt: skip
    """Bars from zero, one per row, each with its words; a line below that says what they are."""
    note = Words(foot, 18, MUTED)
    tall = height_of([note], box.width) + 0.1
    chart, below = box.under(min(box.height - tall, 0.95 * len(rows)))
    series = Series(name, values, hues, [At(Words(said, 20, INK, True)) for said in words])
    high = max([*values, 0.0]) or 1.0
    told = "; ".join(f"{row} {said}" for row, said in zip(rows, words, strict=True))
    room = max(width_of(said, 20, bold=True) for said in words) + 0.15
    scale = high / max(chart.width * (1 - NAMES) - room, 1.0)
    bars(slide, chart, rows, [series], name=name, span=(0.0, high + room * scale), margin=NAMES,
         alt=f"Grafik batang. {foot} {told}.")  # fmt: skip
    write(slide, below._replace(top=below.top + 0.1, height=tall - 0.1), note, name="Catatan")
    return True
