"""The workbook: its shipped values are the engine's, its formulas are plain, and every input has its source."""

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from answers_in_cells import NAMES, PROVINCE_NAME, check, formulas, near
from gathering import gathered
from made_up_nation import HOME, PROVINCE
from stores import UNSEEN, import_files, swept
from workbooks import Opened, parts, workbook

from spi.answers.results import history, standing
from spi.method.methodology import COMPONENTS
from spi.store import database

LEFT_OVER = re.compile(
    r"\b(nan|NaN|None|NaT|null|undefined|inf|True|False|the|and|of|index|rank|score|change|told)\b|<NA>|#[A-Z]+[!?/]"
)
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KNOWN = {"IF", "ISNUMBER", "COUNT", "COUNTA", "COUNTIF", "ROUND", "ROUNDUP", "N", "LOOKUP", "INDEX", "MATCH", "IFERROR", "AND",
         "NOT", "ABS", "RANK", "MIN", "MAX", "MEDIAN", "AVERAGE", "ROWS", "SUM", "SUMPRODUCT"}  # fmt: skip


# ---------------------------------------------------------------- the shipped values


@pytest.mark.parametrize("choice", [
    {}, {"before": 2021}, {"year": 2025, "before": 2024}, {"scope": "nasional"}, {"scope": "kabupaten"},
    {"year": 2021, "before": None},
    {"region": "3778", "year": 2022, "before": 2021}, {"region": "3714", "year": 2023, "before": 2022}, {"region": PROVINCE},
], ids=str)  # fmt: skip
def test_the_shipped_values_are_the_engines(nation, choice):
    asked = gathered(**choice)
    check(asked, Opened(workbook(asked)))


@pytest.mark.parametrize("region", ["3513", "3501", "3525", "3578"])
@pytest.mark.parametrize("years", [(2024, 2023), (2023, 2022), (2021, None)])
def test_an_incomplete_store_gives_an_honest_workbook(store, region, years):
    asked = gathered(region, *years)
    check(asked, Opened(workbook(asked)))


def test_every_government_of_the_province_in_every_year(nation):
    years = sorted(history.survey_years())
    regions = standing.regions()
    for code in swept(regions.loc[regions["province"] == PROVINCE_NAME, "region_code"]):
        for year in years:
            asked = gathered(code, year, max((y for y in years if y < year), default=None))
            book = Opened(workbook(asked))
            check(asked, book)
            assert [cell for *_, cell in book.cells() if isinstance(cell, str) and LEFT_OVER.search(cell)] == []


def test_what_is_not_known_is_empty_and_never_zero(store):
    asked = gathered("3501", 2024, 2023)
    assert asked.level.parts.empty
    book = Opened(workbook(asked))
    for part in COMPONENTS:
        if asked.level.year.missing.get(part):
            assert book[f"{NAMES[part]}_2024"] == "" and book.row("Hitung", "Internal")[3:7] == [""] * 4
    unknown = asked.ranking[asked.ranking["index"].isna()]
    assert len(unknown)
    for row in book.sheets["Peringkat"][-len(unknown) :]:
        assert row[0] == row[4] == row[5] == "" and row[11] == "belum ditemukan sumbernya"


# ---------------------------------------------------------------- what it is made of


def test_it_uses_only_plain_functions_over_known_names(nation):
    content = workbook(gathered())
    names, found = set(Opened(content).names), formulas(content)
    assert len(found) > 400
    for text in found:
        bare = re.sub(r""""[^"]*"|'[^']*'!""", "", text)
        called = set(re.findall(r"([A-Z][A-Z0-9.]*)\(", bare))
        assert called <= KNOWN, text
        words = set(re.findall(r"(?<![A-Za-z_$])([A-Z][a-z]+\w*|RTL_\w+)", bare))
        assert words <= names, text
    assert b"_xlfn" not in b"".join(parts(content).values())


