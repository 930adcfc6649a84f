"""Is KPK's own table understood, row by row?"""

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from stores import DASHBOARD, needs_dashboard

from spi.intake import Intake, read

FILES = Path(__file__).with_name("files")
PROJECT = Path(__file__).resolve().parents[2]
ROWS = json.loads((FILES / "kpk.json").read_text(encoding="utf-8"))["data"]


@pytest.fixture
def changed(file: Callable, take: Callable) -> Callable[..., Intake]:
    """Read the fixture with other fields in its first row."""

    def reading(**fields: object) -> Intake:
        return take(file("kpk.json", json.dumps([ROWS[0] | fields, *ROWS[1:]])))

    return reading


def test_probolinggo_has_the_published_figures(take: Callable) -> None:
    figures = take(FILES / "kpk.json").figures.query("region_code == '3513'")
    wide = figures.pivot(index="survey_year", columns="measure", values="value")
    expected = {
        2023: [75.36, 80.38, 88.31, 71.02, 4.18, 0],
        2024: [71.65, 75.61, 89.02, 73.53, 7.59, 0],
        2025: [73.32, 78.64, 90.76, 69.36, 4.57, 1.32],
    }
    measures = ["index", "internal", "external", "expert", "correction_conduct", "correction_facts"]
    assert wide[measures].T.to_dict("list") == expected


def test_nasional_is_a_benchmark_and_not_an_institution(take: Callable) -> None:
    intake = take(FILES / "kpk.json")
    assert intake.problems == []
    assert intake.figures.query("region_code == 'ID' and measure == 'index'")["value"].tolist() == [71.53]
    assert intake.new_regions.set_index("region_code")["kind"].to_dict() == {
        "ID": "rata-rata",
        "L-lembaga-contoh-dan-percobaan-lcp": "lembaga",
    }


def test_an_institution_is_keyed_by_its_name(take: Callable) -> None:
    intake = take(FILES / "kpk.json")
    row = intake.new_regions.query("kind == 'lembaga'").iloc[0]
    assert (row["name"], row["short_name"]) == ("Lembaga Contoh dan Percobaan (LCP)", "LCP")
    assert "lembagacontohdanpercobaanlcp" in set(intake.aliases["alias"])


def test_missing_numbers_have_a_reason_and_no_value(take: Callable) -> None:
    national = take(FILES / "kpk.json").figures.query("region_code == 'ID' and measure != 'index'")
    assert national["value"].isna().all()
    assert national.set_index("measure")["reason"].to_dict() == {
        "internal": "belum_ditemukan",
        "external": "belum_ditemukan",
        "expert": "responden_kurang",
        "correction_conduct": "belum_ditemukan",
        "correction_facts": "belum_ditemukan",
    }


def test_a_plain_list_and_a_nested_object_hold_the_same_figures(take: Callable, file: Callable) -> None:
    plain = take(file("a.json", json.dumps(ROWS)))
    nested = take(file("b.json", json.dumps({"result": {"rows": ROWS, "total": 5}})))
    pd.testing.assert_frame_equal(plain.figures, nested.figures)


def test_a_former_code_is_the_present_region(changed: Callable) -> None:
    place = {"level": "kabkota", "code": "9101", "province_code": "91"}
    intake = changed(nama="PEMERINTAH KABUPATEN MERAUKE", map=place)
    assert intake.problems == [] and "9301" in set(intake.figures["region_code"])


def test_a_new_code_of_a_known_name_is_the_known_region(changed: Callable) -> None:
    intake = changed(map={"level": "kabkota", "code": "3599", "province_code": "35"})
    assert intake.problems == [] and "3599" not in set(intake.figures["region_code"])


def test_a_byte_order_mark_does_not_matter(take: Callable, file: Callable) -> None:
    assert take(file("a.json", "\ufeff" + json.dumps(ROWS))).problems == []


