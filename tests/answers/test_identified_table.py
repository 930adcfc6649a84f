"""Does every file that the screen offers say of whom, when and from which data it tells, and what the dashboard calculated?"""

import re
from datetime import date, datetime

import pandas as pd
import pytest
from stores import UNSEEN, import_files, newest_year, used_figures

from spi.answers.results import causes, history, standing
from spi.answers.sources import identified_table, stamp
from spi.answers.sources.identified_table import About
from spi.intake.spelling import headings
from spi.store import database
from spi.words import dictionary

ABOUT = About("Kabupaten Probolinggo", "3513", (2024,), 2023, "Jawa Timur dengan pemprov · 39 pemda",
              datetime(2026, 11, 29, 9, 15), "impor ke-3")  # fmt: skip
BLOCK = ["Tabel SPI", "Tahun survei", "Pemda", "Lingkup", "Dibuat", "Versi data", "Kolom dihitung"]
TITLES = {
    "Perubahan indeks", "Pemda dalam lingkup", "Lima tahun", "Susunan indeks", "Tiga suara dan potongan", "Peringkat",
    "Pemda yang indeksnya diketahui di kedua tahun", "Peringkat dari tahun ke tahun", "Jarak ke acuan", "Tambahan bila setara",
    "Tren", "Jalur target",
    "Bagian indeks", "RTL linimasa", "RTL umur keterlambatan", "RTL kurva", "RTL per OPD", "Benang merah", "Kesimpulan",
    "Selisih dengan yang dipilih", "Gerak bersama dan sendiri", "Pemda satu provinsi", "Pernah serupa dan naik",
    "Perubahan tiap bagian", "Isi data bawaan, tanpa rata-rata", "Semua sumber",
}  # fmt: skip


def written(table, columns, title="Tabel", about=ABOUT):
    """The lines of a file, split at the semicolons, below its empty line."""
    lines = identified_table.content(title, table, columns, about).decode("utf-8-sig").splitlines()
    return [line.split(";") for line in lines[lines.index("") + 1 :]]


def figure_columns(file):
    """Heading -> measure of the columns that an importer would take for printed figures."""
    roles = {head: headings.role(head) for head in file.heads if "(dihitung" not in head}
    return {head: role for head, role in roles.items() if role in headings.MEASURES}


def check_figures(files, codes):
    """Every cell under the heading of a measure is the figure in use of that government, unit and survey year; how many."""
    checked, used = 0, used_figures()
    for file in files:
        for row in file.rows if figure_columns(file) else []:
            owner = int(row["Tahun survei"]), codes[row.get("Pemda", file.block["Pemda"])], row.get("Unit kerja", "")
            for head, measure in figure_columns(file).items():
                known = used.get((*owner, measure))
                if known is None or pd.isna(known):
                    assert not re.search(r"\d", row[head]), (file.name, row, head)
                else:
                    assert float(row[head].replace(",", ".")) == pytest.approx(known, abs=0.005000001), (file.name, row, head)
                    checked += 1
    return checked


def region_codes():
    return standing.regions().set_index("name")["region_code"].to_dict()


# ---------------------------------------------------------------- what the pages offer


def test_every_table_with_a_button_is_looked_at_here(offered_files):
    assert {file.title for file in offered_files} == TITLES


def test_every_file_says_of_whom_when_and_from_which_data(offered_files):
    for file in offered_files:
        told = file.block
        assert [label for label in told if label != "Tahun pembanding"] == BLOCK, file.name
        assert told["Tabel SPI"].startswith(file.title) and told["Versi data"] == "data bawaan"
        assert re.fullmatch(r"\d{4}|\d{4} dan \d{4}|\d{4} sampai \d{4}", told["Tahun survei"]), file.name
        assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ \d{4} pukul \d\d\.\d\d \S+", told["Dibuat"])
        many = file.title.startswith(("Isi data bawaan", "Semua sumber"))
        assert told["Pemda"] == ("semua pemda dalam tabel" if many else "Kabupaten Probolinggo")
        scope = "Jawa Timur tanpa pemprov · 38 pemda" if "satu provinsi" in file.title else "Jawa Timur dengan pemprov · 39 pemda"
        assert told["Lingkup"] == ("semua lingkup" if many else scope)


def test_every_file_is_named_after_what_it_says(offered_files):
    for file in offered_files:
        assert re.fullmatch(r"spi-\d{4}(-\d{4})?-[a-z0-9-]+\.csv", file.name) and len(file.name) <= 120
        years = file.name.removeprefix("spi-")[:9]
        assert years.startswith(file.block["Tahun survei"][:4])
        assert f"-{date.today():%Y-%m-%d}-data-bawaan.csv" in file.name
        government = "semua-pemda" if file.about.region_code == "" else "kabupaten-probolinggo"
        assert government in file.name