def test_every_sheet_says_of_what_and_when_and_keeps_its_headings(store):
    asked = gathered()
    content = workbook(asked)
    book, inside = Opened(content), parts(content)
    sheets = ["Ringkasan", "Hitung", "Perubahan", "Grafik", "Kesenjangan", "Peringkat", "Angka terbit", "Unsur", "Unsur terbit",
              "Unit", "RTL", "Asumsi", "Sumber"]  # fmt: skip
    assert list(book.sheets) == [*sheets, "Semula"]
    assert b'name="Semula" sheetId="14" state="veryHidden"' in inside["xl/workbook.xml"]
    for number, (name, rows) in enumerate(book.sheets.items(), start=1):
        about = rows[1][0]
        assert all(
            word in about
            for word in ("Kabupaten Probolinggo", "2023", "2024", "Jawa Timur", "data bawaan", "22 November 2026", "21.30")
        )
        part = inside[f"xl/worksheets/sheet{number}.xml"].decode()
        assert 'state="frozen"' in part and '<pageSetup paperSize="9"' in part, name
        assert ("dihitung" in rows[0][0]) is (name not in ("Angka terbit", "Unsur terbit", "Unit", "RTL")), name
        assert "disamarkan" not in about
    told = " ".join(str(cell) for *_, cell in book.cells())
    assert asked.stamp.head[1] in told and asked.stamp.batch in told and asked.stamp.link in told
    assert "<dc:creator>Inspektorat Kabupaten Probolinggo</dc:creator>" in inside["docProps/core.xml"].decode()


def test_no_edge_of_a_page_cuts_a_title_and_no_chart_is_parted_from_its_cells(nation):
    content = workbook(gathered())
    inside, sheets = parts(content), list(Opened(content).sheets)
    areas = dict(re.findall(r'"_xlnm.Print_Area" localSheetId="(\d+)">[^<]*\$A\$(\d+):', inside["xl/workbook.xml"].decode()))
    for number, name in enumerate(sheets):
        part = inside[f"xl/worksheets/sheet{number + 1}.xml"].decode()
        wide = 'fitToWidth="2"' in part
        title = part.partition("<oddHeader>")[2].partition("</oddHeader>")[0]
        assert (areas.get(str(number)) == "4") == wide == bool(title), name
        assert not wide or Opened(content).sheets[name][0][0] in unescape(title), name
    charts = inside[f"xl/worksheets/sheet{sheets.index('Grafik') + 1}.xml"].decode()
    scale, breaks = int(re.search(r'<pageSetup [^>]*scale="(\d+)"', charts)[1]), re.findall(r'<brk id="(\d+)"', charts)
    tall = {int(line): float(points) for line, points in re.findall(r'<row r="(\d+)"[^>]* ht="([\d.]+)"', charts)}
    last = max(map(int, re.findall(r'<row r="(\d+)"', charts)))
    for begin, end in pairwise([0, *map(int, breaks), last]):
        high = sum(tall.get(line, 15) for line in range(begin + 1, end + 1)) * scale / 100
        assert high < 595 - 2 * 0.75 * 72 and len(breaks) == 3


def test_every_input_refuses_what_it_cannot_be_and_nothing_else_is_restricted(nation):
    content = workbook(gathered())
    book, inside = Opened(content), parts(content)
    inputs = {(row[0], row[1].replace("$", "")) for row in book.sheets["Semula"][4:]}
    restricted = set()
    for number, sheet in enumerate(book.sheets, start=1):
        part = ElementTree.fromstring(inside[f"xl/worksheets/sheet{number}.xml"])
        for rule in part.iter(f"{{{SHEET}}}dataValidation"):
            assert rule.get("allowBlank") == "1" and "kosongkan" in rule.get("error")
            first, last = (*rule.get("sqref").split(":"), rule.get("sqref"))[:2]
            lines = range(*(int(re.sub("[A-Z]", "", cell)) + n for n, cell in enumerate((first, last))))
            cells = [f"{re.match('[A-Z]+', first).group()}{line}" for line in lines]
            restricted |= {(sheet, cell) for cell in cells}
            bounds = [float(each.text) for each in (*rule.iter(f"{{{SHEET}}}formula1"), *rule.iter(f"{{{SHEET}}}formula2"))]
            values = [book.at(sheet, cell) for cell in cells if book.at(sheet, cell) != ""]
            sizes = [len(value) if isinstance(value, str) else value for value in values]
            assert all(bounds[0] <= size <= bounds[1] for size in sizes), (sheet, cells)
    assert restricted == inputs and len(inputs) > 150


def test_the_charts_show_the_figures_of_the_briefing(nation):
    asked = gathered()
    rows = Opened(workbook(asked)).sheets["Grafik"]
    parts_of = asked.why.drawn.set_index("label")["points"]
    heads = next(row for row in rows if "Penanda" in row)
    below = rows[rows.index(heads) + 1 :]
    last = next(line for line, row in enumerate(below) if row[0] == f"SPI {asked.year}")
    table = {row[0]: dict(zip(heads[1:], row[1:], strict=True)) for row in below[:last]}
    for part, points in parts_of.items():
        steps = [value for kind, value in table[part].items() if kind.startswith(("Naik", "Turun", "Potongan, "))]
        drawn = [value for value in steps if value != ""]
        assert drawn == ([near(abs(points))] if abs(points) >= 0.005 else []), part


