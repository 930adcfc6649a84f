"""The PowerPoint of the meeting: the numbers of the briefing on every slide, and nobody else's name where masked."""

import dataclasses
import io
import re
import zipfile

import pandas as pd
import pytest
from made_up_nation import HOME, PROVINCE, without_names
from pptx import Presentation
from python_calamine import CalamineWorkbook
from slide_shapes import A, C, body, charts, everything, gathered, made, own_table, page, series_of, shown, values, written
from stores import shipped_known

from spi.answers.results import standing
from spi.documents import deck, slides
from spi.narrative.results.contribution import common_words, moved_words, own_words
from spi.render.blocks import Table
from spi.words.wording import change_words

HELPERS = {"Penanda", "Ruang keterangan", "Dasar (tidak tampak)"}  # series of the waterfall that are no figures
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def test_each_slide_has_its_message_as_title_and_its_sentences_as_notes(home):
    _, file, told = made(home)
    assert len(body(file)) == len(told) >= 8
    for slide, said in zip(body(file), told, strict=True):
        assert slide.shapes.title.text_frame.text == said.title.text
        notes = slide.notes_slide.notes_text_frame.text
        assert all(sentence.text in notes for sentence in said.spoken)
        assert home.stamp.batch in notes


def test_the_slides_stand_in_the_order_asked_for(home):
    told = deck.slides(home, ("plan", "index"))
    file = Presentation(io.BytesIO(slides.presentation(home, told)))
    assert [slide.shapes.title.text_frame.text for slide in body(file)] == [each.title.text for each in told]


def test_every_foot_names_region_years_scope_version_and_page(home):
    _, file, told = made(home)
    for number, slide in enumerate(body(file), start=2):
        foot = " ".join(shown(slide))
        for said in ("Kabupaten Contoh 113", "SPI 2023 ke 2024", "Contoh 701 dengan pemprov", "impor ke-5"):
            assert said in foot
        fields = [each for each in slide._element.iter(f"{A}fld") if each.get("type") == "slidenum"]
        assert [each.findtext(f"{A}t") for each in fields] == [str(number)]
        assert f" / {len(told) + 1}" in foot


def test_the_cover_names_the_session_and_leaves_a_line_for_what_nobody_told(home):
    named = dataclasses.replace(home, session="Seluruh camat")
    cover = made(named)[1].slides[0]
    assert cover.shapes.title.text_frame.text == "Hasil Survei Penilaian Integritas (SPI) 2024"
    texts = shown(cover)
    assert {"Kabupaten Contoh 113 · SPI 2023 ke 2024 · Contoh 701 dengan pemprov", "Sesi: Seluruh camat"} <= set(texts)
    empty = [text.partition(":")[0] for text in texts if text.endswith("____")]
    assert empty == ["Hari, tanggal", "Tempat", "Penyaji"]
    assert home.stamp.batch in cover.notes_slide.notes_text_frame.text


def test_one_wide_master_carries_the_name_of_the_region(home):
    _, file, _ = made(home)
    assert file.slide_width / file.slide_height == pytest.approx(16 / 9, abs=0.001)
    assert [layout.name for layout in file.slide_layouts] == ["Sampul", "Judul dan isi"] and len(file.slide_masters) == 1
    assert "Kabupaten Contoh 113" in [shape.text_frame.text for shape in file.slide_master.shapes if not shape.is_placeholder]


def test_where_the_others_are_known_the_change_is_drawn_as_common_and_own_movement(home):
    _, file, told = made(home)
    slide, rows = page(file, told, "change"), home.comparison.as_printed
    (chart,) = charts(slide)
    assert {name: list(values) for name, values in series_of(chart).items()} == {
        "Bersama": list(rows["common"]), "Sendiri": list(rows["own"])
    }  # fmt: skip
    words = [run.text.strip("\u2009") for run in chart._chartSpace.iter(f"{A}t")]
    sides = [*map("bersama {}".format, map(common_words, rows["part"], rows["common"]))]
    sides += [*map("sendiri {}".format, map(own_words, rows["part"], rows["own"]))]
    assert words == sides and {"bertambah", "lebih"} <= set(" ".join(words).split())
    total = rows.iloc[0]
    way = "lebih baik" if total["own"] > 0 else "lebih buruk"
    assert f"poin {way} daripada gerak bersama ({change_words(total['common'])})" in shown(slide)