def test_the_years_are_those_of_the_figures(offered_files, store):
    told = {file.title: file.block["Tahun survei"] for file in offered_files}
    assert told["Perubahan indeks"] == told["Pemda yang indeksnya diketahui di kedua tahun"] == "2023 dan 2024"
    assert told["Pemda dalam lingkup"] == told["Peringkat"] == told["Bagian indeks"] == "2024"
    assert told["Lima tahun"] == told["Tren"] == f"2021 sampai {newest_year()}"
    assert told["Perubahan tiap bagian"] == f"{newest_year() - 1} dan {newest_year()}"
    assert told["Gerak bersama dan sendiri"] == "2023 dan 2024" and told["Pernah serupa dan naik"] == "2021 sampai 2024"
    compared = {file.title for file in offered_files if file.block.get("Tahun pembanding") == "2023"}
    assert {"Peringkat", "Bagian indeks"} <= compared and "Pemda dalam lingkup" not in compared


def test_scores_and_changes_have_two_decimals_and_counts_none(offered_files):
    whole = {dictionary.column(c) for c in ("survey_year", "rank", "order", "rank_change", "compared", "total", "figures")}
    whole |= {"No", "Jumlah pemunduran", "Hari", "Menurut tenggat berlaku", "Menurut tenggat pertama", "Diklaim selesai",
              "Dari tahun",
              "Diverifikasi sesuai", "Divalidasi KPK", "Lewat tenggat", "Tanpa bukti", "Sampai tahun",
              "Catatan FGD", "Akar", "RTL", "Bukti", "OPD", "RTL dari SPI", "Tindak lanjut", "Terbuka", "Sesuai",
              "Unit tersosialisasi", "Unit terdaftar", "Daftar responden kurang"}  # fmt: skip
    seen = 0
    for file in [file for file in offered_files if file.title != "Semua sumber"]:
        for row in file.rows:
            for head, cell in row.items():
                if re.fullmatch(r"-?\d+([.,]\d+)?", cell):
                    expected = r"-?\d+" if head.partition(" (dihitung")[0] in whole else r"-?\d+,\d\d"
                    assert re.fullmatch(expected, cell), (file.name, head, cell)
                    seen += 1
    assert seen > 400


def test_a_column_of_a_measure_holds_the_printed_figure_and_nothing_else(offered_files, store):
    assert check_figures(offered_files, region_codes()) > 400


def test_so_it_does_over_whole_years_and_for_another_government(national_store, nation):
    from offered_files import offered

    pages = [f"pages/hasil/{page}.py" for page in ("perubahan", "peringkat", "kesenjangan", "tren", "bandingkan")]
    files = offered(national_store, *pages, daerah="Kota Contoh 508", tahun="SPI 2024", banding="dibanding SPI 2023")
    (gains,) = [file for file in files if file.title == "Tambahan bila setara"]
    assert "Internal: Acuan (dihitung)" in gains.heads and "Internal" in gains.heads
    assert {file.block["Pemda"] for file in files} == {"Kota Contoh 508"}
    assert check_figures(files, region_codes()) > 70


def test_what_is_calculated_is_told_in_heading_and_block(offered_files):
    told = {file.title: file for file in offered_files}
    heads = told["Peringkat"].heads
    assert heads[2:4] == ["Pemda", "Indeks"] and heads[5:] == ["Perubahan indeks (dihitung)", "Perubahan peringkat (dihitung)"]
    assert "Perubahan indeks, Perubahan peringkat" in told["Peringkat"].block["Kolom dihitung"]
    assert told["Pemda dalam lingkup"].block["Kolom dihitung"] == "tidak ada"
    assert "Internal: Poin indeks (dihitung)" in told["Perubahan indeks"].heads
    assert "Indeks SPI: Rata-rata provinsi (dihitung atau dikutip)" in told["Tren"].heads


def test_a_table_that_is_calculated_as_a_whole_says_so_in_its_title(offered_files):
    whole = [file for file in offered_files if dictionary.calculated_table(file.title)]
    assert len(whole) == len(dictionary.words("calculated_tables"))  # a title that no page uses would mark nothing
    for file in whole:
        assert "(dihitung" in file.block["Tabel SPI"] and figure_columns(file) == {}
        for row in file.rows:
            plain = [cell for head, cell in row.items() if "(dihitung" not in head and head != "Tahun survei"]
            assert [cell for cell in plain if re.fullmatch(r"-?\d+(,\d+)?", cell)] == [], file.name


def test_the_changes_of_everybody_are_not_called_scores(offered_files):
    (file,) = [file for file in offered_files if file.title == "Pemda yang indeksnya diketahui di kedua tahun"]
    assert "Perubahan indeks (dihitung)" in file.heads and "Internal" not in file.heads