def test_every_input_has_a_source_beside_it(nation):
    book = Opened(workbook(gathered()))
    for name, (sheet, cell) in book.names.items():
        if sheet in ("Hitung", "Asumsi") and ":" not in cell and book[name] != "":
            row = book.sheets[sheet][int(re.sub("[A-Z]+", "", cell)) - 1]
            assert row[7 if sheet == "Hitung" else 4], name
    assert all(row[11] for row in book.sheets["Peringkat"][4:])


def test_masked_names_are_nowhere_in_the_file(nation):
    regions = standing.regions()
    others = regions[(regions["province"] == PROVINCE_NAME) & (regions["region_code"] != HOME)]
    for scope in ("provinsi", "nasional"):
        content = workbook(gathered(scope=scope, masked=True))
        text = b" ".join(parts(content).values()).decode("utf-8", "replace")
        for name in (*others["name"], *others["short_name"]):
            assert name not in text, name
        assert "Kabupaten Contoh 113" in text and "Tabel dasbor KPK" in text
        told = Opened(content).sheets.values()
        assert all("nama pemda lain disamarkan" in rows[1][0] for rows in told)
        rows = Opened(content).sheets["Peringkat"][4:]
        assert {(row[1], row[3], row[11], row[16]) for row in rows if row[2] == "Pemda lain"} == {("", "", "", "")}
        assert [row[3] for row in rows if row[2] != "Pemda lain"] == ["kabupaten"]
        open_, sealed = (Opened(each).sheets for each in (workbook(gathered(scope=scope)), content))
        for name in ("Angka terbit", "Unsur terbit"):  # a row for each, whatever it is called: no row holds the scores of two
            assert (name in open_) == (name in sealed)
            assert [row[2:] for row in sealed.get(name, [])[4:]] == [row[2:] for row in open_.get(name, [])[4:]], name


def test_a_stated_rank_and_every_index_drawn_have_their_source(store):
    asked = gathered()
    rows, stated = Opened(workbook(asked)).sheets["Sumber"], asked.here.stated_rank
    (rank,) = [row for row in rows if row[0] == 2024 and str(row[2]).startswith("Peringkat, ")]
    assert (rank[1], rank[4], rank[6]) == ("✓", stated["rank"], stated["outlet"]) and stated["url"] in rank
    start = next(n for n, row in enumerate(rows) if row[0] == "Indeks yang digambar menurut tahun survei") + 2
    series = asked.series[asked.series["measure"] == "index"]
    drawn = int(series[["value", "province", "nation"]].notna().sum().sum())
    assert all(row[4] and row[5] for row in rows[start : start + drawn]) and rows[start + drawn][2] == ""


def test_a_text_is_never_a_formula(nation):
    asked = gathered()
    nasty = ["=1+1", "+62", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "<b>&amp;</b>", "{=1}", "a\nb", "x" * 3000]
    actions = asked.plan_words.assign(title=nasty[: len(asked.plan_words)])
    before = formulas(workbook(asked))
    content = workbook(replace(asked, plan_words=actions))
    assert formulas(content) == before
    assert [row[1] for row in Opened(content).sheets["RTL"][4:]] == nasty[: len(asked.plan_words)]


def test_two_governments_with_the_same_index_share_a_rank(own_store, tmp_path):
    three = ("3513", "Kabupaten Probolinggo", "71.1"), ("3501", "Kabupaten Pacitan", "71.1"), ("3502", "Kabupaten Ponorogo", "70")
    rows = [f"{UNSEEN},{code},{name},{index}" for code, name, index in three]
    (tmp_path / "hasil.csv").write_text("\n".join(["tahun,kode,nama,indeks", *rows]), encoding="utf-8")
    import_files([tmp_path / "hasil.csv"])
    asked = gathered(year=UNSEEN, before=None)
    book = Opened(workbook(asked))
    assert sorted(row[0] for row in book.sheets["Peringkat"][4:] if row[0] != "") == [1, 1, 3]
    assert "asumsi" in str(book.sheets["Asumsi"]) and book[f"Kategori_{UNSEEN}"] == ""
    database.close()
