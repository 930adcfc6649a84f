"""Does nothing become SPI that is another score, and nothing without somebody saying that it is?"""

from collections.abc import Callable

import pytest
from books import filled, text

from spi.intake.draft import Intake
from spi.intake.spelling import subject

ROWS = ("Kab. Jember;72,1", "Kab. Probolinggo;71,65")


def codes(intake: Intake) -> list[str]:
    return [warning.code for warning in intake.warnings]


def values(intake: Intake) -> list[float]:
    return intake.figures["value"].dropna().tolist()


@pytest.mark.parametrize("name", ["data.csv", "nilai 2024.csv"])
@pytest.mark.parametrize("heading", ["Indeks", "Nilai", "Skor", "2024"])
def test_a_score_that_nothing_calls_spi_must_be_accepted(take: Callable, file: Callable, name: str, heading: str) -> None:
    intake = take(file(name, text("Rekap Tahun 2024;", f"Pemda;{heading}", *ROWS)))
    assert intake.problems == [] and codes(intake) == ["belum_tentu_spi"]
    assert "“Rekap Tahun 2024”" in intake.warnings[0].sentence


@pytest.mark.parametrize(
    ("name", "title", "heading"),
    [
        ("data.csv", "Hasil SPI Tahun 2024", "Nilai"),
        ("data.csv", "Survei Penilaian Integritas 2024", "Skor"),
        ("data.csv", "Rekap 2024", "Nilai SPI"),
        ("data.csv", "Rekap 2024", "Indeks Integritas"),
        ("hasil-spi-kpk.csv", "Rekap 2024", "Nilai"),
        ("capaian mcp.csv", "Hasil SPI 2024", "Nilai"),  # the title goes before the file's name
        ("data.csv", "Nilai SAKIP dan lainnya 2024", "Nilai SPI"),  # the label goes before the title
    ],
)
def test_a_label_a_title_or_a_file_says_spi(take: Callable, file: Callable, name: str, title: str, heading: str) -> None:
    intake = take(file(name, text(f"{title};", f"Pemda;{heading}", *ROWS)))
    assert intake.problems == codes(intake) == [] and values(intake) == [72.1, 71.65]


@pytest.mark.parametrize(
    ("name", "title", "heading", "told"),
    [
        ("data.csv", "Indeks Pembangunan Manusia 2024", "Nilai", "IPM"),
        ("data.csv", "[IPM] Umur Harapan Hidup 2024", "2024", "IPM"),
        ("data.csv", "Nilai MCSP 2024", "Skor", "MCP/MCSP"),
        ("data.csv", "Monitoring Center for Prevention 2024", "Indeks", "MCP/MCSP"),
        ("data.csv", "Nilai SAKIP 2024", "Nilai", "SAKIP"),
        ("data.csv", "Indeks SPBE 2024", "Indeks", "SPBE"),
        ("data.csv", "Kepatuhan Pelayanan Publik 2024", "Nilai", "Ombudsman"),
        ("data.csv", "Hasil SPI Pendidikan 2024", "Indeks", "SPI Pendidikan"),
        ("data.csv", "Hasil SPI Pendidikan 2024", "Nilai SPI", "SPI Pendidikan"),
        ("data.csv", "IPM 2024", "Indeks Integritas", "IPM"),
        ("mcp-jatim-2024.csv", "Rekap 2024", "Nilai", "MCP/MCSP"),
        ("hasil-spi.csv", "Nilai Reformasi Birokrasi 2024", "Nilai", "Reformasi Birokrasi"),
        ("data.csv", "Capaian MCP dan SPI 2024", "Nilai", "SPI bersama MCP/MCSP"),
        ("data.csv", "Hasil SPI 2024: persentase risiko menurut responden", "Internal", "makin kecil makin baik"),
        ("data.csv", "Hasil SPI 2024 (makin kecil makin baik)", "Nilai SPI", "makin kecil makin baik"),
    ],
)
def test_another_score_is_refused_by_its_name(
    take: Callable, file: Callable, name: str, title: str, heading: str, told: str
) -> None:
    intake = take(file(name, text(f"{title};", f"Pemda;{heading}", *ROWS)))
    assert values(intake) == [] and len(intake.problems) == 1 and told in intake.problems[0]


