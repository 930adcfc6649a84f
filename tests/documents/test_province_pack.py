"""The pack of a province: the same figures and sentences on paper, slides and in a workbook, and nothing that is not its own."""

import dataclasses
import io
import json
import re
import subprocess
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
from made_up_nation import ABSENT, HOME, PROVINCE, without_names
from pdf_text import asked as pdf_asked
from pdf_text import needs_poppler
from pptx import Presentation
from pptx.util import Emu, Pt
from slide_shapes import A, charts, everything, shown
from stores import scope_of
from white_left import is_picture, white_of_slide
from workbooks import Opened, calculated, needs_office

from spi.__main__ import main
from spi.answers import province_briefing
from spi.answers.province import FOLLOWED, overview
from spi.answers.results import standing
from spi.documents import pack
from spi.documents.province import province_book, province_pack, province_pages, province_slides, slide_tables
from spi.follow_up import Plan
from spi.follow_up.fgd import discussion
from spi.follow_up.log import reading
from spi.follow_up.log.people import Person
from spi.follow_up.plan import plan
from spi.narrative import province, province_follow_up
from spi.words.wording import decimal, signed, thousands

WHO, NEIGHBOUR, MOMENT = Person("Uji", "local"), "3718", datetime(2026, 11, 22, 21, 30)
MOST = 0.25  # of the room between title and foot that may stay white in one piece
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SECRET = "Judul yang hanya milik pemda itu"


def asked(region=HOME, year=2024, before=2023, *, base="http://127.0.0.1:8501"):
    scope = standing.province_scope(standing.regions().set_index("region_code").loc[region], year)
    return province_briefing.gather(
        overview(scope, year, before, today=date(2026, 11, 30)), region_code=region, base=base, moment=MOMENT
    )


def slides_of(briefing):
    return Presentation(io.BytesIO(province_slides.presentation(briefing)))


def only(briefing, *codes):
    """The same province with these governments alone."""
    told = briefing.told
    rows, series = (table[table["region_code"].isin(codes)].reset_index(drop=True) for table in (told.rows, told.series))
    if len(codes) < 2:
        rows = rows.assign(own=float("nan"), common=float("nan"), place="")
    return dataclasses.replace(
        briefing, told=dataclasses.replace(told, rows=rows, series=series, rivals=told.rivals.head(0)),
        sources=briefing.sources[briefing.sources["region_code"].isin(codes)],
    )  # fmt: skip


def unfollowed(briefing):
    told = briefing.told
    rows = told.rows.assign(**{name: pd.array([None] * len(told.rows), dtype="Int64") for name in FOLLOWED})
    return dataclasses.replace(briefing, told=dataclasses.replace(told, rows=rows))


@pytest.fixture
def filled(own_nation):
    """A neighbour with two actions, one late, and a note of FGD: words that are nobody else's."""
    of = Plan(NEIGHBOUR, 2024)
    for title, due in ((SECRET, "2026-11-29"), (f"{SECRET} juga", "2027-01-01")):
        assert plan.create(WHO, of, {"title": title, "opd": "Dinas Rahasia", "due": due}).problems == []
    return own_nation


VARIANTS = {
    "whole": lambda: asked(),
    "first year": lambda: asked(year=2021, before=None),
    "some are missing": lambda: asked(year=2025, before=2024),
    "nothing is followed": lambda: unfollowed(asked()),
    "one government": lambda: only(asked(), NEIGHBOUR),
    "one that is followed": lambda: only(asked(), HOME),
    "two governments": lambda: only(asked(), HOME, NEIGHBOUR),
    "three governments": lambda: only(asked(), HOME, NEIGHBOUR, "3701"),
    "six governments": lambda: only(asked(year=2022, before=2021), *(f"370{n}" for n in range(1, 7))),
    "seven governments": lambda: only(asked(), HOME, NEIGHBOUR, *(f"370{n}" for n in range(1, 6))),
    "ten governments": lambda: only(asked(), HOME, *(f"370{n}" for n in range(1, 10))),
    "eleven in the first year": lambda: only(asked(year=2021, before=None), HOME, *(f"37{n:02}" for n in range(1, 11))),
    "fourteen governments": lambda: only(asked(), *(f"37{n:02}" for n in range(1, 15))),
    "one in the first year": lambda: only(asked(year=2021, before=None), HOME),
}
HALF_KNOWN = {
    "home": ("3513", 2024, 2023), "first year": ("3513", 2021, None), "none of the year": ("91", 2025, 2024),
    "few": ("65", 2024, 2023),
       "one of few": ("34", 2023, 2022),
}  # fmt: skip


