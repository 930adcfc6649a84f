"""The PowerPoint of the meeting: whole, editable, with the numbers of the briefing and nobody else's name where masked."""

import dataclasses
import io
import re
import shutil
import subprocess
import zipfile
from datetime import datetime

import gathering
import pandas as pd
import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Emu, Pt
from python_calamine import CalamineWorkbook
from stores import shipped_known

from spi.answers.actions import roots
from spi.answers.briefing import Briefing
from spi.answers.results import standing
from spi.documents import deck, slides
from spi.words.wording import change_words, decimal, limit, thousands

MOMENT = datetime(2025, 8, 5, 9, 0)
HELPERS = {"Penanda", "Ruang keterangan", "Dasar (tak tampak)"}  # series of the waterfall that are no figures
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice tidak terpasang")
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def gathered(*choice, masked=False, **changes):
    found = gathering.gathered(*choice, moment=MOMENT, masked=masked)
    return dataclasses.replace(found, **changes) if changes else found


def made(briefing):
    told = deck.slides(briefing)
    data = slides.presentation(briefing, told)
    return data, Presentation(io.BytesIO(data)), told


def page(file, told, key):
    return file.slides[[each.key for each in told].index(key)]


def charts(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def shapes(holder):
    for shape in holder.shapes:
        yield from shapes(shape) if hasattr(shape, "shapes") else (shape,)


def shown(slide):
    """Every text that stands on a slide: boxes, tables, the labels and rows of charts."""
    texts = []
    for shape in shapes(slide):
        if getattr(shape, "has_table", False) and shape.has_table:
            texts += [cell.text for row in shape.table.rows for cell in row.cells]
        elif getattr(shape, "has_chart", False) and shape.has_chart:
            root = shape.chart._chartSpace
            texts += [run.text for run in root.iter(f"{A}t")]
            texts += [point.findtext(f"{C}v") for cat in root.iter(f"{C}cat") for point in cat.iter(f"{C}pt")]
        elif shape.has_text_frame:
            texts.append(shape.text_frame.text)
    return texts


def values(briefing):
    """Every number of a briefing, however deep it lies."""
    found, open_ones = set(), [briefing, briefing.here.distance, briefing.level.cut, briefing.why.change]
    open_ones += [briefing.why.index_from, briefing.why.index_to, *briefing.ranking["category"].value_counts()]
    while open_ones:
        each = open_ones.pop()
        if isinstance(each, pd.DataFrame):
            open_ones += [each[column] for column in each.columns] + [len(each), each.notna().sum()]
        elif isinstance(each, pd.Series):
            open_ones += each.tolist()
        elif isinstance(each, dict):
            open_ones += [*each.keys(), *each.values()]
        elif isinstance(each, (list, tuple)):
            open_ones += each
        elif dataclasses.is_dataclass(each):
            open_ones += [getattr(each, field.name) for field in dataclasses.fields(each)]
        elif isinstance(each, (int, float)) and each == each:
            found.add(abs(float(each)))
    return found


def written(numbers):
    return {words for v in numbers for words in (decimal(v), thousands(v), limit(v), str(int(v)))}


def series_of(chart):
    return {series.name: list(series.values) for plot in chart.plots for series in plot.series}


def own_table(count=14):
    """Units with names that are no markup and no formula, and one without a score."""
    names = [f"=1+{n} Dinas <b>&amp; Perhubungan" for n in range(count)]
    rows = {"unit": [*names, "Kecamatan X"], "value": [60.5 + n for n in range(count)] + [float("nan")]}
    table = pd.DataFrame(rows).assign(measure="internal", label="Internal", outlet="uji", published="2025")
    told = [decimal(v) if v == v else "responden kurang" for v in table["value"]]
    return table.assign(reason=[None] * count + ["responden_kurang"], told=told)


def findings(count=10):
    rows = [
        {"finding_id": f"f{n}", "side": "internal", "side_label": "internal (ASN)", "part": "internal", "theme": f"t{n}",
         "theme_name": f"Tema ke-{n}", "times": n + 1, "part_label": "Internal", "quote": "=1+1", "date": MOMENT,
         "session_id": f"s{n % 2}"}
        for n in range(count)
    ]  # fmt: skip
    return pd.DataFrame(rows)


@pytest.fixture
def probolinggo(nation):
    return gathered("3513", 2024, 2023)


@pytest.fixture
def rich(probolinggo):
    """With units, findings and a long plan, as no public source has them."""
    told, plan = (pd.concat([table] * 3, ignore_index=True) for table in (probolinggo.told, probolinggo.plan))
    found = findings()
    return dataclasses.replace(probolinggo, units=own_table(), findings=found, themes=roots.themes(found), told=told, plan=plan)


def test_each_slide_has_its_message_as_title_and_its_sentences_as_notes(probolinggo):
    _, file, told = made(probolinggo)
    assert len(file.slides) == len(told) >= 8
    for slide, said in zip(file.slides, told, strict=True):
        assert slide.shapes.title.text_frame.text == said.title.text
        notes = slide.notes_slide.notes_text_frame.text
        assert all(sentence.text in notes for sentence in said.spoken)
        assert probolinggo.stamp.batch in notes


def test_the_slides_stand_in_the_order_asked_for(probolinggo):
    told = deck.slides(probolinggo, ("plan", "index"))
    file = Presentation(io.BytesIO(slides.presentation(probolinggo, told)))
    assert [slide.shapes.title.text_frame.text for slide in file.slides] == [each.title.text for each in told]


def test_every_foot_names_region_years_scope_version_and_page(probolinggo):
    _, file, told = made(probolinggo)
    for number, slide in enumerate(file.slides, start=1):
        foot = " ".join(shown(slide))
        for said in ("Kabupaten Probolinggo", "SPI 2023 ke 2024", "Jawa Timur dengan pemprov", "batch 4"):
            assert said in foot
        fields = [each for each in slide._element.iter(f"{A}fld") if each.get("type") == "slidenum"]
        assert [each.findtext(f"{A}t") for each in fields] == [str(number)]
        assert f" / {len(told)}" in foot


@pytest.mark.parametrize("keys", [None, ("change", "index")], ids=str)
def test_the_session_stands_on_the_first_slide_and_with_the_code(probolinggo, keys):
    named = dataclasses.replace(probolinggo, session="Seluruh camat")
    told = deck.slides(named, keys)
    file = Presentation(io.BytesIO(slides.presentation(named, told)))
    first, last = (" ".join(shown(file.slides[n])) for n in (0, len(told) - 1))
    assert (f"{told[0].note} · Seluruh camat" in first) == (keys is None) and "Rapat: Seluruh camat" in last
    assert not [slide for slide in made(probolinggo)[1].slides if "Rapat:" in " ".join(shown(slide))]


def test_one_wide_master_carries_the_name_of_the_region(probolinggo):
    _, file, _ = made(probolinggo)
    assert file.slide_width / file.slide_height == pytest.approx(16 / 9, abs=0.001)
    assert len(file.slide_masters) == len(file.slide_layouts) == 1
    assert "Kabupaten Probolinggo" in [shape.text_frame.text for shape in file.slide_master.shapes if not shape.is_placeholder]


def test_the_waterfall_is_a_native_chart_with_the_parts_of_the_change(probolinggo):
    _, file, told = made(probolinggo)
    (chart,) = charts(page(file, told, "change"))
    drawn, why = series_of(chart), probolinggo.why
    sizes = [next((s[n] for name, s in drawn.items() if name not in HELPERS and s[n]), 0.0) for n in range(len(why.drawn) + 2)]
    assert sizes[1:-1] == pytest.approx([abs(p) for p in why.drawn["points"]], abs=1e-6)
    base, begin = drawn["Dasar (tak tampak)"], why.index_from
    assert (base[0], base[-1]) == (75.36, 71.65)
    for n, points in enumerate(why.drawn["points"], start=1):
        assert base[n] == pytest.approx(min(begin, begin + points))
        begin += points
    words = [run.text.strip("\u2009") for run in chart._chartSpace.iter(f"{A}t")]
    assert words == ["75,36", *(change_words(p) for p in why.drawn["points"]), "71,65"]
    assert drawn["Potongan"][4] == pytest.approx(3.41)
    base_bars = chart.plots[0].series[0]
    assert base_bars.points[1].format.fill.type == 5  # MSO_FILL.BACKGROUND: nothing is drawn


def test_our_dot_among_the_members_is_ours(probolinggo):
    _, file, told = made(probolinggo)
    (chart,) = charts(page(file, told, "rank"))
    groups = {
        s.name: list(zip(s.iter_values(), s._element.findall(f".//{C}xVal//{C}v"), strict=True)) for s in chart.plots[0].series
    }
    assert [(y, float(x.text)) for y, x in groups["Pemda ini"]] == [(71.65, 25.0)]
    assert len(groups["Pemda lain"]) == 38
    assert {y for y, _ in groups["Batas Waspada"]} == {73.0}
    lengths = [len(list(s.iter_values())) for s in chart.plots[0].series]
    assert lengths == sorted(lengths, reverse=True)  # LibreOffice drops a series that a longer one follows


def test_a_year_without_a_figure_is_a_gap_in_the_line(probolinggo):
    series = probolinggo.series.copy()
    series.loc[(series["measure"] == "index") & (series["survey_year"] == 2022), ["value", "province", "nation"]] = float("nan")
    _, file, told = made(dataclasses.replace(probolinggo, series=series))
    (chart,) = charts(page(file, told, "index"))
    drawn = series_of(chart)
    assert drawn["Kab. Probolinggo"] == [71.12, None, 75.36, None, None]
    assert list(drawn["Kab. Probolinggo 2023 ke 2024"]) == [None, None, 75.36, 71.65, None]
    assert chart._chartSpace.find(f"{C}chart/{C}dispBlanksAs").get("val") == "gap"
    assert "2022 belum diketahui" in list(chart.plots[0].categories)


def test_components_stand_beside_the_year_before_and_the_median(probolinggo):
    _, file, told = made(probolinggo)
    (chart,) = charts(page(file, told, "components"))
    drawn, weak = series_of(chart), probolinggo.weak.set_index("part")
    parts = ["internal", "external", "expert", "correction_conduct", "correction_facts"]
    assert list(drawn["SPI 2024"]) == list(weak.loc[parts, "score"])
    assert list(drawn["SPI 2023"]) == [probolinggo.why.years[2023].scores[part] for part in parts]
    assert list(drawn["median"]) == list(weak.loc[parts, "reference"])


def test_only_what_lies_behind_the_median_is_a_gap(probolinggo):
    _, file, told = made(probolinggo)
    slide = page(file, told, "gaps")
    (chart,) = charts(slide)
    gains = probolinggo.gains[probolinggo.gains["points"] > 0]
    assert list(series_of(chart)["Jarak ke median"]) == pytest.approx(list(gains["points"]))
    assert list(chart.plots[0].categories) == list(gains["label"])
    assert "Sudah lebih baik: Eksternal, Potongan fakta korupsi." in " ".join(shown(slide))


def test_every_number_on_a_slide_is_one_of_the_briefing(rich):
    _, file, told = made(rich)
    known = written(values(rich)) | {"80"}  # the share of the Pareto rule
    version = set(re.findall(r"\d+", rich.stamp.batch.partition(" (")[0]))
    for slide, said in zip(file.slides, told, strict=True):
        spoken = {number.words for sentence in (said.title, *said.spoken) for number in sentence.numbers}
        cut = {str(n) for n in range(1, 60)} if said.key in ("units", "causes", "plan", "decisions") else {str(len(told))}
        for text in (each for each in shown(slide) if rich.stamp.batch not in each):
            for number in re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", text):
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
                        assert any(abs(number - v) < 1e-6 for v in known), f"{name}: {number}"


def test_names_are_text_in_slide_and_workbook(rich):
    _, file, told = made(rich)
    (chart,) = charts(page(file, told, "units"))
    assert next(iter(chart.plots[0].categories)).startswith("=1+0 Dinas <b>&amp;")
    blob = chart.part.chart_workbook.xlsx_part.blob
    sheet = zipfile.ZipFile(io.BytesIO(blob)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    rows = CalamineWorkbook.from_filelike(io.BytesIO(blob)).get_sheet_by_index(0).to_python()
    assert rows[1][0].startswith("=1+0 Dinas <b>&amp;") and rows[1][1] == 60.5


def test_control_characters_do_not_break_the_file(probolinggo):
    units = own_table(2).assign(unit=["Dinas\x01 A", "Dinas\x0b B", "Kecamatan"])
    told = probolinggo.told.assign(title="Satu\x02\x00 dua")
    _, file, slide_told = made(dataclasses.replace(probolinggo, units=units, told=told))
    assert list(charts(page(file, slide_told, "units"))[0].plots[0].categories) == ["Dinas A", "Dinas B"]


def test_what_does_not_fit_is_counted(rich):
    _, file, told = made(rich)
    slide = page(file, told, "plan")
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    left = next(int(found[1]) for text in shown(slide) if (found := re.fullmatch(r"dan (\d+) lagi; lihat XLSX", text)))
    assert left + len(table.rows) - 1 == len(rich.told) == 27
    assert [cell.text for cell in table.rows[0].cells][:3] == ["Tindak lanjut", "OPD", "Tenggat"]
    assert [cell.text for cell in table.rows[1].cells][1:] == [
        "belum ditetapkan", "–", "belum diklaim", "belum dinilai", "belum dinilai",
    ]  # fmt: skip
    assert "dan 6 lagi; lihat XLSX" in " ".join(shown(page(file, told, "units")))
    assert "1 unit tanpa nilai" in " ".join(shown(page(file, told, "units")))


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
    assert cells[0] == ["Keputusan", "OPD", "Tenggat"] and cells[len(cells) - len(blank) :] == blank and 1 <= len(blank) <= 3
    assert filled == words[: len(filled)] and (filled or not count)
    left = re.search(r"dan (\d+) lagi; lihat laporan lengkap", " ".join(shown(slide)))
    assert len(filled) + (int(left[1]) if left else 0) == count
    for shape in slide.shapes:
        assert shape.top + shape.height <= file.slide_height, shape.name


def test_no_other_government_is_named_in_a_masked_file(nation):
    data, _, _ = made(gathered("3513", 2024, 2023, masked=True))
    table = standing.regions()
    others = table[(table["region_code"] != "3513") & (table["province_code"] == "35") & (table["kind"] != "provinsi")]
    text = everything(data)
    named = [name for column in ("name", "short_name") for name in others[column] if name in text]
    assert named == [] and "Nama pemda lain disamarkan" in text
    assert "Kab. Sumenep" in everything(made(gathered("3513", 2024, 2023))[0])


def everything(data):
    """Every part of a package as text, the packages inside it too."""
    pieces = []
    for name in zipfile.ZipFile(io.BytesIO(data)).namelist():
        part = zipfile.ZipFile(io.BytesIO(data)).read(name)
        pieces.append(everything(part) if name.endswith(".xlsx") else part.decode("utf-8", "ignore"))
    return "\n".join(pieces)


def test_the_package_is_whole(rich):
    data, file, _ = made(rich)
    package = zipfile.ZipFile(io.BytesIO(data))
    names = package.namelist()
    assert package.testzip() is None and len(names) == len(set(names))
    reached = {"[Content_Types].xml"}
    for rels in (name for name in names if name.endswith(".rels")):
        base = rels.replace("_rels/", "").removesuffix(".rels").rpartition("/")[0]
        reached.add(rels)
        for rel in etree.fromstring(package.read(rels)):
            if rel.get("TargetMode") != "External":
                reached.add(resolved(base, rel.get("Target")))
    assert set(names) == reached
    for holder in (*file.slides, file.slide_master, file.slide_layouts[0]):
        ids = [each.get("id") for each in holder._element.iter("{*}cNvPr")]
        assert len(ids) == len(set(ids))


def resolved(base, target):
    parts = [] if target.startswith("/") else base.split("/")
    for piece in target.strip("/").split("/"):
        parts = parts[:-1] if piece == ".." else [*parts, piece]
    return "/".join(part for part in parts if part)


def test_no_chart_is_a_bitmap_and_the_code_is_on_the_last_slide(rich):
    data, file, _ = made(rich)
    images = [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if name.endswith((".png", ".jpeg", ".jpg", ".emf"))]
    assert len(images) == 1
    pictures = [(n, shape) for n, slide in enumerate(file.slides, start=1) for shape in slide.shapes if shape.shape_type == 13]
    assert [n for n, _ in pictures] == [len(file.slides)]
    assert pictures[0][1].click_action.hyperlink.address == rich.stamp.link
    last = " ".join(shown(file.slides[len(file.slides) - 1]))
    assert rich.stamp.batch in last and "5 Agustus 2025 pukul 09.00" in last and rich.stamp.head[1][:12] in last


def test_every_picture_table_and_chart_is_told_in_words(rich):
    _, file, _ = made(rich)
    for slide in file.slides:
        for shape in slide.shapes:
            if shape.shape_type == 13 or shape.has_chart or getattr(shape, "has_table", False):
                assert len(shape._element.find(".//{*}cNvPr").get("descr", "")) > 20, shape.name


def test_text_is_large_enough_for_the_back_row(rich):
    _, file, _ = made(rich)
    quiet = {"Versi data"}
    for slide in file.slides:
        for shape in shapes(slide):
            if shape.has_text_frame and not shape.is_placeholder and shape.name not in quiet:
                assert all(run.font.size >= Pt(18) for p in shape.text_frame.paragraphs for run in p.runs), shape.name
        for chart in charts(slide):
            assert chart.font.size >= Pt(18)
            assert all(int(run.get("sz")) >= 1800 for run in chart._chartSpace.iter(f"{A}rPr") if run.get("sz"))


def test_nothing_leaves_the_slide(rich):
    _, file, _ = made(rich)
    for slide in file.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0, shape.name
            assert shape.left + shape.width <= file.slide_width + Emu(2000), shape.name
            assert shape.top + shape.height <= file.slide_height, shape.name


def test_the_file_says_what_it_is(probolinggo):
    data, file, _ = made(probolinggo)
    about = file.core_properties
    assert (about.author, about.language, about.title) == ("Inspektorat", "id-ID", "Kabupaten Probolinggo, SPI 2023 ke 2024")
    assert "Click to" not in everything(data) and 'lang="en-US"' not in everything(data)


@pytest.mark.parametrize(
    ("region", "year", "before"), [("3513", 2021, None), ("3513", 2023, 2022), ("3578", 2024, 2023), ("3509", 2022, 2021)]
)
def test_an_index_without_parts_or_none_at_all_gives_an_honest_file(store, region, year, before):
    briefing = gathered(region, year, before)
    _, file, told = made(briefing)
    assert len(file.slides) == len(told)
    texts = " ".join(text for slide in file.slides for text in shown(slide))
    assert not re.search(r"\b(nan|None|NaN|NaT|inf)\b", texts)
    assert not [slide for slide in file.slides if len(shown(slide)) < 4]  # a title, a foot, a page and something to see


def test_a_change_without_parts_is_one_step(store):
    briefing = gathered("3509", 2024, 2023)
    _, file, told = made(briefing)
    (chart,) = charts(page(file, told, "change"))
    assert list(chart.plots[0].categories) == ["SPI 2023", "Bagian belum diketahui", "SPI 2024"]
    assert series_of(chart)["Turun"][1] == pytest.approx(-briefing.why.change)


def test_a_rank_that_only_a_source_states_names_the_source(probolinggo):
    here = dataclasses.replace(probolinggo.here, place=None)
    briefing = dataclasses.replace(probolinggo, standings=probolinggo.standings | {2024: here})
    file = Presentation(io.BytesIO(slides.presentation(briefing, told := deck.slides(probolinggo))))
    assert f"menurut {here.stated_rank['outlet']}" in " ".join(shown(page(file, told, "rank")))


def test_where_not_all_are_known_the_counts_and_the_rank_say_so(store):
    briefing = gathered("3513", 2024, 2023)
    _, file, told = made(briefing)
    place = briefing.here.place
    assert (place.known, place.members) == (shipped_known(2024, "35"), 39) and briefing.here.rank is not None
    scale, rank = (" ".join(shown(page(file, told, key))) for key in ("category", "rank"))
    assert scale.count(f"dari {place.known} pemda yang diketahui; {39 - place.known} belum diketahui") == 1
    assert f"tempatnya antara {place.best} dan {place.worst}" in rank


def test_where_all_are_known_nothing_is_said_of_the_unknown(probolinggo):
    _, file, told = made(probolinggo)
    texts = " ".join(text for key in ("category", "rank") for text in shown(page(file, told, key)))
    assert "belum diketahui" not in texts and "tempatnya antara" not in texts


def test_without_medians_the_gaps_are_the_steps_to_the_next_category(store):
    briefing = gathered("3513", 2024, 2023)
    _, file, told = made(briefing)
    (chart,) = charts(page(file, told, "gaps"))
    assert series_of(chart)["Langkah"] == pytest.approx([1.35, 3.678474, 4.115854, 4.42623], abs=1e-6)


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
        told=briefing.told.iloc[:0],
    )
    told = deck.slides(briefing)
    file = Presentation(io.BytesIO(slides.presentation(empty, told)))
    assert not [chart for slide in file.slides for chart in charts(slide)]
    for slide, said in zip(file.slides, told, strict=True):
        assert not said.spoken or said.spoken[0].text in " ".join(shown(slide))


def converted(folder, ending):
    """rapat.pptx of this folder as LibreOffice writes it anew, below out/."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless", "--convert-to", ending]
    subprocess.run([*command, "--outdir", "out", "rapat.pptx"], cwd=folder, check=True, capture_output=True, timeout=120)
    return folder / "out" / f"rapat.{ending}"


def figures(texts):
    return sorted(number for text in texts for number in re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", text))


def boxes(slide):
    """The texts of boxes and tables, without the charts."""
    for shape in shapes(slide):
        if getattr(shape, "has_table", False) and shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        elif shape.has_text_frame:
            yield shape.text_frame.text


@needs_office
def test_libreoffice_shows_every_figure_on_its_slide_and_no_other(rich, tmp_path):
    data, file, told = made(rich)
    (tmp_path / "rapat.pptx").write_bytes(data)
    pages = subprocess.run(["pdftotext", converted(tmp_path, "pdf"), "-"], check=True, capture_output=True, text=True)
    texts = [re.sub(r"\s+", " ", page) for page in pages.stdout.split("\f")[:-1]]
    assert len(texts) == len(told)
    for slide, text in zip(file.slides, texts, strict=True):
        drawn = set(figures([text]))
        assert set(figures(boxes(slide))) <= drawn, text
        labels = figures(run.text for chart in charts(slide) for run in chart._chartSpace.iter(f"{A}t"))
        assert set(labels) <= drawn, text
    drawn = texts[[each.key for each in told].index("change")]
    assert all(change_words(points) in drawn for points in rich.why.drawn["points"])
    assert "71,65" in drawn and "75,36" in drawn


@needs_office
def test_what_libreoffice_saves_holds_the_same_figures(rich, tmp_path):
    data, file, _ = made(rich)
    (tmp_path / "rapat.pptx").write_bytes(data)
    again = Presentation(converted(tmp_path, "pptx"))
    for number, (slide, saved) in enumerate(zip(file.slides, again.slides, strict=True), start=1):
        ours = (text.replace(f"{number} / ", "<number> / ") for text in boxes(slide))  # what it writes for the page
        assert figures(ours) == figures(boxes(saved))
        for chart, kept in zip(charts(slide), charts(saved), strict=True):
            for (name, numbers), same in zip(series_of(chart).items(), series_of(kept).values(), strict=True):
                assert same[: len(numbers)] == pytest.approx(numbers, abs=1e-9), name
                assert set(same[len(numbers) :]) <= {None}, name  # it makes every series of a scatter equally long


def test_the_briefing_itself_is_not_touched(probolinggo):
    before = {field.name: getattr(probolinggo, field.name) for field in dataclasses.fields(Briefing)}
    copies = {name: value.copy() for name, value in before.items() if isinstance(value, pd.DataFrame)}
    made(probolinggo)
    for name, copy in copies.items():
        pd.testing.assert_frame_equal(before[name], copy)