def test_beside_another_score_the_columns_of_spi_go_in(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", text("Pemda;MCP 2023;SPI 2023;Nilai 2024", "Kab. Jember;92,2;72,1;80")))
    assert intake.problems == [] and values(intake) == [72.1]
    assert any("“MCP 2023” menyebut MCP/MCSP" in note for note in intake.notes)


def test_of_a_list_of_indicators_only_the_row_of_spi_goes_in(take: Callable, file: Callable) -> None:
    rows = ["1;Nilai SAKIP;72;71,35", "2;Survei Penilaian Integritas (SPI);80;71,65", "3;Indeks Pelayanan Publik;4,2;4,38"]
    content = text("No;Indikator;Target 2024;Realisasi 2024", *rows)
    intake = take(file("rb.csv", content), region_code="3513")
    assert intake.problems == codes(intake) == [] and values(intake) == [71.65]
    assert [label in " ".join(intake.notes) for label in ("Nilai SAKIP", "Indeks Pelayanan Publik", "Target 2024")] == [True] * 3


def test_of_a_workbook_the_sheet_of_spi_is_read_and_the_other_told(take: Callable, file: Callable) -> None:
    def fill(book: object) -> None:
        for name, value in (("IPM 2024", 75.5), ("SPI 2024", 71.65)):
            page = book.add_worksheet(name)
            page.write_row(0, 0, ["Pemda", "Indeks"])
            page.write_row(1, 0, ["Kab. Jember", value])

    intake = take(file("a.xlsx", filled(fill)))
    assert intake.problems == codes(intake) == [] and values(intake) == [71.65]
    assert "lembar IPM 2024" in intake.notes[0] and "bukan SPI" in intake.notes[0]


def test_a_measure_where_low_is_good_is_no_score(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", text("SPI 2024;;", "Pemda;Indeks;Risiko suap (%)", "Kab. Jember;72,1;21,79")))
    assert values(intake) == [72.1] and "makin kecil makin baik" in intake.notes[0]


def test_the_longest_phrase_counts() -> None:
    assert subject.named("Survei Penilaian Integritas (SPI) Pendidikan 2024").others == ("SPI Pendidikan",)
    assert not subject.named("Survei Penilaian Integritas (SPI) Pendidikan 2024").strong
    assert subject.named("SPI Dinas Pendidikan").is_spi and subject.named("SPIP").others
    assert subject.named("SPI Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi").is_spi


@pytest.mark.parametrize(
    "heading",
    ["SPI (target)", "Indeks SPI (peringkat)", "SPI (rata-rata)", "Nilai SPI (proyeksi)", "SPI (tahun lalu)", "Internal (n)",
     "Internal (jumlah responden)", "Eksternal (tertimbang)"],
)  # fmt: skip
def test_what_stands_in_brackets_behind_a_heading_may_make_of_it_no_score(take: Callable, file: Callable, heading: str) -> None:
    intake = take(file("a.csv", text("SPI 2024;;", f"Pemda;Eksper (bobot 30%);{heading}", "Kab. Jember;72,1;71,65")))
    assert values(intake) == [72.1] and f"“{heading}” hasil hitungan, peringkat, atau sasaran" in intake.notes[0]


@pytest.mark.parametrize("remark", ["2023", "MCP", "target", "rata-rata OPD", "Dinas Pendidikan", "internal", "Kota"])
def test_a_name_whose_brackets_speak_of_something_else_is_not_that_government(
    take: Callable, file: Callable, remark: str
) -> None:
    intake = take(file("a.csv", text("SPI 2024;", "Pemda;Indeks", f"Kab. Jember ({remark});71,65", "Kab. Banyuwangi;72,1")))
    assert values(intake) == [72.1] and "tidak dikenal" in intake.problems[0]


@pytest.mark.parametrize("name", ["Prov. Jawa Timur (rata2)", "Provinsi Jawa Timur rata-rata", "Rata2", "AVG"])
def test_a_name_that_says_mean_is_a_mean(take: Callable, file: Callable, name: str) -> None:
    intake = take(file("a.csv", text("SPI 2024;", "Pemda;Indeks", "Kab. Jember;71,65", f"{name};72,1")))
    assert intake.problems == [] and values(intake) == [71.65] and "bukan pemda" in intake.notes[0]


@pytest.mark.parametrize(
    ("title", "said"),
    [("Target SPI 2024", "target"), ("Simulasi SPI 2024", "simulasi"), ("Jumlah responden SPI 2024", "jumlah"),
     ("Rata-rata SPI kabupaten/kota 2024", "rata rata"), ("SPI 2024 dalam RPJMD Kabupaten Jember", "rpjmd"),
     ("Progres pengisian SPI 2024", "progres")],
)  # fmt: skip
def test_a_title_that_says_no_result_must_be_looked_at(take: Callable, file: Callable, title: str, said: str) -> None:
    intake = take(file("a.csv", text(f"{title};", "Pemda;Indeks SPI", *ROWS)))
    assert intake.problems == [] and codes(intake) == ["belum_tentu_hasil"] and f"“{said}”" in intake.warnings[0].sentence


def test_a_title_that_says_result_too_or_tells_both_apart_needs_nothing(take: Callable, file: Callable) -> None:
    for title, heads in (("Target dan realisasi SPI 2024", "Nilai;Kategori"), ("Target SPI 2024", "Indeks SPI;Target")):
        intake = take(file("a.csv", text(f"{title};;", f"Pemda;{heads}", "Kab. Jember;72,1;75")))
        assert codes(intake) == [] and values(intake) == [72.1]


@pytest.mark.parametrize("other", ["Sekolah", "Bisnis", "Akademik", "Organisasi (IIO)", "Pelayanan Publik"])
def test_an_index_of_integrity_of_something_else_is_not_taken_for_spi(take: Callable, file: Callable, other: str) -> None:
    assert codes(take(file("a.csv", text(f"Indeks Integritas {other} 2024;", "Pemda;Nilai", *ROWS)))) == ["belum_tentu_spi"]
    assert codes(take(file("a.csv", text("Indeks Integritas 2024;", "Pemda;Nilai", *ROWS)))) == []


def test_another_score_below_or_beside_the_table_outweighs_the_name_of_the_file(take: Callable, file: Callable) -> None:
    below = text("Pemda;Nilai;Tahun", "Kab. Jember;72,1;2024", "Sumber: BPS, Indeks Pembangunan Manusia;;")
    beside = text("Pemda;Nilai;Tahun;;", "Kab. Jember;72,1;2024;;Indeks Pembangunan Manusia")
    for content in (below, beside):
        intake = take(file("spi.csv", content))
        assert intake.problems == [] and codes(intake) == ["belum_tentu_spi"]
        assert "Indeks Pembangunan Manusia" in intake.warnings[0].sentence
    assert codes(take(file("spi.csv", below.replace(b"BPS, Indeks Pembangunan Manusia", b"KPK")))) == []


def test_institutions_that_are_added_are_told(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", text("SPI 2024;", "Instansi;Nilai", "Kementerian Kesehatn;72,1")))
    assert intake.problems == [] and "1 instansi belum dikenal dan ditambahkan: “Kementerian Kesehatn”" in intake.notes[0]


@pytest.mark.parametrize(
    ("title", "part"),
    [("Nilai SPI 2024: Penilaian Internal", "Internal"), ("Skor komponen Eksper SPI 2024", "Eksper"),
     ("SPI 2024: Sosialisasi Antikorupsi", "Sosialisasi Antikorupsi"), ("Faktor Koreksi SPI 2024", "Faktor Koreksi")],
)  # fmt: skip
def test_a_title_that_names_one_part_of_the_index_must_be_looked_at(
    take: Callable, file: Callable, title: str, part: str
) -> None:
    path = file("a.csv", text(f"{title};", "Pemda;Nilai", *ROWS))
    intake = take(path)
    assert codes(intake) == ["indeks_atau_bagian"] and f"menyebut {part}, sedangkan kolom “Nilai”" in intake.warnings[0].sentence
    assert codes(take(file("b.csv", text("Hasil Pelaksanaan SPI 2024: internal, eksternal;", "Pemda;Nilai", *ROWS)))) == []
    assert codes(take(path, headings={"nilai": "internal"})) == []


def test_an_element_alone_under_one_word_must_be_looked_at(take: Callable, file: Callable) -> None:
    alone = take(file("a.csv", text("SPI 2024;;", "Pemda;SPI;Anggaran", "Kab. Jember;72,1;45")))
    assert codes(alone) == ["unsur_sendirian"] and "Pengelolaan Anggaran" in alone.warnings[0].sentence
    assert codes(take(file("b.csv", text("SPI 2024;;", "Pemda;Anggaran;SDM", "Kab. Jember;72,1;75")))) == []
    assert codes(take(file("c.csv", text("SPI 2024;;", "Pemda;SPI;Pengelolaan Anggaran", "Kab. Jember;72,1;75")))) == []


def test_beside_a_column_that_says_spi_one_that_says_value_is_left_out(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", text("SPI 2024;;", "Pemda;Nilai Akhir;SPI", "Kab. Jember;88;72,1")))
    assert (
        intake.problems == codes(intake) == [] and values(intake) == [72.1] and "“Nilai Akhir” tidak menyebut" in intake.notes[0]
    )


def test_a_mean_of_provinces_under_a_title_must_be_looked_at(take: Callable, file: Callable) -> None:
    rows = text("Rata-rata indeks SPI kabupaten/kota 2024;", "Provinsi;Indeks", "Jawa Timur;72,1")
    assert codes(take(file("a.csv", rows))) == ["belum_tentu_hasil"]


def test_where_no_column_of_scores_is_known_those_that_might_be_are_named(take: Callable, file: Callable) -> None:
    intake = take(file("a.csv", text("SPI 2024;", "Pemda;SPI (proyeksi)", *ROWS)))
    assert "“SPI (proyeksi)” tidak dikenal atau bukan skor" in intake.problems[0] and "--column" in intake.problems[0]
    assert values(take(file("a.csv", text("SPI 2024;", "Pemda;SPI (proyeksi)", *ROWS)), headings={"spiproyeksi": "index"}))


@pytest.mark.parametrize("heads", ["Target responden;Realisasi", "Pagu;Realisasi", "Kondisi awal;2024"])
def test_a_vague_column_is_what_its_neighbour_says(take: Callable, file: Callable, heads: str) -> None:
    intake = take(file("a.csv", text("SPI 2024;;", f"Pemda;{heads}", "Kab. Jember;80;72,1")))
    assert codes(intake) == ["belum_tentu_hasil"] and "berdiri di samping" in intake.warnings[0].sentence