# ---------------------------------------------------------------- the slides


def too_white(briefing):
    """The slides whose share of white is too large, or that show nothing: no table, no chart, no figure."""
    found = {}
    for slide in list(slides_of(briefing).slides)[1:]:
        figures = any(shape.is_placeholder and shape.placeholder_format.idx == 13 for shape in slide.shapes)
        seen = figures or any(map(is_picture, slide.shapes))
        share = round(white_of_slide(slide), 2) if seen else 1.0
        if share > MOST:
            found[slide.shapes.title.text_frame.text] = share
    return found


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_slide_is_half_empty(variant, nation):
    assert too_white(VARIANTS[variant]()) == {}


@pytest.mark.parametrize("choice", HALF_KNOWN.values(), ids=HALF_KNOWN)
def test_no_slide_of_a_half_known_province_is_half_empty(choice, store):
    assert too_white(asked(*choice)) == {}


@pytest.mark.parametrize("variant", VARIANTS)
def test_all_stands_on_the_slide_large_enough_and_nothing_over_the_foot(variant, nation):
    file = slides_of(VARIANTS[variant]())
    for slide in list(file.slides)[1:]:
        foot = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 11)
        assert foot.text_frame.text
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= file.slide_width + Emu(2000), shape.name
            if not shape.is_placeholder or shape.placeholder_format.idx not in (11, 12):
                assert shape.top + shape.height <= foot.top + Emu(2000), (slide.shapes.title.text_frame.text, shape.name)
            if shape.has_text_frame and not shape.is_placeholder:
                sizes = [run.font.size for p in shape.text_frame.paragraphs for run in p.runs]
                assert all(size >= Pt(18) for size in sizes), shape.name
            if shape.has_table:
                runs = [run for cell in shape.table.iter_cells() for p in cell.text_frame.paragraphs for run in p.runs]
                assert all(run.font.size >= Pt(16) for run in runs), shape.name
            if not shape.has_text_frame:
                assert len(shape._element.find(".//{*}cNvPr").get("descr", "")) > 10


def test_the_ranking_lists_every_government_once_with_its_place_and_index(nation):
    briefing = asked()
    (table,) = slide_tables.ranking(briefing.told)
    rows = briefing.told.rows
    assert len(table.rows) == 38 and [row[0] for row in table.rows] == rows["place"].tolist()
    for row, known in zip(table.rows, rows.itertuples(), strict=True):
        assert row[1] == known.region and row[2] == f"{known.symbol} {decimal(known.index)}"
    drawn = next(slide for slide in slides_of(briefing).slides if slide.shapes.title.text_frame.text.startswith("Urutan"))
    cells = [cell.text for shape in drawn.shapes if shape.has_table for cell in shape.table.iter_cells()]
    assert all(cells.count(name) == 1 for name in rows["region"]) and not any("…" in cell for cell in cells)


@pytest.mark.parametrize("variant", [name for name in VARIANTS if "one" not in name])
def test_everybody_whose_index_is_known_stands_in_a_ranking(variant, nation):
    briefing = VARIANTS[variant]()
    tables = [shape.table for slide in slides_of(briefing).slides for shape in slide.shapes if shape.has_table]
    cells = [cell.text for table in tables if table.cell(0, 0).text == "Ke-" for cell in table.iter_cells()]
    known = briefing.told.rows.dropna(subset=["index"])
    assert {words.rpartition(" ")[2] for words in cells} >= {decimal(value) for value in known["index"]}
    assert set(known["region"]) <= set(cells), "made-up names are short"


def test_one_that_is_not_known_is_in_no_ranking_and_named_as_missing(nation):
    briefing = asked(year=2025, before=2024)
    absent = briefing.told.rows.set_index("region_code").at[ABSENT, "region"]
    ranked = [row for table in slide_tables.ranking(briefing.told) for row in table.rows]
    assert absent not in [row[1] for row in ranked] and "0,00" not in str(ranked)
    assert absent in province.unknown(briefing.told).text and "urutan di antara" in slide_tables.categories(briefing.told)
    assert any(absent in text for slide in slides_of(briefing).slides for text in shown(slide))


