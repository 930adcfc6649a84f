"""The contract of the command line: exit codes, JSON alone on standard output, the same answers as the screen."""

import json
import re

import pytest
from made_up_nation import HOME, PROVINCE, rows
from stores import UNSEEN, shipped_known

from spi.__main__ import main
from spi.answers.results import standing
from spi.commands import answers
from spi.store import database


def run(capsys, *arguments):
    status = main(list(arguments))
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def answer(capsys, *arguments):
    status, out, err = run(capsys, *arguments, "--json")
    assert status == 0
    assert all(
        line.startswith(("Perhatikan: ", "Perlu diterima", "Belum ada yang disimpan", "Catatan: ")) for line in err.splitlines()
    )
    return json.loads(out)


def test_ranking_answers_the_agreed_shape(store, capsys):
    rows = answer(capsys, "ranking", "--year", "2024", "--province", "35")
    assert set(rows[0]) == {
        "rank", "rank_best", "rank_worst", "rank_reason", "region_code", "region", "kind", "index", "category", "change",
        "rank_change",
    }  # fmt: skip
    ours = next(row for row in rows if row["region_code"] == "3513")
    assert ours == {
        "rank": (place := 1 + sum(row["index"] > 71.65 for row in rows)), "rank_best": place, "rank_worst": place,
        "rank_reason": None, "region_code": "3513", "region": "Kabupaten Probolinggo", "kind": "kabupaten", "index": 71.65,
        "category": "Rentan", "change": -3.71, "rank_change": None,
    }  # fmt: skip
    assert len(rows) == shipped_known(2024, "35")


def test_ranking_narrows_by_kind_and_leaves_the_province_out(store, capsys):
    kinds = {row["kind"] for row in answer(capsys, "ranking", "--year", "2024", "--province", "35", "--without-province")}
    assert kinds == {"kabupaten", "kota"}
    rows = answer(capsys, "ranking", "--year", "2024", "--kind", "provinsi")
    assert {row["kind"] for row in rows} == {"provinsi"} and rows[0]["region"] == "Provinsi Jawa Tengah"


@pytest.mark.parametrize(("arguments", "says"), [
    (("ranking", "--year", "1900"), "SPI 1900 belum ada"),
    (("show", "--region", "3513", "--year", "1900"), "SPI 1900 belum ada"),
    (("explain", "--region", "3513", "--from", "1900", "--to", "2024"), "SPI 1900 belum ada"),
    (("explain", "--region", "3513", "--from", "2023", "--to", "2050"), "SPI 2050 belum ada"),
    (("explain", "--region", "3513", "--from", "2024", "--to", "2024"), "harus lebih dulu"),
    (("explain", "--region", "3513", "--from", "2024", "--to", "2023"), "harus lebih dulu"),
])  # fmt: skip
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_year_that_is_not_known_or_not_in_order_is_refused_in_one_sentence(store, capsys, arguments, says, form):
    status, out, err = run(capsys, *arguments, *form)
    assert (status, out, err.count("\n")) == (1, "", 1) and says in err


def test_explain_answers_the_agreed_shape(store, capsys):
    found = answer(capsys, "explain", "--region", "3513", "--from", "2023", "--to", "2024")
    assert {"region_code", "index_from", "index_to", "change", "parts", "rank_from", "rank_to", "rank_parts"} <= set(found)
    assert [part["part"] for part in found["parts"]] == [
        "internal", "external", "expert", "correction_conduct", "correction_facts", "correction_other", "weights", "residual",
    ]  # fmt: skip
    assert sum(part["points"] for part in found["parts"]) == pytest.approx(found["change"], abs=1e-9)


def test_explain_tells_own_and_common_movement_of_every_part(nation, capsys):
    found = answer(capsys, "explain", "--region", HOME, "--from", "2023", "--to", "2024")
    assert {"correction_other", "weights", "residual"} < {part["part"] for part in found["parts"]}
    assert all(part["own"] + part["common"] == pytest.approx(part["points"], abs=1e-9) for part in found["parts"])
    assert sum(part["own"] for part in found["parts"]) == pytest.approx(found["change_own"], abs=1e-9)
    assert found["change_own"] + found["change_common"] == pytest.approx(found["change"], abs=1e-9)
    assert found["comparison"] == {"others": 38, "members": 38, "printed": []}


def test_explain_tells_from_printed_means_the_total_alone(store, capsys):
    found = answer(capsys, "explain", "--region", "3513", "--from", "2023", "--to", "2024")
    assert (round(found["change_common"], 2), round(found["change_own"], 2)) == (-4.59, 0.88)
    assert {(part["own"], part["common"]) for part in found["parts"]} == {(None, None)}
    assert found["comparison"]["others"] == 38 and len(found["comparison"]["printed"]) == 2
    found = answer(capsys, "explain", "--region", "3301", "--from", "2023", "--to", "2024")
    assert (found["change_own"], found["change_common"]) == (None, None)


