"""Does a national table give the same figures in every form in which an office keeps it, and quickly?"""

import io
import random
from pathlib import Path

import made_up_nation
import pandas as pd
import pytest
import xlsxwriter

from spi.intake.draft import Intake
from spi.intake.reading import read, read_pasted, recognise
from spi.intake.spelling.names import key

PROJECT = Path(__file__).resolve().parents[2]
HEAD = ["Tahun", "Kode", "Pemda", "Indeks", "Internal", "Eksternal", "Eksper", "Pelaksanaan SPI", "Fakta Korupsi"]
OTHER = ["Tahun Survei", "Kode Wilayah", "Nama Instansi", "Skor SPI", "Nilai Internal", "Penilaian Eksternal", "Ahli",
         "Koreksi Pelaksanaan SPI", "Prevalensi Korupsi"]  # fmt: skip
SAME = ["survey_year", "region_code", "measure", "value", "reason"]
YEARS = (2021, 2022, 2023, 2024)


@pytest.fixture(scope="module")
def known() -> dict:
    """What `read` needs to know: the regions that ship, those of the made-up nation, and their spellings."""
    shipped = pd.read_csv(PROJECT / "data" / "regions.csv", dtype=str, keep_default_na=False)
    made_up = read(made_up_nation.content(2021), name="2021.json", aliases={}, regions=shipped, newest_year=2025).new_regions
    governments = made_up[made_up["kind"].isin(["provinsi", "kabupaten", "kota"])]
    regions = pd.concat([shipped, governments], ignore_index=True).fillna("")
    aliases = {
        key(alias): row.region_code
        for row in regions.itertuples()
        for alias in (row.region_code, row.name, row.short_name, *row.former_codes.split(";"), *row.aliases.split(";"))
        if alias
    }
    return {"aliases": aliases, "regions": regions, "newest_year": 2025}


@pytest.fixture(scope="module")
def originals(known: dict) -> dict[int, Intake]:
    """The tables of four years as they are read."""
    return {year: read(made_up_nation.content(year), name=f"{year}.json", **known) for year in YEARS}


def governments(intake: Intake, known: dict) -> pd.DataFrame:
    """The figures of governments only: a plain table knows no new institutions."""
    kept = intake.figures[intake.figures["region_code"].isin(known["regions"]["region_code"])]
    return kept.sort_values(["region_code", "measure"])[SAME].reset_index(drop=True)


def rows(year: int, intake: Intake, known: dict) -> list[list[str]]:
    """The rows of governments, in the order of HEAD, as text with a decimal point."""
    names = known["regions"].set_index("region_code")["name"]
    codes = intake.figures.drop_duplicates("region_code", keep="first")["region_code"].tolist()
    found = []
    for code, row in zip(codes, made_up_nation.rows(year), strict=True):
        cells = [row["indeks"], *(row["agregat"][part] for part in ("internal", "eksternal", "eksper")),
                 *(row["koreksi"][part] for part in ("integritas", "prevalensi"))]  # fmt: skip
        if code in names.index:
            found.append([str(year), code, names[code], *("" if cell is None else str(cell) for cell in cells)])
    return found


def csv(rows: list[list[str]], head: list[str], delimiter: str = ";") -> bytes:
    """Rows with a decimal comma."""
    lines = [head, *([*row[:3], *(cell.replace(".", ",") for cell in row[3:])] for row in rows)]
    return "\n".join(delimiter.join(line) for line in lines).encode()


def shuffled(rows: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """The columns in another order, the rows too, under other headings, with the code as Kemendagri writes it."""
    chance = random.Random(3)
    order = list(range(len(HEAD)))
    chance.shuffle(order)
    dotted = [[row[0], row[1][:2] + "." * (len(row[1]) > 2) + row[1][2:], row[2].upper(), *row[3:]] for row in rows]
    chance.shuffle(dotted)
    return [[row[column] for column in order] for row in dotted], [OTHER[column] for column in order]


def workbook(rows: list[list[str]]) -> bytes:
    """Numbers as numbers, under a title and a heading of two rows."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet(f"SPI {rows[0][0]}")
        page.merge_range(0, 0, 0, 8, "HASIL SURVEI PENILAIAN INTEGRITAS")
        for column, text in enumerate(["No", "Instansi", "Indeks SPI"]):
            page.merge_range(2, column, 3, column, text)
        page.merge_range(2, 3, 2, 5, "Komponen")
        page.merge_range(2, 6, 2, 7, "Faktor Koreksi")
        page.write_row(3, 3, ["Internal", "Eksternal", "Eksper", "Pelaksanaan SPI", "Fakta Korupsi"])
        for number, row in enumerate(rows):
            page.write_row(4 + number, 0, [number + 1, f"PEMERINTAH {row[2].upper()}"])
            for column, cell in enumerate(row[3:], start=2):
                page.write(4 + number, column, float(cell) if cell.replace(".", "").isdigit() else cell)
        page.write(5 + len(rows), 0, "Sumber: KPK")
    return content.getvalue()


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("form", ["titik-koma", "acak", "cp1252", "buku kerja", "tempelan", "kosong lain"])
def test_every_form_gives_the_same_figures(originals: dict[int, Intake], known: dict, year: int, form: str) -> None:
    table = rows(year, originals[year], known)
    if form == "titik-koma":
        intake = read(csv(table, HEAD), name="a.csv", **known)
    elif form == "acak":
        intake = read(b"\xef\xbb\xbf" + csv(*shuffled(table)), name="a.csv", **known)
    elif form == "cp1252":
        intake = read(csv(table, HEAD, "\t").replace(b"\n", b"\r\n").decode().encode("cp1252"), name="a.txt", **known)
    elif form == "buku kerja":
        intake = read(workbook(table), name="a.xlsx", **known)
    elif form == "tempelan":
        intake = read_pasted(csv(table, HEAD, "\t").decode(), **known)
    else:
        words = ["", "-", "n/a"]
        blanks = [[*row[:3], *(cell or words[number % 3] for cell in row[3:])] for number, row in enumerate(table)]
        spaced = [[*row[:3], *(f"\u00a0{cell} %" if cell[:1].isdigit() else cell for cell in row[3:])] for row in blanks]
        intake = read(csv(spaced, HEAD), name="a.csv", **known)
    assert intake.problems == []
    pd.testing.assert_frame_equal(governments(intake, known), governments(originals[year], known))


@pytest.mark.parametrize("year", YEARS)
def test_a_whole_table_raises_no_warning(originals: dict[int, Intake], year: int) -> None:
    assert originals[year].problems == [] and originals[year].warnings == []


def test_a_national_year_is_recognised_and_read(originals: dict[int, Intake], known: dict) -> None:
    content = workbook(rows(2024, originals[2024], known))
    assert len(recognise(content, name="a.xlsx")) == 1
    assert read(content, name="a.xlsx", **known).problems == []