def test_a_government_not_known_yet_is_added(changed: Callable) -> None:
    place = {"level": "kabkota", "code": "3599", "province_code": "35", "province_name": "Jawa Timur"}
    intake = changed(nama="PEMERINTAH KABUPATEN BARU SEKALI", map=place)
    assert intake.problems == []
    row = intake.new_regions.set_index("region_code").loc["3599"]
    assert row.tolist() == ["Kabupaten Baru Sekali", "Kab. Baru Sekali", "kabupaten", "35", "Jawa Timur"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"tahun": 2020}, "), tahun: “2020” di luar tahun survei 2021–2025"),
        ({"tahun": 2026}, "), tahun: “2026” di luar tahun survei 2021–2025"),
        ({"tahun": None}, "bukan tahun survei"),
        ({"tahun": 2024}, "Probolinggo tahun 2024 sudah ada di baris ke-1 (PEMERINTAH KABUPATEN PROBOLINGGO), indeks"),
        ({"nama": ""}, "nama instansi kosong"),
        ({"nama": 7}, "nama instansi kosong"),
        ({"indeks": "tinggi"}, "indeks: “tinggi” bukan angka"),
        ({"indeks": 171.65}, "“171.65” di luar 0–100"),
        ({"koreksi": {"integritas": -4.18}}, "koreksi.integritas: “-4.18” bernilai negatif"),
        ({"agregat": "80.38"}, "agregat, koreksi dan map harus berupa objek"),
        ({"nama": "PEMERINTAH KOTA PROBOLINGGO"}, "kode “3513” milik Kabupaten Probolinggo"),
        ({"nama": "PEMERINTAH KOTA LAIN"}, "kode “3513” milik Kabupaten Probolinggo"),
        (
            {"nama": "PEMERINTAH KABUPATEN X", "map": None},
            "(PEMERINTAH KABUPATEN X), nama: nama “PEMERINTAH KABUPATEN X” tidak dikenal",
        ),
        ({"nama": "PROBOLINGGO", "map": {}}, "dapat berarti Kabupaten Probolinggo atau Kota Probolinggo"),
        ({"nama": "PEMERINTAH KABUPATEN X", "map": {"code": "35"}}, "milik Provinsi Jawa Timur"),
        ({"nama": "PEMERINTAH KABUPATEN X", "map": {"code": "351"}}, "tidak dikenal"),
        ({"nama": "PEMERINTAH KABUPATEN X", "map": {"code": float("inf")}}, "tidak dikenal"),
        ({"indeks": [71.65]}, "“daftar” bukan angka"),
    ],
)
def test_a_wrong_row_is_named_with_what_to_do(changed: Callable, fields: dict, sentence: str) -> None:
    problems = changed(**fields).problems
    assert len(problems) == 1 and sentence in problems[0]
    assert problems[0].startswith("kpk.json, baris ke-")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[{", "bukan JSON yang utuh (baris 1)"),
        ("[" * 100_000, "bukan JSON yang utuh"),
        ("[" + "9" * 5000 + "]", "bukan JSON yang utuh"),
        (b"\xff\xfe\x00", "bukan JSON yang utuh"),
        ("[]", "tidak berisi satu baris pun"),
        ("42", "bukan tabel dasbor KPK"),
        ("[1, 2]", "bukan tabel dasbor KPK"),
        ('{"a": [], "b": []}', "bukan tabel dasbor KPK"),
        ('[{"tahun": 2024, "nama": "NASIONAL"}]', "kunci indeks (index) tidak ada di satu baris pun"),
    ],
)
def test_a_file_that_is_not_kpks_table_is_refused(take: Callable, file: Callable, content: str | bytes, sentence: str) -> None:
    intake = take(file("x.json", content))
    assert sentence in intake.problems[0] and intake.figures.empty


def test_a_table_without_one_figure_is_refused(take: Callable, file: Callable) -> None:
    empty = {"indeks": None, "agregat": dict.fromkeys(("internal", "eksternal", "eksper")),
             "koreksi": dict.fromkeys(("integritas", "prevalensi"))}  # fmt: skip
    intake = take(file("x.json", json.dumps([ROWS[0] | empty])))
    assert intake.problems == ["x.json: tidak ada satu angka pun di dalamnya. Isi nilainya dulu, lalu impor lagi."]


@needs_dashboard
@pytest.mark.skipif(not (PROJECT / "data" / "regions.csv").exists(), reason="data/regions.csv belum ada")
@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024])
def test_every_row_of_kpks_table_is_identified(spellings: Callable, year: int) -> None:
    regions = pd.read_csv(PROJECT / "data" / "regions.csv", dtype=str, keep_default_na=False)
    regions["others"] = regions["aliases"] + ";" + regions["former_codes"]
    path = DASHBOARD / f"{year}.json"
    intake = read(path, aliases=spellings(regions), regions=regions, newest_year=2025)
    index = intake.figures.query("measure == 'index'")
    east_java = index[index["region_code"].str.fullmatch("35|35..")]
    rows = len(json.loads(path.read_text(encoding="utf-8")))
    assert intake.problems == []
    assert len(intake.figures) == 6 * rows and index["region_code"].nunique() == rows
    assert len(east_java) == 39
    assert set(intake.new_regions["kind"]) == {"lembaga", "rata-rata"}  # every government was known