# ---------------------------------------------------------------- one table


def test_parts_below_each_other_become_the_printed_figures_of_each_year(store):
    scope = next(s for s in standing.region_scopes(standing.regions().set_index("region_code").loc["3513"]))
    parts = causes.explain("3513", 2023, 2024, scope).parts
    both = About(**{**vars(ABOUT), "years": (2023, 2024)})
    heads, *rows = written(parts, ["label", "detail", "points"], about=both)
    assert heads[:5] == ["Tahun survei", "Pemda", "Indeks", "Internal", "Internal: Poin indeks (dihitung)"]
    assert [row[:5] for row in rows] == [
        ["2023", "Kabupaten Probolinggo", "75,36", "80,38", ""],
        ["2024", "Kabupaten Probolinggo", "71,65", "75,61", "-1,45"],
    ]
    assert "→" not in str(rows)


def test_a_trend_has_one_row_for_each_year(store):
    series = history.trend("3513")
    table = history.panels(series, ("index", "internal"))
    heads, *rows = written(table, ["survey_year", "label", "value", "province", "nation"])
    assert heads[:3] == ["Tahun survei", "Pemda", "Indeks"] and "Internal" in heads and "Bagian" not in heads
    assert [row[0] for row in rows] == sorted(row[0] for row in rows) and rows[0][2] == "71,12"


def test_a_missing_figure_has_its_reason_and_of_two_sources_the_one_in_use_counts(store):
    table = pd.DataFrame({
        "survey_year": 2024, "region": "Kab. Jember", "unit": ["", "", "Dinas A"], "measure": ["index", "index", "index"],
        "value": [70.0, 71.5, None], "reason": [None, None, "responden_kurang"], "preferred": [False, True, True],
    })  # fmt: skip
    heads, *rows = written(table, ["survey_year", "region", "unit", "value"])
    assert heads == ["Tahun survei", "Pemda", "Unit kerja", "Indeks"]
    assert rows == [["2024", "Kabupaten Jember", "", "71,50"], ["2024", "Kabupaten Jember", "Dinas A", "responden kurang"]]


@pytest.mark.parametrize("name", ["=cmd|'/c calc'!A1", "+62", "-1+1", "@SUM(A1)"])
def test_a_file_runs_nothing_in_a_spreadsheet(name, store):
    _, (year, told, index) = written(pd.DataFrame({"region": [name], "index": [-1.5]}), ["region", "index"])
    assert (year, told, index) == ("2024", f"'{name}", "-1,50")
    about = About(**{**vars(ABOUT), "region": name})
    text = identified_table.content(name, pd.DataFrame({"index": [1.0]}), ["index"], about).decode("utf-8-sig")
    assert f"Pemda;'{name}" in text.replace('"', "") and f"Tabel SPI;'{name}" in text.replace('"', "")


def test_a_cell_with_a_semicolon_or_a_line_break_stays_one_cell():
    content = identified_table.content("Catatan FGD", pd.DataFrame({"quote": ['a;b "c"\nd']}), ["quote"], ABOUT)
    assert content.startswith(b"\xef\xbb\xbf") and b'"a;b ""c""\nd"\r\n' in content


def test_what_is_missing_is_an_empty_cell(store):
    table = pd.DataFrame({"region": ["A", None], "index": [None, 70.005], "rank": pd.array([pd.NA, 3], "Int64")})
    _, first, second = written(table, ["rank", "region", "index"])
    assert first == ["2024", "", "A", ""] and second == ["2024", "3", "", "70,01"]


def test_a_long_name_is_shortened_but_keeps_years_date_and_version():
    long = About(**{**vars(ABOUT), "region": "Kementerian Pemberdayaan Perempuan dan Perlindungan Anak Republik Indonesia",
                    "years": (2021, 2022, 2025)})  # fmt: skip
    name = identified_table.file_name("Pemda yang indeksnya diketahui di kedua tahun", long)
    assert len(name) <= 120 and name.startswith("spi-2021-2025-kementerian-pemberdayaan")
    assert "-pemda-yang" in name and "-jawa-timur" in name and name.endswith("-2026-11-29-impor-ke-3.csv")
    assert identified_table.file_name("Peringkat", ABOUT) == (
        "spi-2024-kabupaten-probolinggo-peringkat-jawa-timur-dengan-pemprov-2026-11-29-impor-ke-3.csv"
    )


def test_the_data_version_is_that_of_the_newest_import_in_force(own_store, tmp_path):
    (tmp_path / "hasil.csv").write_text(f"tahun,kode,nama,indeks\n{UNSEEN},3513,Kabupaten Probolinggo,74.5\n", encoding="utf-8")
    import_files([tmp_path / "hasil.csv"])
    assert stamp.short(stamp.newest_batch(named=False)) == "impor ke-1"
    database.close()