def test_screen_and_command_line_agree_on_the_rank_when_figures_are_incomplete(store, capsys, jatim):
    found = answer(capsys, "explain", "--region", "3513", "--from", "2023", "--to", "2024")
    assert (found["rank_from"], found["rank_to"], found["rank_parts"]) == (28, 25, None)
    assert standing.standing("3513", 2024, jatim).rank == 25


def test_with_everybody_known_the_rank_is_split(nation, capsys):
    found = answer(capsys, "explain", "--region", HOME, "--from", "2023", "--to", "2024")
    assert (found["rank_from"], found["rank_to"]) == (27, 19)
    assert found["rank_parts"] == {"own": -9, "others": 17, "coverage": 0}


@pytest.mark.parametrize("choice", [["--province", "99"], ["--kind", "provinsi", "--without-province"]])
def test_a_choice_that_names_nobody_gets_a_sentence(choice, store, capsys):
    status, out, err = run(capsys, "ranking", "--year", "2024", *choice, "--json")
    assert (status, out) == (1, "") and len(err) > 20


def test_explain_says_what_is_missing(store, capsys):
    found = answer(capsys, "explain", "--region", "3529", "--from", "2023", "--to", "2024")
    assert found["change"] == pytest.approx(-1.16)
    assert found["parts"] == [] and "internal" in found["missing"]["2024"]


def test_show_gives_every_figure_with_its_source(store, capsys):
    rows = answer(capsys, "show", "--region", "3513", "--year", "2024")
    assert all(row["outlet"] and row["grade"] for row in rows)
    index = [row for row in rows if row["measure"] == "index"]
    assert len(index) == 3 and sum(row["preferred"] for row in index) == 1


@pytest.mark.parametrize("command", ["explain", "show"])
def test_an_unknown_region_gets_a_sentence(command, store, capsys):
    rest = ["--from", "2023", "--to", "2024"] if command == "explain" else ["--year", "2024"]
    status, out, err = run(capsys, command, "--region", "9999", *rest, "--json")
    assert (status, out) == (1, "")
    assert "Kode wilayah “9999” tidak dikenal" in err


def test_words_are_printed_without_json(store, capsys):
    status, out, _ = run(capsys, "explain", "--region", "3513", "--from", "2023", "--to", "2024")
    assert "turun rata-rata 4,59 poin (dihitung dari rata-rata tercetak), jadi Kab. Probolinggo 0,88 poin lebih baik" in out
    assert status == 0 and "Indeks 75,36 → 71,65: turun 3,71" in out and "Potongan pelaksanaan SPI" in out
    status, out, _ = run(capsys, "ranking", "--year", "2024", "--province", "35")
    assert f"{shipped_known(2024, '35')} dari 39 pemda yang indeksnya diketahui" in out and "71,65" in out
    status, out, _ = run(capsys, "show", "--region", "3513", "--year", "2024")
    assert "lensa-update" in out


def test_no_text_output_has_a_decimal_point_or_a_machine_date(store, capsys):
    for arguments in (
        ("ranking", "--year", "2024"), ("explain", "--region", "3513", "--from", "2023", "--to", "2024"), ("check",),
        ("show", "--region", "3513", "--year", "2024"), ("show", "--region", "3578", "--year", "2023"),
    ):  # fmt: skip
        out = re.sub(r"https?://\S+|\S+\.(csv|json)\b|[0-9a-f]{64}", "", run(capsys, *arguments)[1])
        assert out and not re.search(r"\d\.\d{1,2}\b|\d{4}-\d\d", out), out
    shown = run(capsys, "show", "--region", "3513", "--year", "2024")[1]
    assert re.search(r"Indeks SPI +71,65  Warta Bromo, 14 September 2025 ", shown)


def test_json_stays_as_machines_read_it(store, capsys):
    rows = answer(capsys, "show", "--region", "3513", "--year", "2024")
    assert {(row["printed"], row["published"]) for row in rows if row["measure"] == "index"} >= {("71.65", "2025-09-14")}


def test_a_figure_is_shown_with_the_decimals_of_its_source():
    shown = [answers._as_printed(value, printed) for value, printed in ((81.4, "81.4"), (75.0, "75"), (0.0, "0,00"))]
    assert shown == ["81,4", "75", "0,00"]


