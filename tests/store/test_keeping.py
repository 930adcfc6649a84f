"""Is the store exported and read back without losing or altering anything?"""

import csv

import pytest
from kept import ANSWERS, HOSTILE, answers, exported
from stores import import_files

from spi.intake import history, shipped
from spi.store import database
from spi.store.faults import KeepingError
from spi.store.keeping import check, export


def test_an_export_read_back_is_the_same_export_and_gives_the_same_answers(lived_in, tmp_path, monkeypatch):
    before, first = answers(), exported(tmp_path, "satu")
    export.read(tmp_path / "satu", tmp_path / "baru.duckdb")
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "baru.duckdb"))
    assert exported(tmp_path, "dua") == first
    for (name, _), old, new in zip(ANSWERS, before, answers(), strict=True):
        order = list(old.columns)
        assert old.sort_values(order, ignore_index=True).equals(new.sort_values(order, ignore_index=True)), name
    assert shipped.load() is False and check.broken() == []
    with database.connect().cursor() as cursor:
        notes = [row[0] for row in cursor.execute("select note from figure where unit like 'OPD%'").fetchall()]
    assert sorted(map(repr, notes)) == sorted(map(repr, HOSTILE))


def test_an_export_of_an_earlier_version_is_read_under_its_former_names(lived_in, tmp_path):
    first = exported(tmp_path, "kini")
    events, listed = tmp_path / "kini" / "event.csv", tmp_path / "kini" / "manifest.csv"
    events.write_bytes(first["event.csv"].replace(b",operation,", b",deed,", 1))
    listed.write_bytes(first["manifest.csv"].replace(f"schema,{database.schema()}".encode(), b"schema,5"))
    export.read(tmp_path / "kini", tmp_path / "baru.duckdb")
    with database.other(tmp_path / "baru.duckdb") as transaction:
        assert transaction.value("select count(*) from event where operation = 'create'") > 0


def test_an_export_does_not_depend_on_the_order_in_which_rows_were_written(lived_in, tmp_path):
    before = exported(tmp_path, "satu")
    with database.write() as cursor:
        for table in ("figure", "region_alias", "source"):
            cursor.execute(f"create temp table moved as select * from {table} order by hash({table}::varchar)")
            cursor.execute(f"delete from {table}")
            cursor.execute(f"insert into {table} select * from moved")
            cursor.execute("drop table moved")
    assert exported(tmp_path, "dua") == before


def test_no_cell_of_an_export_is_a_formula_and_no_number_is_touched(lived_in, tmp_path):
    export.write(tmp_path / "keluar")
    for file in (tmp_path / "keluar").iterdir():
        assert b"\r\n" not in file.read_bytes().replace(b"a\nb\r\nc", b"") and not file.read_bytes().startswith(b"\xef\xbb\xbf")
        with file.open(encoding="utf-8", newline="") as opened:
            cells = [cell for row in csv.reader(opened) for cell in row]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n")], file.name
    with (tmp_path / "keluar" / "figure.csv").open(encoding="utf-8", newline="") as opened:
        values = {row["value"] for row in csv.DictReader(opened)}
    assert "71.65" in values and not any(value.startswith("'") for value in values)


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_undoing_two_imports_in_either_order_gives_the_export_before_them(order, own_store, tmp_path):
    before = exported(tmp_path, "sebelum")
    for number, code in enumerate(["3513", "3574"]):
        (tmp_path / f"{number}.csv").write_text(f"tahun;kode;indeks\n2024;{code};9{number},25\n", encoding="utf-8")
        import_files([tmp_path / f"{number}.csv"])
    assert exported(tmp_path, "sesudah")["figure.csv"] != before["figure.csv"]
    for batch in order:
        assert history.undo(batch, actor="Uji", reason="coba") == []
    after = exported(tmp_path, "kembali")
    assert {name for name in before if before[name] != after[name]} == {
        "undone_batch.csv", "event.csv", "event_head.csv", "manifest.csv",
    }  # fmt: skip  # the log only


def test_an_export_does_not_write_into_a_full_folder(own_store, tmp_path):
    (tmp_path / "penuh").mkdir()
    (tmp_path / "penuh" / "x.txt").write_text("x", encoding="utf-8")
    with pytest.raises(KeepingError, match="sudah ada isinya"):
        export.write(tmp_path / "penuh")
    assert [file.name for file in (tmp_path / "penuh").iterdir()] == ["x.txt"]


def spoil(folder, name, old, new, times=1):
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, times), encoding="utf-8", newline="")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda folder: (folder / "manifest.csv").unlink(), "bukan hasil ekspor SPI"),
        (lambda folder: (folder / "region.csv").unlink(), "region.csv tidak ada"),
        (
            lambda folder: spoil(folder, "manifest.csv", f"schema,{database.schema()}", "schema,99"),
            "versi aplikasi yang lebih baru",
        ),
        (lambda folder: spoil(folder, "manifest.csv", "grade,", "gred,"), "gred.csv tidak ada|tabel grade"),
        (lambda folder: spoil(folder, "figure.csv", "survey_year", "tahun"), "judul kolom"),
        (lambda folder: spoil(folder, "figure.csv", "\n2021,", "\nsekian,"), "figure.csv rusak"),
        (
            lambda folder: spoil(folder, "figure.csv", (folder / "figure.csv").read_text("utf-8").splitlines()[5] + "\n", ""),
            "mencatat",
        ),
        (lambda folder: spoil(folder, "figure.csv", ",71.65,", ",716.5,"), "antara 0 dan 100"),
    ],
)
def test_a_spoilt_export_gets_a_sentence_and_leaves_nothing(harm, said, own_store, tmp_path):
    export.write(tmp_path / "keluar")
    harm(tmp_path / "keluar")
    with pytest.raises(KeepingError, match=said):
        export.read(tmp_path / "keluar", tmp_path / "baru.duckdb")
    assert not list(tmp_path.glob("baru.duckdb*"))