def test_the_waterfall_is_a_native_chart_with_the_parts_of_the_change(home):
    home = dataclasses.replace(home, comparison=dataclasses.replace(home.comparison, parts=home.comparison.parts.head(0)))
    _, file, told = made(home)
    (chart,) = charts(page(file, told, "change"))
    drawn, why = series_of(chart), home.why
    sizes = [next((s[n] for name, s in drawn.items() if name not in HELPERS and s[n]), 0.0) for n in range(len(why.drawn) + 2)]
    assert sizes[1:-1] == pytest.approx([abs(p) for p in why.drawn["points"]], abs=1e-6)
    base, begin = drawn["Dasar (tidak tampak)"], why.index_from
    assert (base[0], base[-1]) == (74.81, 71.78)
    for n, points in enumerate(why.drawn["points"], start=1):
        assert base[n] == pytest.approx(min(begin, begin + points))
        begin += points
    words = [run.text.strip("\u2009") for run in chart._chartSpace.iter(f"{A}t")]
    assert words == ["74,81", *map(moved_words, why.drawn["part"], why.drawn["points"]), "71,78"]
    assert drawn["Potongan, menurunkan indeks"][4] == pytest.approx(2.77)
    base_bars = chart.plots[0].series[0]
    assert base_bars.points[1].format.fill.type == 5  # MSO_FILL.BACKGROUND: nothing is drawn


def test_the_ranking_lists_us_our_neighbours_and_the_ends_with_our_dot_lit(home):
    _, file, told = made(home)
    (chart,) = charts(page(file, told, "rank"))
    groups = {
        s.name: list(zip(s.iter_values(), s._element.findall(f".//{C}xVal//{C}v"), strict=True)) for s in chart.plots[0].series
    }
    assert [(y, float(x.text)) for y, x in groups["dipilih"]] == [(-4.0, 71.78)]
    assert len(groups["lainnya"]) == 7
    assert {float(x.text) for _, x in groups["Batas Waspada"]} == {73.0}
    texts = shown(page(file, told, "rank"))
    assert "19 Kab. Contoh 113" in texts and "71,78" in texts and "Digambar 8 dari 39 pemda." in texts
    lengths = [len(list(s.iter_values())) for s in chart.plots[0].series]
    assert lengths == sorted(lengths, reverse=True)  # LibreOffice drops a series that a longer one follows


def test_a_year_without_a_figure_is_a_gap_in_the_line(home):
    series = home.series.copy()
    series.loc[(series["measure"] == "index") & (series["survey_year"] == 2022), ["value", "province", "nation"]] = float("nan")
    _, file, told = made(dataclasses.replace(home, series=series))
    (chart,) = charts(page(file, told, "index"))
    years = [int(str(name)[:4]) for name in chart.plots[0].categories]
    drawn = {name: dict(zip(years, values, strict=True)) for name, values in series_of(chart).items()}
    assert {year: value for year, value in drawn["Kab. Contoh 113"].items() if value} == {2021: 70.94, 2023: 74.81}
    assert {year: value for year, value in drawn["Kab. Contoh 113 2023 ke 2024"].items() if value} == {2023: 74.81, 2024: 71.78}
    assert chart._chartSpace.find(f"{C}chart/{C}dispBlanksAs").get("val") == "gap"
    assert "2022 belum diketahui" in list(chart.plots[0].categories)


def test_a_value_on_a_line_stands_on_a_pale_ground_and_above_the_axis(home):
    _, file, told = made(home)
    (chart,) = charts(page(file, told, "index"))
    labels = [label for label in chart._chartSpace.iter(f"{C}dLbl") if label.find(f"{C}tx") is not None]
    assert len(labels) >= 3 and all(label.find(f"{C}spPr/{A}solidFill") is not None for label in labels)
    axis, lowest = chart.value_axis, min(value for line in series_of(chart).values() for value in line if value)
    assert lowest - axis.minimum_scale > 0.2 * (axis.maximum_scale - axis.minimum_scale)


def test_components_stand_beside_the_year_before_and_the_median(home):
    _, file, told = made(home)
    (chart,) = charts(page(file, told, "components"))
    drawn, weak = series_of(chart), home.weak.set_index("part")
    parts = ["internal", "external", "expert", "correction_conduct", "correction_facts"]
    assert list(drawn["SPI 2024"]) == list(weak.loc[parts, "score"])
    assert list(drawn["SPI 2023"]) == [home.why.years[2023].scores[part] for part in parts]
    assert list(drawn["median"]) == list(weak.loc[parts, "reference"])