def test_every_change_is_told_with_what_of_it_is_common_and_own(nation):
    told = asked().told
    rows = {row[0]: row[1:] for table in slide_tables.moves(told) for row in table.rows}
    assert len(rows) == 38
    for known in told.rows.itertuples():
        assert rows[known.region] == tuple(map(signed, (known.change, known.common, known.own)))


def test_the_small_lines_are_native_charts_of_the_values_with_gaps_where_a_year_is_missing(nation):
    briefing = asked(year=2025, before=2024)
    series = briefing.told.series
    drawn = [chart for slide in slides_of(briefing).slides for chart in charts(slide) if "lainnya" in
             {each.name for each in chart.plots[0].series} and len(chart.plots[0].categories) > 10]  # fmt: skip
    points = [value for chart in drawn for each in chart.plots[0].series if each.name == "lainnya" for value in each.values]
    known = sorted(series.loc[series["region_code"].isin(briefing.told.rows["region_code"]), "value"])
    assert sorted(value for value in points if value is not None) == pytest.approx(known) and None in points


def test_every_number_of_a_sentence_is_known_by_name(nation):
    for briefing in (asked(), asked(year=2025, before=2024), unfollowed(asked())):
        sentences = [each for topic in province.topics(briefing.told).values() for each in topic]
        sentences += [request.of for request in province_follow_up.requests(briefing.told)]
        for sentence in sentences:
            words = [number.words for number in sentence.numbers if number.of != "text"]
            assert [word for word in NUMBER.findall(without_names(sentence.text)) if word] == words, sentence.text


def test_the_sentences_count_right(filled):
    told = asked().told
    rows, moved = told.rows, told.rows["change"].dropna()
    top = rows.loc[rows["index"].idxmax()]
    assert f"Tertinggi {top['region']} ({decimal(top['index'])})" in province.ends(told).text
    assert f"median {decimal(rows['index'].median())}" in province.ends(told).text
    assert decimal(abs(moved.mean())) in province.mean_change(told).text
    best = rows.loc[rows["own"].idxmax()]
    assert (
        f"paling baik {best['region']}" in province.farthest(told).text and decimal(best["own"]) in province.farthest(told).text
    )
    late = next(each for each in province_follow_up.requests(told) if "lewat tenggat" in each.what)
    name = rows.set_index("region_code").at[NEIGHBOUR, "region"]
    assert f"{name} (1)" in late.of.text


def test_a_conflict_of_sources_is_told_and_none_where_there_is_none(nation, monkeypatch):
    told = asked().told
    assert told.rivals.empty and province.conflicts(told) is None
    rivals = pd.DataFrame(
        [(HOME, "Kab. A", 71.65, "a", False), (HOME, "Kab. A", 71.85, "b", False), ("3701", "Kab. B", 70.0, "c", True)],
        columns=["region_code", "region", "value", "outlet", "doubtful"],
    )
    disputed = dataclasses.replace(told, rivals=rivals)
    assert province.conflicts(disputed).text == (
        "Sumber belum sepakat tentang indeks SPI 2024: Kab. A (71,65 dipakai, juga tercetak 71,85) dan Kab. B (70,00 dipakai, "
        "sumbernya belum pasti)."
    )
    texts = [text for slide in slides_of(dataclasses.replace(asked(), told=disputed)).slides for text in shown(slide)]
    assert province.conflicts(disputed).text in texts


def test_the_cover_says_of_what_when_and_from_where_and_carries_a_code_where_it_opens_something(nation):
    briefing = asked(base="https://spi.contoh.go.id")
    cover = slides_of(briefing).slides[0]
    text = " ".join(shown(cover))
    for words in (briefing.name, "SPI 2023 ke 2024", "impor ke-5", "22 November 2026", "Sumber indeks SPI 2024: "):
        assert words.casefold() in text.casefold()
    (picture,) = (shape for shape in cover.shapes if shape.shape_type == 13)
    assert picture.click_action.hyperlink.address == f"https://spi.contoh.go.id/provinsi?daerah={HOME}&tahun=2024&banding=2023"
    assert not [shape for shape in slides_of(asked()).slides[0].shapes if shape.shape_type == 13]


