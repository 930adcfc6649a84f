"""Claims about the picture of weak parts: deductions in their own hue, the median as a tick, sides apart."""

import pandas as pd

from spi.render.screen import weak_bars, weak_bars_sentence
from spi.words import palette

NAN = float("nan")
ROWS = pd.DataFrame(
    [
        ("expert", "Eksper", "expert", True, 9.71, 0.44, "tertinggal 0,44"),
        ("", "Potongan", "corrections", True, 7.59, NAN, ""),
        ("correction_conduct", "Potongan pelaksanaan SPI", "corrections", False, 7.59, 2.2, "lebih besar 2,20"),
        ("budget", "Anggaran", "internal", False, NAN, NAN, "tertinggal 0,20"),
    ],
    columns=["part", "label", "group", "heading", "lost", "gap_index", "behind"],
)


def test_a_deduction_has_its_own_hue_and_a_heading_no_bar():
    bars = weak_bars(ROWS).data
    assert [(bar.x[0], bar.marker.color[0]) for bar in bars] == [(9.71, palette.OWN), (7.59, palette.DEDUCTION)]


def test_the_tick_stands_where_the_median_would_end():
    ticks = {shape.x0 for shape in weak_bars(ROWS).layout.shapes if shape.line.color == palette.INK}
    assert {round(x, 2) for x in ticks} == {9.27, 5.39}


def test_sides_are_named_in_bold_and_parted_by_a_line():
    layout = weak_bars(ROWS).layout
    assert [text.startswith("<b>") for text in layout.yaxis.ticktext] == [True, True, False]
    assert len([shape for shape in layout.shapes if shape.xref == "paper"]) == 1


def test_the_sentence_says_both_numbers():
    told = "Poin indeks yang hilang: Eksper 9,71 (tertinggal 0,44); Potongan pelaksanaan SPI 7,59 (lebih besar 2,20)."
    assert weak_bars_sentence(ROWS) == told