def test_the_gaps_are_what_is_within_reach_where_that_is_known(home):
    _, file, told = made(home)
    slide = page(file, told, "gaps")
    (chart,) = charts(slide)
    caps = home.reach.caps
    assert list(series_of(chart)["Terjangkau dalam setahun"]) == pytest.approx(list(caps["points"]))
    assert list(chart.plots[0].categories) == list(caps["label"])
    texts = " ".join(shown(slide))
    assert "Yang mungkin belum tentu terjadi." in texts and "% (SPI 2022)" in texts


def test_else_only_what_lies_behind_the_median_is_a_gap(home):
    reached = home.reach
    _, file, told = made(dataclasses.replace(home, reach=dataclasses.replace(reached, caps=reached.caps.head(0))))
    slide = page(file, told, "gaps")
    (chart,) = charts(slide)
    gains = home.gains[home.gains["points"] > 0]
    assert list(series_of(chart)["Jarak ke median"]) == pytest.approx(list(gains["points"]))
    assert list(chart.plots[0].categories) == list(gains["label"])
    assert "Sudah lebih baik: Eksternal, Potongan fakta korupsi." in " ".join(shown(slide))


def test_every_number_on_a_slide_is_one_of_the_briefing(rich):
    _, file, told = made(rich)
    known = written(values(rich)) | {"80"}  # the share of the Pareto rule
    version = set(re.findall(r"\d+", rich.stamp.batch.partition(" (")[0]))
    for slide, said in zip(body(file), told, strict=True):
        spoken = {number.words for sentence in (said.title, *said.spoken) for number in sentence.numbers}
        cut = {str(n) for n in range(1, 60)} if said.key in ("units", "causes", "plan", "decisions") else {str(len(told) + 1)}
        for text in (each for each in shown(slide) if rich.stamp.batch not in each):
            for number in re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", without_names(text)):
                assert number in known | version | spoken | cut, f"{said.key}: {number} dalam {text!r}"