# ---------------------------------------------------------------- what is not the province's


def test_no_word_of_a_government_is_in_a_file_only_counts(filled):
    assert len(discussion.themes())
    name = standing.regions().set_index("region_code").at[NEIGHBOUR, "name"]
    for file, content in province_pack.contents(asked()).items():
        told = pdf_asked("pdftotext", content, "-", "-") if file.endswith("pdf") else everything(content)
        assert SECRET not in told and "Dinas Rahasia" not in told, file
        assert name.rpartition(" ")[2] in told, file


@pytest.mark.parametrize(
    ("person", "sees"),
    [
        (Person("Provinsi", "inspectorate", region=PROVINCE, province=PROVINCE), {HOME, NEIGHBOUR}),
        (Person("Tetangga", "inspectorate", region=NEIGHBOUR), {NEIGHBOUR}),
        (Person("warga", "", region=""), set()),
    ],
)
def test_the_follow_up_of_those_whose_it_may_be_known_is_in_the_files_and_of_nobody_else(person, sees, filled, monkeypatch):
    monkeypatch.setattr(reading, "_reader", lambda: person)
    briefing = asked()
    names = briefing.told.rows.set_index("region_code")["region"]
    rows = [row[0] for table in slide_tables.followed(briefing.told) for row in table.rows]
    assert set(rows) == {names[code] for code in sees}
    book = Opened(province_book.workbook(briefing)).sheets["Tindak lanjut"]
    assert {row[0] for row in book[4:]} - {"", "Belum ada yang dapat ditampilkan."} == sees


# ---------------------------------------------------------------- all media


def texts_of(file, content):
    if file.endswith("pdf"):
        return pdf_asked("pdftotext", content, "-", "-")
    if file.endswith("pptx"):
        deck = Presentation(io.BytesIO(content))
        return " ".join(text for slide in deck.slides for text in (*shown(slide), slide.notes_slide.notes_text_frame.text))
    return " ".join(str(cell) for *_, cell in Opened(content).cells())


@needs_poppler
def test_every_sentence_and_the_state_of_the_data_are_the_same_on_all_media(filled):
    briefing = asked()
    told = [each.text for topic in province.topics(briefing.told).values() for each in topic]
    number, seal = briefing.stamp.head
    for file, content in province_pack.contents(briefing).items():
        text = re.sub(r"\s", "", texts_of(file, content))
        for short, full in (
            ("SPI", "surveipenilaianintegritas"),
            ("KPK", "komisipemberantasankorupsi"),
            ("OPD", "organisasiperangkatdaerah"),
        ):
            text = re.sub(rf"{full}\({short}\)", short, text, flags=re.IGNORECASE)  # paper spells it out once
        for sentence in told:
            assert re.sub(r"\s", "", sentence) in text, (file, sentence)
        for words in ("22 November 2026 pukul 21.30", "impor ke-5", thousands(number), seal[:12]):
            assert words.replace(" ", "") in text, (file, words)


@needs_office
def test_libreoffice_calculates_what_the_workbook_ships(filled, tmp_path):
    content = province_book.workbook(asked())
    shipped, again = Opened(content), calculated(tmp_path, angka=content)["angka"]
    assert list(again.sheets) == list(shipped.sheets) == ["Ringkasan", "Hasil", "Tindak lanjut", "Tahun", "Sumber"]
    for (*place, was), (*_, now) in zip(shipped.cells(), again.cells(), strict=True):
        assert now == (pytest.approx(was, abs=1e-6) if isinstance(was, float) and isinstance(now, float) else was), place
    rows = {row[1]: row for row in again.sheets["Hasil"][4:]}
    for known in asked().told.rows.itertuples():
        assert rows[known.region_code][3] == pytest.approx(known.index) and rows[known.region_code][0] == known.rank
        assert rows[known.region_code][6:9] == [
            pytest.approx(known.change),
            pytest.approx(known.common),
            pytest.approx(known.own),
        ]


def test_what_is_missing_is_an_empty_cell_and_never_nought(nation):
    book = Opened(province_book.workbook(asked(year=2025, before=2024)))
    row = next(row for row in book.sheets["Hasil"] if row[1] == ABSENT)
    assert row[3] == "" and row[0] == "" and row[6] == ""
    assert (
        Opened(province_book.workbook(unfollowed(asked()))).sheets["Tindak lanjut"][4][0] == "Belum ada yang dapat ditampilkan."
    )


