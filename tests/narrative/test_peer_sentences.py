"""What is said of us beside others, and of those who were once like us: every number known, no cause claimed."""

import re
from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest
from checked_sentences import CAUSAL, DIGITS
from made_up_nation import HOME
from stores import scope_of

from spi.answers.peers.precedents import precedents
from spi.answers.peers.side_by_side import differences, sides
from spi.method.index import LEVEL_PARTS
from spi.method.parts import SCORED
from spi.narrative.results import precedents as whom_to_ask
from spi.narrative.results import side_by_side as beside
from spi.words import dictionary


def every_number_is_known(sentence):
    assert DIGITS.findall(sentence.text) == [number.words for number in sentence.numbers], sentence.text
    assert not CAUSAL.search(sentence.text) and not re.search(r"\bnan\b|None", sentence.text)


@pytest.mark.parametrize("others", [["3801", "3771"], ["3714", "3716"], ["3805"], []])
@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025])
def test_every_number_of_the_headline_is_known(nation, others, year):
    among = sides([HOME, *others], year, year - 1, scope_of(HOME, "provinsi"))
    every_number_is_known(beside.headline(among, differences(HOME, among, year), region_code=HOME, year=year))


@pytest.mark.parametrize("part", SCORED)
def test_every_number_of_whom_to_ask_is_known(nation, part):
    found = precedents(HOME, 2024, scope_of(HOME, "provinsi"), part=part)
    every_number_is_known(whom_to_ask.headline(found))
    every_number_is_known(whom_to_ask.grounds(found))
    cells = whom_to_ask.cells(found)
    assert len(cells) == len(found.rows)
    assert all(f"; {dictionary.phrase(part)} " in cell for cell in cells.get("start_cell", []))  # SPI keeps its capitals


def side(code, index):
    return SimpleNamespace(region_code=code, region=f"Kab. {code}", index=index)


def said(*indices, ours=71.65, parts=None):
    """The headline of ours among these indices (None: unknown), with the parts of the first difference."""
    among = sorted([side("A", ours), *(side(f"X{n}", v) for n, v in enumerate(indices))], key=lambda s: -(s.index or 0))
    rows = [{"region_code": s.region_code, "change": s.index - ours} | dict.fromkeys(LEVEL_PARTS, float("nan")) | (parts or {})
            for s in among if s.index is not None and s.region_code != "A"]  # fmt: skip
    table = pd.DataFrame(rows, columns=["region_code", "change", *LEVEL_PARTS])
    return beside.headline(among, table, region_code="A", year=2024).text


def test_our_place_is_told_with_the_highest_or_the_nearest_below():
    head = "Indeks SPI 2024 Kab. A 71,65"
    assert said(75.0, 60.0) == f"{head}, urutan 2 dari 3; Kab. X0 75,00, 3,35 poin lebih tinggi."
    assert said(70.0, 60.0) == f"{head}, tertinggi dari 3; Kab. X0 70,00, 1,65 poin lebih rendah."
    assert said(71.65) == f"{head}, tertinggi bersama dari 2; Kab. X0 71,65."
    assert said(75.0, 71.65) == f"{head}, urutan bersama 2 dari 3; Kab. X0 75,00, 3,35 poin lebih tinggi."
    unknown = "indeks 1 lainnya belum diketahui"
    assert said(75.0, None) == f"{head}, urutan 2 dari 2; Kab. X0 75,00, 3,35 poin lebih tinggi; {unknown}."
    assert said(None) == f"{head}; indeks yang dipilih belum diketahui."
    assert said() == f"{head}; belum ada yang dipilih untuk dibandingkan."


def test_the_part_named_goes_the_way_of_the_difference_and_is_none_that_nobody_scored():
    parts = dict.fromkeys(LEVEL_PARTS, 0.0) | {"internal": -5.0, "expert": 2.0, "residual": 9.0}
    assert said(75.0, parts=parts).endswith("3,35 poin lebih tinggi, terbesar dari skor eksper (2,00 poin indeks).")
    assert said(70.0, parts=parts).endswith("1,65 poin lebih rendah, terbesar dari skor internal (5,00 poin indeks).")
    fewer = dict.fromkeys(LEVEL_PARTS, 0.0) | {"correction_conduct": 2.0}
    assert said(75.0, parts=fewer).endswith("terbesar dari potongan pelaksanaan SPI yang lebih kecil (2,00 poin indeks).")


def test_the_cells_name_the_scope_only_where_there_are_several(nation):
    def rank_cells(*codes):
        among = sides([HOME, *codes], 2024, 2023, scope_of(HOME, "provinsi"))
        table = beside.cells(among, region_code=HOME, year=2024)
        assert table["region"].str.endswith("(dipilih)").sum() == 1
        return table["rank_cell"]

    assert not rank_cells("3714").str.contains("(", regex=False).any()
    assert rank_cells("3801").str.contains("(Contoh 70", regex=False).all()


def test_a_break_in_the_method_is_said_where_a_rise_crosses_it(nation):
    found = precedents(HOME, 2023, scope_of(HOME, "provinsi"), part="expert")
    assert found.rose and not found.crosses_break and "cara ukur" not in whom_to_ask.grounds(found).text
    crossing = replace(found, rows=found.rows.assign(year_from=2022, year_to=2024))
    assert crossing.crosses_break and "melintasi kemungkinan perubahan cara ukur" in whom_to_ask.grounds(crossing).text