def test_the_numbers_inside_a_chart_are_those_of_the_briefing_and_of_its_workbook(rich):
    _, file, _ = made(rich)
    known = values(rich)
    for slide in file.slides:
        for chart in charts(slide):
            book = CalamineWorkbook.from_filelike(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
            cells = {round(cell, 6) for row in book.get_sheet_by_index(0).to_python() for cell in row if isinstance(cell, float)}
            for name, numbers in series_of(chart).items():
                for number in (n for n in numbers if n is not None):
                    assert round(number, 6) in cells
                    if name not in HELPERS:
                        assert any(abs(abs(number) - v) < 1e-6 for v in known), f"{name}: {number}"


def test_names_are_text_in_slide_and_workbook(rich):
    _, file, told = made(rich)
    (chart,) = charts(page(file, told, "units"))
    assert next(iter(chart.plots[0].categories)).startswith("=1+0 Dinas <b>&amp;")
    blob = chart.part.chart_workbook.xlsx_part.blob
    sheet = zipfile.ZipFile(io.BytesIO(blob)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    rows = CalamineWorkbook.from_filelike(io.BytesIO(blob)).get_sheet_by_index(0).to_python()
    assert rows[1][0].startswith("=1+0 Dinas <b>&amp;") and rows[1][1] == 60.5


def test_control_characters_do_not_break_the_file(home):
    units = own_table(2).assign(unit=["Dinas\x01 A", "Dinas\x0b B", "Kecamatan"])
    actions = home.plan_words.assign(title="Satu\x02\x00 dua")
    _, file, told = made(dataclasses.replace(home, units=units, plan_words=actions))
    assert list(charts(page(file, told, "units"))[0].plots[0].categories) == ["Dinas A", "Dinas B"]


def test_what_does_not_fit_is_counted(rich):
    _, file, told = made(rich)
    pages = [slide for slide, said in zip(body(file), told, strict=True) if said.key == "plan"]
    tables = [shape.table for slide in pages for shape in slide.shapes if shape.has_table]
    assert [len(table.rows) - 1 for table in tables] == [5, 5] and len(rich.plan_words) == 27
    assert "17 tindak lanjut lagi ada di laporan lengkap dan halaman RTL." in shown(pages[1])
    assert not [text for slide in pages for text in shown(slide) if text.startswith("dan ")]
    assert [cell.text for cell in tables[0].rows[0].cells][:3] == ["Tindak lanjut", "OPD", "Tenggat"]
    assert [cell.text for cell in tables[0].rows[1].cells][1:] == [
        "belum ditetapkan", "–", "belum diklaim", "belum dinilai", "belum dinilai",
    ]  # fmt: skip
    assert "dan 6 lagi; lihat XLSX" in " ".join(shown(page(file, told, "units")))
    assert "1 unit tanpa nilai" in " ".join(shown(page(file, told, "units")))


def test_the_late_actions_come_first_and_two_offices_never_get_one_name(home):
    offices = ["Badan Perencanaan Pembangunan, Riset, dan Inovasi Daerah", "Badan Perencanaan Pembangunan Daerah"]
    words = home.plan_words.assign(
        opd=[offices[n % 2] for n in range(len(home.plan_words))], days_late=[0, 7, 0, 363, *[0] * (len(home.plan_words) - 4)]
    )
    words["due"] = words["due"].where(words["days_late"] == 0, pd.Timestamp("2025-12-01"))
    late = dataclasses.replace(home, plan_words=words)
    first, second = (slides.content(late, "plan", part).picture for part in (1, 2))
    assert [row[2] for row in first.rows[:3]] == ["1 Des 2025, lewat 363 hari", "1 Des 2025, lewat 7 hari", "–"]
    assert first.marked == {(0, 2), (1, 2)} and not second.marked
    assert [row[0] for row in first.rows[:2]] == [words["title"].iloc[3], words["title"].iloc[1]]
    assert sorted(row[0] for row in (*first.rows, *second.rows)) == sorted(words["title"])
    assert len({row[1] for row in (*first.rows, *second.rows)}) == 2


@pytest.mark.parametrize("count", [0, 1, 3, 20])
def test_what_was_decided_fills_the_table_and_leaves_rows_to_type_in(rich, count):
    agreed = [
        (f"Putusan {n}", "" if n % 2 else "Dinas Uji", pd.NaT if n % 2 else pd.Timestamp("2026-12-01")) for n in range(count)
    ]
    table = pd.DataFrame(agreed, columns=["title", "opd", "due"]).assign(number=None)
    _, file, told = made(dataclasses.replace(rich, decided=table))
    slide = page(file, told, "decisions")
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    blank = [row for row in cells if row == ["", "", ""]]
    filled = cells[1 : len(cells) - len(blank)]
    words = [[title, opd or "belum ditetapkan", "" if due is pd.NaT else "1 Desember 2026"] for title, opd, due in agreed]
    assert cells[0] == ["Keputusan", "OPD", "Tenggat"] and cells[len(cells) - len(blank) :] == blank and 1 <= len(blank) <= 5
    assert filled == words[: len(filled)] and (filled or not count)
    left = re.search(r"dan (\d+) lagi; lihat laporan lengkap", " ".join(shown(slide)))
    assert len(filled) + (int(left[1]) if left else 0) == count
    for shape in slide.shapes:
        assert shape.top + shape.height <= file.slide_height, shape.name


def test_no_other_government_is_named_in_a_masked_file(nation):
    data, _, _ = made(gathered(HOME, 2024, 2023, masked=True))
    table = standing.regions()
    others = table[(table["region_code"] != HOME) & (table["province_code"] == PROVINCE) & (table["kind"] != "provinsi")]
    text = everything(data)
    named = [name for column in ("name", "short_name") for name in others[column] if name in text]
    assert named == [] and "Nama pemda lain disamarkan" in text
    assert "Kab. Contoh 127" in everything(made(gathered(HOME, 2024, 2023))[0])


@pytest.mark.parametrize(
    ("region", "year", "before"), [("3513", 2021, None), ("3513", 2023, 2022), ("3578", 2024, 2023), ("3509", 2022, 2021)]
)
def test_an_index_without_parts_or_none_at_all_gives_an_honest_file(store, region, year, before):
    briefing = gathered(region, year, before)
    _, file, told = made(briefing)
    assert len(body(file)) == len(told)
    texts = " ".join(text for slide in file.slides for text in shown(slide))
    assert not re.search(r"\b(nan|None|NaN|NaT|inf)\b", texts)
    assert not [slide for slide in file.slides if len(shown(slide)) < 4]  # a title, a foot, a page and something to see


def test_a_change_without_parts_is_one_step(store):
    briefing = gathered("3509", 2024, 2023)
    _, file, told = made(briefing)
    (chart,) = charts(page(file, told, "change"))
    assert list(chart.plots[0].categories) == ["SPI 2023", "Bagian belum diketahui", "SPI 2024"]
    assert series_of(chart)["Turun"][1] == pytest.approx(-briefing.why.change)


def test_a_rank_that_only_a_source_states_names_the_source(store):
    found = gathered("3513", 2024, 2023)
    here = dataclasses.replace(found.here, place=None)
    briefing = dataclasses.replace(found, standings=found.standings | {2024: here})
    file = Presentation(io.BytesIO(slides.presentation(briefing, told := deck.slides(found))))
    assert f"menurut {here.stated_rank['outlet']}" in " ".join(shown(page(file, told, "rank")))


def test_where_not_all_are_known_the_counts_and_the_rank_say_so(store):
    briefing = gathered("3513", 2024, 2023)
    _, file, told = made(briefing)
    place = briefing.here.place
    assert (place.known, place.members) == (shipped_known(2024, "35"), 39) and briefing.here.rank is not None
    scale, rank = (" ".join(shown(page(file, told, key))) for key in ("category", "rank"))
    assert scale.count(f"dari {place.known} pemda yang diketahui; {39 - place.known} belum diketahui") == 1
    assert f"peringkatnya antara {place.best} dan {place.worst}" in rank


def test_where_all_are_known_nothing_is_said_of_the_unknown(home):
    _, file, told = made(home)
    texts = " ".join(text for key in ("category", "rank") for text in shown(page(file, told, key)))
    assert "belum diketahui" not in texts and "peringkatnya antara" not in texts


def test_without_medians_the_gaps_are_the_steps_to_the_next_category(store):
    briefing = gathered("3513", 2024, 2023)
    _, file, told = made(briefing)
    (chart,) = charts(page(file, told, "gaps"))
    assert series_of(chart)["Langkah"] == pytest.approx([1.35, 3.68, 4.12, 4.43])  # rounded up: the step as it is told is enough


def test_a_store_without_any_figure_of_ours_says_so(store):
    briefing = gathered("3513", 2024, 2023)
    none = dataclasses.replace(briefing.here, index=None, band=None, next_band=None, place=None, stated_rank=None)
    empty = dataclasses.replace(
        briefing,
        standings=briefing.standings | {2024: none},
        why=dataclasses.replace(
            briefing.why, years={2024: briefing.why.years[2024]}, parts=briefing.why.parts.iloc[:0], rank=None
        ),
        weak=briefing.weak.assign(score=float("nan"), gap=float("nan")),
        gains=briefing.gains.iloc[:0],
        plan_words=briefing.plan_words.iloc[:0],
    )
    told = deck.slides(empty)
    file = Presentation(io.BytesIO(slides.presentation(empty, told)))
    for slide, said in zip(body(file), told, strict=True):
        seen = " ".join(shown(slide))
        drawn = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
        assert drawn or not said.spoken or said.spoken[0].text in seen
        assert said.key not in ("index", "category", "rank") or "belum diketahui" in seen


@pytest.mark.parametrize("key", deck.ORDER)
def test_what_the_stage_draws_stands_in_the_file(rich, key):
    _, file, told = made(rich)
    planned, seen = slides.content(rich, key), shown(page(file, told, key))
    if planned.desk is None:
        assert {words for figure in planned.figures for words in (figure.words, figure.about)} <= set(seen)
        assert planned.note in ("", *seen)
        cells = planned.picture.rows if isinstance(planned.picture, Table) else ()
        assert {text for row in cells for text in row} <= set(seen) and len(charts(page(file, told, key))) == (not cells)


def test_the_strip_lights_us_over_the_categories_and_counts_each(home):
    _, file, told = made(home)
    slide = page(file, told, "category")
    (chart,) = charts(slide)
    assert len(series_of(chart)["lainnya"]) == 38
    counts = home.ranking["category"].value_counts()
    note = ", ".join(
        f"{sign} {name} {counts.get(name, 0)}" for sign, name in (("■", "Rentan"), ("▲", "Waspada"), ("●", "Terjaga"))
    )
    assert {"Kab. Contoh 113 71,78", "73", "78", f"{note} dari 39 pemda."} <= set(shown(slide))
    ours = next(shape for shape in slide.shapes if shape.name == "Titik yang dipilih")
    slab = next(shape for shape in slide.shapes if shape.name == "Kategori" and shape.text_frame.text == "■ Rentan")
    assert slab.left <= ours.left + ours.width // 2 <= slab.left + slab.width


def test_without_findings_the_weak_parts_are_drawn_by_what_makes_them_weak(home):
    _, file, told = made(home)
    (chart,) = charts(page(file, told, "causes"))
    weak = home.weak[home.weak["weak"]]
    worth = weak.assign(worth=weak[["change", "gap_index"]].mul([-1, 1]).max(axis=1)).dropna(subset="worth")
    worth = worth.sort_values("worth", ascending=False)
    assert list(series_of(chart)["Bagian yang lemah"]) == pytest.approx(list(worth["worth"]))
    assert list(chart.plots[0].categories) == list(worth["label"])