@needs_office
def test_libreoffice_opens_every_slide(nation, tmp_path):
    (tmp_path / "p.pptx").write_bytes(province_slides.presentation(asked()))
    home = f"-env:UserInstallation=file://{tmp_path}/profil"
    subprocess.run(["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "p.pptx"], check=True,
                   capture_output=True, timeout=120)  # fmt: skip
    pages = pdf_asked("pdftotext", (tmp_path / "p.pdf").read_bytes(), "-", "-").split("\f")[:-1]
    file = slides_of(asked())
    assert len(pages) == len(file.slides)
    for slide, page in zip(file.slides, pages, strict=True):
        labels = [run.text for chart in charts(slide) for run in chart._chartSpace.iter(f"{A}t")]
        assert set(NUMBER.findall(" ".join(labels))) <= set(NUMBER.findall(page))


# ---------------------------------------------------------------- the pack


def test_the_pack_holds_three_files_that_say_what_they_are(nation):
    stem = "spi-2023-2024_provinsi-contoh-701_impor-ke-5_20261122-2130"
    made = province_pack.contents(asked())
    assert list(made) == [f"{stem}_ringkas.pdf", f"{stem}_paparan.pptx", f"{stem}_angka.xlsx"]
    assert [content[:2] for content in made.values()] == [b"%P", b"PK", b"PK"]


def test_a_part_that_fails_is_named_and_leaves_nothing(nation, tmp_path, monkeypatch):
    def broken(_):
        raise RuntimeError("rusak")

    monkeypatch.setitem(province_pack.PARTS, "angka", dataclasses.replace(province_pack.PARTS["angka"], make=broken))
    with pytest.raises(pack.UnmadePart, match=re.escape("Angka provinsi (XLSX)")):
        province_pack.make(asked(), tmp_path / "paket")
    assert not (tmp_path / "paket").exists()


def run(capsys, *arguments):
    status = main(["pack", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_the_command_writes_the_pack_of_a_province(nation, tmp_path, capsys):
    status, out, err = run(capsys, "--province", PROVINCE, "--year", "2024", "--out", str(tmp_path), "--json")
    told = json.loads(out)
    assert status == 0 and err == "" and (told["province"], told["year"], told["year_before"]) == (PROVINCE, 2024, 2023)
    assert [Path(file).suffix for file in told["files"]] == [".pdf", ".pptx", ".xlsx"]
    assert all(Path(file).stat().st_size > 5000 for file in told["files"])
    status, out, _ = run(capsys, "--province", PROVINCE, "--year", "2021", "--out", str(tmp_path / "b"))
    assert status == 0 and "1 dari 3: Ringkasan provinsi (PDF)" in out and "spi-2021_provinsi-contoh-701" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--province", "99", "--year", "2024"), "Kode provinsi “99” tidak dikenal."),
        (("--province", "35", "--year", "2019"), "SPI 2019 belum ada di basis data."),
        (("--province", "35", "--year", "2024", "--before", "2025"), "SPI 2025 bukan tahun survei sebelum SPI 2024."),
        (("--province", "35", "--year", "2024", "--mask"), "--scope, --mask, dan --session hanya untuk paket satu pemda"),
        (("--province", "93", "--year", "2021"), "Provinsi Papua Selatan belum memiliki kabupaten atau kota pada SPI 2021."),
        (("--province", "31", "--year", "2024"), "Provinsi DKI Jakarta tidak memiliki kabupaten atau kota yang disurvei; "),
    ],
)
def test_what_cannot_be_made_gets_a_sentence(words, sentence, store, tmp_path, capsys):
    status, out, err = run(capsys, *words, "--out", str(tmp_path / "paket"))
    assert (status, out) == (1, "") and err.startswith(sentence) and err.count("\n") == 1
    assert not (tmp_path / "paket").exists()


def test_a_province_of_no_scope_is_asked_by_its_own_code(nation):
    assert asked(PROVINCE).told.scope == asked(HOME).told.scope == dataclasses.replace(scope_of(HOME, "kabkota"))
    assert province_pages.province_pdf(asked(PROVINCE)).startswith(b"%PDF")
