"""Is the store checked, exported, backed up while the app runs, and restored, without losing or altering anything?"""

import csv
import json
import os
import shutil
import subprocess
import sys
import threading

import duckdb
import pytest
from stores import ROOT, import_files

from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.intake import history, sealing, shipped
from spi.store import backup, check, database, drafts, event_log, export
from spi.store.faults import KeepingError
from spi.store.restore import restore

HOSTILE = [
    "=cmd()",
    "'=x",
    "''=x",
    "+1",
    "-1",
    "@a",
    "\tx",
    "\rx",
    "\nx",
    "",
    None,
    'a"b,c',
    "a\nb\r\nc",
    " =1",
    "NULL",
    "'",
    "é\u2028\x00x",
]


def spi(*arguments, path):
    environment = os.environ | {"SPI_DATABASE": str(path), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "spi", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        check=False,
    )


def files(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def exported(tmp_path, name):
    export.write(tmp_path / name)
    return files(tmp_path / name)


def statement(sql, *values):
    with database.write() as cursor:
        cursor.execute(sql, list(values))


NOW = database.schema()


@pytest.fixture
def lived_in(own_store, tmp_path):
    """A store with an import, an undone import, a new institution, a choice and hostile texts."""
    folder = tmp_path / "masuk"
    folder.mkdir()
    for name, text in (("a.csv", "2024;3513;90,00"), ("b.csv", "2026;3574;71,5")):
        (folder / name).write_text(f"tahun;kode;indeks\n{text}\n", encoding="utf-8")
        import_files([folder / name])
    assert history.undo(1, actor="=Uji", reason="salah").problems == []
    with database.connect().cursor() as cursor:
        key = "select source_id from figure where (region_code, survey_year, measure, value) = ('3578', 2023, 'index', 79.54)"
        chosen = cursor.execute(key).fetchone()[0]
    assert history.prefer(2023, "3578", "", "index", source_id=chosen, actor="A", reason="@b") == []
    columns = "* exclude (figure_id) replace (? as note, ? as location, 'OPD ' || (select count(*) from figure) as unit)"
    for text in HOSTILE:
        source = f"select nextval('figure_sequence'), {columns} from figure where batch_id = 2 and unit = ''"
        statement(f"insert into figure {source}", text, text)
    statement("update batch set figures = figures + ? where batch_id = 2", len(HOSTILE))
    statement("insert into region (region_code, name, batch_id) values ('L-x', '=HYPERLINK(1)', 2)")
    with database.write() as cursor:
        cursor.run("refresh_scores", years=[2026])
        sealing.seal_imports(cursor, Person("Uji", "local"), "import", [2])  # as if the file had held all this
    assert check.broken() == []
    return own_store


ANSWERS = [
    ("conflicts", {}), ("sources", {}), ("regions", {}), ("batches", {}), ("choices", {}), ("published_categories", {}),
    ("region_aliases", {}), ("scores", {"year": 2023, "kinds": ["kota", "kabupaten"], "province": "35"}),
    ("figures", {"region": "3574", "year": 2026}), ("figures", {"region": "3578", "year": 2023}), ("survey_years", {}),
    ("published_ranks", {"region": "3513", "year": 2024}), ("reasons", {"region": "3309"}), ("shipped_batch", {}),
]  # fmt: skip


def answers():
    return [database.query(name, **parameters) for name, parameters in ANSWERS]


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
        assert history.undo(batch, actor="Uji", reason="coba").problems == []
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


def test_every_promise_is_told_when_it_is_broken(own_store, capsys):
    from spi.__main__ import main

    assert main(["check"]) == 0 and "ditepati" in capsys.readouterr().out
    statement("update figure set value = 716.5 where figure_id = (select min(figure_id) from figure where value = 71.65)")
    statement("insert into region_alias select alias, '3574', 0 from region_alias where region_code = '3513'")
    assert main(["check"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert [any(words in line for line in said) for words in ("antara 0 dan 100", "Satu kode atau ejaan")] == [True, True]
    assert said[-1] == "Data bawaan (data/) diubah setelah disegel: angka atau sumbernya."
    assert all(line.startswith("Janji dilanggar: ") for line in said[:-1])


BREAKS = {
    "a_batch_holds_the_figures_it_counts": "delete from figure where figure_id = (select min(figure_id) from figure)",
    "a_batch_is_in_force_or_undone": "insert into undone_batch (batch_id, undone_at, undone_by, undo_reason) "
    "values (0, now(), 'a', 'b')",
    "a_chosen_source_is_in_use": "insert into preference_choice select 1, survey_year, region_code, unit, measure, "
    "source_id, 'a', 'b', now() from figure where not preferred and value is not null limit 1",
    "a_government_changed_its_province_once": "insert into membership values ('3513', 2022, '99', '', 0)",
    "every_alias_leads_to_a_region": "insert into region_alias values ('hilang', 'L-hilang', 0)",
    "every_choice_is_signed_and_reasoned": "insert into preference_choice "
    "values (1, 2024, '3513', '', 'index', null, '', 'b', now())",
    "every_figure_and_source_belongs_to_a_batch": "update source set batch_id = 5",
    "the_wide_scores_are_the_preferred_figures": "update score set correction_conduct = 1 where region_code = '3513'",
    "the_marked_figures_are_those_the_rule_prefers": "update figure set preferred = not preferred where survey_year = 2023",
}


@pytest.mark.parametrize("promise", BREAKS)
def test_a_promise_about_the_data_can_be_broken(promise, own_store):
    statement(BREAKS[promise])
    words = database.checks()[promise].splitlines()[0].removeprefix("-- ").rstrip(".")
    assert any(words in sentence for sentence in check.broken())


@pytest.mark.parametrize("promise", database.checks().values(), ids=database.checks())
def test_a_promise_opens_with_a_sentence(promise):
    first = promise.splitlines()[0]
    assert first.startswith("-- ") and first.endswith(".") and first[3].isupper()


def test_a_backup_by_the_command_line_while_the_app_writes_is_whole(own_store, tmp_path):
    stop, written = threading.Event(), []

    def import_on():
        while not stop.is_set():
            number = len(written)
            file = tmp_path / f"{number}.csv"
            file.write_text(
                f"tahun;kode;indeks;internal\n2026;3513;7{number % 10},5{number % 7};80,0{number}\n", encoding="utf-8"
            )
            written.extend(import_files([file]).batches)

    importing = threading.Thread(target=import_on)
    with backup.answering():
        importing.start()
        try:
            results = [spi("backup", tmp_path / f"cadangan{n}.duckdb", path=own_store) for n in range(3)]
            busy = spi("import", tmp_path / "0.csv", path=own_store)
        finally:
            stop.set()
            importing.join()
    assert [(result.returncode, result.stderr) for result in results] == [(0, "")] * 3
    assert "sedang dipakai oleh proses lain" in busy.stderr  # the app's lock still holds
    held = []
    for n in range(3):
        with database.other(tmp_path / f"cadangan{n}.duckdb") as connection:
            assert check.broken_in(connection) == []
            held.append(connection.execute("select count(*) from batch").fetchone()[0])
    assert held == sorted(held) and 1 < held[0] < held[-1] <= len(written) + 1
    assert not list(tmp_path.glob("*.minta")) + list(tmp_path.glob("*.jawab")) + list(tmp_path.glob(".spi-draf*"))


def test_the_command_line_reads_while_the_app_runs(own_store, tmp_path):
    alone = database.query("figures", region="3513", year=2024)
    with backup.answering():
        shown = spi("show", "--region", "3513", "--year", "2024", "--json", path=own_store)
        checked = spi("check", path=own_store)
        written = spi("export", tmp_path / "e", path=own_store)
    assert [figure["printed"] for figure in json.loads(shown.stdout)] == list(alone["printed"])
    assert [(r.returncode, r.stderr) for r in (shown, checked, written)] == [(0, "")] * 3
    assert (tmp_path / "e" / "figure.csv").exists() and not list(tmp_path.glob("*.minta"))


def test_a_backup_without_the_app_is_the_store_and_never_overwrites(lived_in, tmp_path, monkeypatch):
    before = exported(tmp_path, "satu")
    database.close()
    result = spi("backup", tmp_path / "c.duckdb", path=lived_in)
    assert (result.returncode, result.stderr) == (0, "")
    again = spi("backup", tmp_path / "c.duckdb", path=lived_in)
    assert again.returncode == 1 and "sudah ada" in again.stderr and "Traceback" not in again.stderr
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "c.duckdb"))
    assert exported(tmp_path, "dua") == before


def test_a_backup_that_nobody_answers_ends_with_a_sentence(own_store, tmp_path):
    database.connect()  # this process holds the store, and watches for no request
    code = "from spi.store import backup; from pathlib import Path; import sys; backup.write(Path(sys.argv[1]), patience=1)"
    environment = os.environ | {"SPI_DATABASE": str(own_store), "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "c.duckdb")], capture_output=True, text=True, env=environment, check=False
    )
    assert "tidak menjawab dalam 1 detik" in result.stderr
    assert not list(tmp_path.glob("c.duckdb*")) + list(tmp_path.glob("*.minta"))


def test_a_backup_that_fails_half_way_leaves_nothing_behind_and_the_next_succeeds(own_store, tmp_path, monkeypatch):
    monkeypatch.setattr(drafts.uuid, "uuid4", lambda: drafts.uuid.UUID(int=7))
    monkeypatch.setattr(drafts, "sweep", lambda _folder: None)
    with drafts.draft(tmp_path / "c.duckdb") as draft:
        pass
    with duckdb.connect(str(draft)) as connection:
        connection.execute("create table figure (x integer)")  # the copy stumbles over it
    with pytest.raises(KeepingError, match="tidak dapat ditulis"):
        backup.copy(tmp_path / "c.duckdb")
    assert not draft.exists() and not (tmp_path / "c.duckdb").exists()
    assert backup.copy(tmp_path / "c.duckdb") == []


def test_the_commands_answer_with_json_alone(own_store, tmp_path, capsys):
    from spi.__main__ import main

    for command, key in (("check", "problems"), (f"export {tmp_path / 'e'}", "rows"), (f"backup {tmp_path / 'b'}", "file")):
        assert main([*command.split(), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)[key] is not None
    assert main(["restore", str(tmp_path / "b"), "--json"]) == 0
    assert "sebelum-" in json.loads(capsys.readouterr().out)["replaced"]


def test_check_says_what_it_cannot_see_and_what_to_note_outside(own_store, capsys):
    from spi.__main__ import main

    number, seal = events.head()
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert f"nomor {number}, hash {seal}" in said and "di luar komputer ini" in said and "event.csv" in said
    assert "disegel ulang seluruhnya" in said and "ejaan instansi yang dibawa impor: tidak disegel" in said
    assert main(["check", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["head"] == {"number": number, "hash": seal} and len(found["cannot_see"]) == 2 and found["problems"] == []


def test_what_check_cannot_see_is_what_it_says(own_store, tmp_path):
    """A log resealed as a whole passes, and only the noted hash tells; so does a name that came with an import."""
    (tmp_path / "a.csv").write_text("tahun;kode;indeks\n2026;3513;71,5\n", encoding="utf-8")
    import_files([tmp_path / "a.csv"])
    noted = events.head()
    with database.write() as cursor:
        cursor.execute("update event set reason = 'lain' where seq = 1")
        before = event_log.START
        for event in cursor.records("sealed_events"):
            event |= {"previous": before}
            before = event_log.seal(event)
            cursor.execute("update event set previous = ?, hash = ? where seq = ?", [event["previous"], before, event["seq"]])
        cursor.execute("update event_head set hash = ?", [before])
        cursor.execute("insert into region_alias values ('diubah dari luar', '3513', 1)")
    assert check.broken() == [] and events.head()[0] == noted[0] and events.head()[1] != noted[1]


def test_an_empty_log_has_nothing_to_note(own_store, capsys):
    from spi.__main__ import main

    statement("delete from event_head")
    statement("delete from event")
    assert check.broken() == [] and events.head() == (0, "")
    from spi.commands import keeping

    assert keeping._to_note(0, "") == [] and main(["check", "--json"]) == 0
    capsys.readouterr()


def test_a_request_that_cannot_be_answered_does_not_stop_the_next(own_store, tmp_path):
    own_store.with_name(f"{own_store.name}.cadangan-x.minta").write_text("bukan json", encoding="utf-8")
    late = {"file": str(tmp_path / "telat.duckdb"), "until": 0}
    own_store.with_name(f"{own_store.name}.cadangan-y.minta").write_text(json.dumps(late), encoding="utf-8")
    own_store.with_name(f"{own_store.name}.cadangan-z.minta").mkdir()  # cannot be read at all
    (tmp_path / "ada.duckdb").write_text("x", encoding="utf-8")
    with backup.answering():
        refused = spi("backup", tmp_path / "ada.duckdb", path=own_store)
        taken = spi("backup", tmp_path / "c.duckdb", path=own_store)
    assert refused.returncode == 1 and "sudah ada" in refused.stderr and (tmp_path / "ada.duckdb").read_text() == "x"
    assert taken.returncode == 0 and (tmp_path / "c.duckdb").exists()
    assert [file.name for file in tmp_path.glob("*.minta")] == ["spi.duckdb.cadangan-z.minta"]
    assert not (tmp_path / "telat.duckdb").exists()


@pytest.mark.parametrize("way", ["cadangan", "ekspor"])
def test_a_restore_brings_the_answers_back_and_keeps_the_replaced_store(way, lived_in, tmp_path):
    before = exported(tmp_path, "ekspor")
    backup.copy(tmp_path / "cadangan")
    (tmp_path / "c.csv").write_text("tahun;kode;indeks\n2024;3513;66,66\n", encoding="utf-8")
    import_files([tmp_path / "c.csv"])
    replaced = exported(tmp_path, "diganti")
    database.close()
    result = spi("restore", tmp_path / way, path=lived_in)
    assert (result.returncode, result.stderr) == (0, "")
    assert exported(tmp_path, "kembali") == before
    (aside,) = tmp_path.glob("spi.duckdb.sebelum-*")
    database.close()
    restore(aside)
    assert exported(tmp_path, "lagi") == replaced


def test_a_restore_while_the_app_runs_is_refused(own_store, tmp_path):
    backup.copy(tmp_path / "c.duckdb")
    result = spi("restore", tmp_path / "c.duckdb", path=own_store)
    assert result.returncode == 1 and "sedang dipakai" in result.stderr and "Traceback" not in result.stderr
    assert not list(tmp_path.glob("*sebelum*")) + list(tmp_path.glob(".spi*"))


def foreign(place):
    with duckdb.connect(str(place)) as connection:
        connection.execute("create table lain (x integer)")


def newer(place):
    with duckdb.connect(str(place)) as connection:
        connection.execute("create table migration (number integer, name varchar, applied_at timestamp)")
        connection.execute("insert into migration values (9999, 'masa depan', now()::timestamp)")


def broken(place):
    backup.copy(place)
    with duckdb.connect(str(place)) as connection:
        connection.execute("update figure set value = 716.5 where value = 71.65")


def cut(place):
    backup.copy(place)
    place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda place: None, "tidak ada"),
        (lambda place: place.write_text("bukan basis data", encoding="utf-8"), "bukan basis data SPI"),
        (lambda place: place.write_bytes(b""), "tidak"),
        (foreign, "bukan basis data SPI"),
        (newer, "lebih baru"),
        (broken, "antara 0 dan 100"),
        (cut, "tidak dapat"),
        (lambda place: place.mkdir(), "bukan hasil ekspor"),
    ],
)
def test_a_file_that_is_no_whole_store_is_not_restored(make, said, own_store, tmp_path):
    before = exported(tmp_path, "satu")
    make(tmp_path / "buruk")
    content = (tmp_path / "buruk").read_bytes() if (tmp_path / "buruk").is_file() else None
    database.close()
    result = spi("restore", tmp_path / "buruk", path=own_store)
    assert result.returncode == 1 and said in result.stderr and "Traceback" not in result.stderr, result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert content is None or (tmp_path / "buruk").read_bytes() == content
    assert not list(tmp_path.glob("*sebelum*")) + list(tmp_path.glob(".spi*"))
    assert exported(tmp_path, "dua") == before


def test_a_store_that_cannot_be_opened_is_replaced_with_its_log(own_store, tmp_path):
    before = exported(tmp_path, "satu")
    backup.copy(tmp_path / "c.duckdb")
    database.close()
    own_store.write_text("rusak", encoding="utf-8")
    log = own_store.with_name(f"{own_store.name}.wal")
    log.write_text("rusak juga", encoding="utf-8")
    aside = restore(tmp_path / "c.duckdb")
    assert aside.read_text(encoding="utf-8") == "rusak"
    assert aside.with_name(f"{aside.name}.wal").read_text(encoding="utf-8") == "rusak juga"
    assert exported(tmp_path, "dua") == before


def test_a_store_of_the_first_schema_is_migrated_when_restored(own_store, tmp_path):
    old = tmp_path / "lama.duckdb"
    shutil.copy(_closed(own_store), old)
    with duckdb.connect(str(old)) as connection:
        connection.execute("drop table event; drop table event_head; drop table evidence_file; drop macro table batch_digest")
        connection.execute("drop macro table member; drop macro table region_in; drop table membership")
        connection.execute("alter table score drop column index_reason")
        connection.execute("drop view preference; drop view chosen_source; drop table preference_choice")
        connection.execute("drop table undone_batch; drop table batch_effect; delete from migration where number >= 2")
        migration = (ROOT / "spi" / "store" / "sql" / "migrations" / "0001_store.sql").read_text(encoding="utf-8")
        connection.execute(migration[migration.index("create view preference") : migration.index("-- Every write marks")])
    restore(old)
    assert check.broken() == [] and list(history.batches()["kind"]) == ["bawaan"]


def _closed(place):
    database.close()
    return place
