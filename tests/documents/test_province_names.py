"""The names of all governments of Indonesia on the slides of their provinces: known again, and never two alike."""

import dataclasses
import io
from datetime import date, datetime

import pytest
from made_up_nation import HOME
from pptx import Presentation
from slide_shapes import charts

from spi.answers import province_briefing
from spi.answers.province import overview
from spi.answers.results import standing
from spi.documents.province import province_slides, slide_tables
from spi.narrative import province
from spi.render.blocks import Table
from spi.render.slides import tables
from spi.render.slides.text import Box, lines_of

LONGEST = "Kab. Kepulauan Siau Tagulandang Biaro"


@pytest.fixture
def briefing(nation):
    scope = standing.province_scope(standing.regions().set_index("region_code").loc[HOME], 2024)
    told = overview(scope, 2024, 2023, today=date(2026, 11, 30))
    return province_briefing.gather(told, region_code=HOME, base="http://127.0.0.1:8501", moment=datetime(2026, 11, 22, 21, 30))


def provinces():
    """Province -> the names of its kabupaten and kota, as they are shipped."""
    regions = standing.regions()
    real = regions[regions["kind"].isin(["kabupaten", "kota"]) & ~regions["province"].str.contains("Contoh", na=True)]
    return {of: names.tolist() for of, names in real.groupby("province")["short_name"]}


def named(briefing, names):
    """As many governments of the made-up province as there are names, by these."""
    told = briefing.told
    rows = told.rows.head(len(names)).assign(region=names[: len(told.rows)])
    return dataclasses.replace(briefing, told=dataclasses.replace(told, rows=rows))


def drawn(briefing):
    """The names in each kind of picture: of the tables, by their first heading; above small lines; beside pairs of bars."""
    found = {}
    for slide in Presentation(io.BytesIO(province_slides.presentation(briefing))).slides:
        lines = any("lainnya" in {each.name for each in chart.plots[0].series} for chart in charts(slide))
        for shape in slide.shapes:
            if shape.has_table and (head := shape.name) in ("Urutan pemda", "Gerak pemda"):
                at = [cell.text for cell in shape.table.rows[0].cells].index("Pemda")
                found.setdefault(head, []).extend(row.cells[at].text for row in list(shape.table.rows)[1:])
            elif shape.name == "Nama":
                words = shape.text_frame.text
                found.setdefault("garis" if lines else "batang", []).append(words if lines else words.rpartition(" ")[0])
    return found


def is_known_again(written, name):
    """Each word of the name stands in what is written, or its beginning of three letters or more."""
    pairs = list(zip(written.split(), name.split(), strict=False))
    return len(written.split()) == len(name.split()) and all(
        short == word or (short.endswith(".") and len(short) > 3 and word.startswith(short[:-1])) for short, word in pairs
    )


def test_every_government_of_every_province_is_known_again_on_every_slide(briefing):
    asked = provinces()
    assert len(asked) >= 37 and any(LONGEST in names for names in asked.values())
    for of, names in asked.items():
        pictures = drawn(named(briefing, names))
        if len(names) > 6:
            assert {"Urutan pemda", "Gerak pemda", "garis", "batang"} == set(pictures), of
        for kind, written in pictures.items():
            assert len({*written}) == len(written), (of, kind)
            assert kind in ("garis", "batang") or set(written) == set(names), "in tables the shipped names have room"
            assert kind == "batang" or len(written) == len(names), (of, kind)
            known = {each: [name for name in names if is_known_again(each, name)] for each in written}
            assert all(len(fitting) == 1 for fitting in known.values()), (of, kind, known)


def test_names_that_are_longer_than_a_third_of_a_slide_stand_in_two_blocks_on_more_slides(briefing):
    short, long = ([f"Kab. {words} {n:02}" for n in range(33)] for words in ("Nias", "Labuhanbatu Selatan"))
    (table,) = slide_tables.ranking(named(briefing, short).told)
    assert table.beside == 3 and len(table.rows) == 33
    parts = slide_tables.ranking(named(briefing, long).told)
    assert [(each.beside, len(each.rows)) for each in parts] == [(2, 17), (2, 16)]
    assert all(map(tables.stands_whole, [table, *parts]))


@pytest.mark.parametrize(("height", "size", "lines"), [(9.0, 16, 2), (4.0, 16, 1), (3.5, 14, 1)])
def test_rows_that_have_no_room_in_two_lines_are_shortened_to_one_and_only_then_smaller(height, size, lines):
    names = [f"{LONGEST} {place} {n:02}" for n in range(10) for place in ("Bagian Utara", "Bagian Selatan")]
    table = Table("Urutan pemda", ("Ke-", "Pemda"), tuple((str(n), name) for n, name in enumerate(names)), names=1, beside=2)
    slide = _slide()
    used = tables.rows(slide, Box(0.5, 1.0, 12.2, height), table)
    grids = [shape.table for shape in slide.shapes]
    written = [row.cells[1].text for grid in grids for row in list(grid.rows)[1:]]
    sizes = {
        run.font.size.pt for grid in grids for cell in grid.iter_cells() for p in cell.text_frame.paragraphs for run in p.runs
    }
    room = grids[0].columns[1].width.inches - 2 * tables.PAD
    assert sizes == {size} and max(lines_of(each, size, room) for each in written) == lines and used <= height
    assert all(map(is_known_again, written, names)) and len({*written}) == 20 and (written == names) == (lines == 2)


def _slide():
    file = Presentation()
    return file.slides.add_slide(file.slide_layouts[6])


def test_what_is_higher_and_lower_is_counted_of_those_known_in_both_years(briefing):
    told, codes = briefing.told, briefing.told.rows["region_code"].tolist()
    series = told.series[(told.series["survey_year"] != 2024) | told.series["region_code"].isin(codes[:3])]
    values = series.set_index(["region_code", "survey_year"])["value"]
    changes = [values[code, 2024] - values[code, 2021] for code in codes[:3]]
    up, down = sum(change > 0 for change in changes), sum(change < 0 for change in changes)
    sentence = province.lines(dataclasses.replace(told, series=series), (2021, 2024), 1, 1).text
    assert sentence == f"Dari 3 pemda yang diketahui pada SPI 2021 dan SPI 2024, kini {up} lebih tinggi dan {down} lebih rendah."