def table(path, text):
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_an_import_is_checked_written_once_and_seen_at_once(empty_store, later, tmp_path, capsys):
    file = table(tmp_path / "hasil.csv", f"Tahun;Pemda;Indeks SPI\n{UNSEEN};Kab. Probolinggo;76,10\n{UNSEEN};Kab. Jember;70,00\n")
    asked = json.loads(run(capsys, "import", file, "--json")[1])
    assert [need["code"] for need in asked["needs"]] == ["tahun_peluncuran"] and asked["figures_written"] == 0
    assert run(capsys, "import", file)[0] == 1 and "--accept tahun_peluncuran" in run(capsys, "import", file)[2]
    dry = answer(capsys, "import", file, "--dry-run")
    assert dry["figures_written"] == 0 and f"SPI {UNSEEN} belum ada" in run(capsys, "ranking", "--year", str(UNSEEN))[2]
    assert answer(capsys, "import", file, "--accept", "tahun_peluncuran")["figures_written"] == 2
    rows = answer(capsys, "ranking", "--year", str(UNSEEN), "--province", "35")
    assert [(row["rank"], row["region_code"], row["category"]) for row in rows] == [(1, "3513", None), (2, "3509", None)]
    before = database.query("figures", region="3513", year=UNSEEN)
    again = answer(capsys, "import", file, "--accept", "tahun_peluncuran")
    assert again["figures_written"] == 0 and again["files"][0]["unchanged"]
    assert database.query("figures", region="3513", year=UNSEEN).equals(before)


def test_a_bad_file_writes_nothing_and_says_what_to_do(empty_store, later, tmp_path, capsys):
    good = f"Tahun;Pemda;Indeks\n{UNSEEN};Kab. Probolinggo;76,10\n"
    folder = tmp_path / "masuk"
    folder.mkdir()
    table(folder / "baik.csv", good)
    table(folder / "buruk.csv", good.replace("76,10", "176,10").replace("Kab. Probolinggo", "Kab. Jember"))
    status, out, err = run(capsys, "import", str(folder), "--json")
    assert status == 1
    assert "buruk.csv" in err and "baris 2" in err and "176,10" in err
    assert json.loads(out)["problems"]
    refused = run(capsys, "ranking", "--year", str(UNSEEN))[2]
    assert f"SPI {UNSEEN} belum ada" in refused, "berkas yang baik pun tidak boleh masuk sendiri"


@pytest.mark.parametrize(("name", "said"), [("tidak-ada.csv", "tidak dapat dibaca"), ("gambar.png", "Gambar tidak dapat dibaca")])
def test_a_file_that_cannot_be_read_gets_a_sentence(name, said, empty_store, tmp_path, capsys):
    if name.endswith("png"):
        (tmp_path / name).write_bytes(b"\x89PNG")
    status, _, err = run(capsys, "import", str(tmp_path / name))
    assert status == 1 and said in err and "Traceback" not in err


def test_an_empty_folder_gets_a_sentence(empty_store, tmp_path, capsys):
    status, _, err = run(capsys, "import", str(tmp_path))
    assert status == 1 and "tidak ada berkas" in err


def test_with_everybody_known_everybody_is_ranked(nation, capsys):
    for year, rank in {2021: 37, 2022: 36, 2023: 27, 2024: 19}.items():
        rows = answer(capsys, "ranking", "--year", str(year), "--province", PROVINCE)
        assert len(rows) == 39
        assert next(row["rank"] for row in rows if row["region_code"] == HOME) == rank
    assert next(row["rank_change"] for row in rows if row["region_code"] == HOME) == 8


def test_a_year_never_seen_before_imports_and_ranks(empty_store, later, tmp_path, capsys):
    table = [row | {"tahun": UNSEEN} for row in rows(2024)]
    file = tmp_path / "baru.json"
    file.write_text(json.dumps(table), encoding="utf-8")
    codes = "tahun_peluncuran,indeks_tidak_cocok"  # the year has no weights yet, those of the newest are borrowed
    told = answer(capsys, "import", str(file), "--accept", codes)
    assert told["figures_written"] == 6 * len(table)
    found = answer(capsys, "ranking", "--year", str(UNSEEN), "--province", PROVINCE)
    assert next(row["rank"] for row in found if row["region_code"] == HOME) == 19


def test_reproduce_writes_the_folder_that_it_names(store, capsys, tmp_path):
    report = answer(capsys, "reproduce", "--year", "2024", "--out", str(tmp_path / "folder"))
    assert (report["region_code"], report["year"], report["year_before"]) == ("3513", 2024, 2023)
    assert sorted(report["files"]) == sorted(str(file) for file in (tmp_path / "folder").iterdir())
    assert len(report["files"]) == 15


def test_reproduce_says_what_it_cannot_do(store, capsys, tmp_path):
    (tmp_path / "file").write_text("x")
    for arguments, sentence in (
        (["--year", "2024", "--out", str(tmp_path / "file")], "tidak dapat ditulisi"),
        (["--year", "2024", "--region", "9999"], "tidak dikenal"),
        (["--year", str(UNSEEN)], "belum ada di basis data"),
    ):
        status, out, err = run(capsys, "reproduce", *arguments)
        assert (status, out) == (1, "") and sentence in err
