"""Is an import, its undoing or a choice of a source that somebody altered in the file found, and named?"""

import gzip
import json
import shutil

import pytest
from stores import ROOT, UNSEEN, import_files

from spi.follow_up.log import events
from spi.follow_up.log.people import Person
from spi.intake import figure_changes, history, opening, shipped
from spi.store import database
from spi.store.keeping import check, export

KEY = (2024, "3513", "", "index")
FILE = ("2024;3513;90;91", f"{UNSEEN};3513;71,65;72,00")
OLD = ROOT / "tests" / "stores_of_old"


def table(folder, name, *rows):
    path = folder / name
    path.write_text("\n".join(("tahun;kode;indeks;internal", *rows)) + "\n", encoding="utf-8")
    return path


def source_of(batch):
    with database.snapshot() as cursor:
        return cursor.value(f"select source_id from source where batch_id = {batch}")


@pytest.fixture(scope="module")
def filled(filled_store, tmp_path_factory):
    """Two imports, one of them undone, and two choices, of which the second takes the first back; made once."""
    folder = tmp_path_factory.mktemp("segel")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPI_DATABASE", str(shutil.copy(filled_store, folder / "spi.duckdb")))
        import_files([table(folder, "a.csv", *FILE)])
        import_files([table(folder, "b.csv", f"{UNSEEN};3574;61,5;62,5")])
        assert history.undo(2, actor="Inspektur", reason="Salah berkas") == []
        for source in (source_of(1), None):
            assert history.prefer(*KEY, source_id=source, actor="Inspektur", reason="Laporan asli") == []
        yield folder / "spi.duckdb"
        database.close()


@pytest.fixture
def lived_in(filled, monkeypatch):
    """That store, which no test writes to for good."""
    monkeypatch.setenv("SPI_DATABASE", str(filled))


def tampered(*statements):
    """What `check` says after statements that the application would never run; the store is left as it was."""
    with database.trial() as cursor:
        for statement in statements:
            cursor.execute(statement)
        cursor.run("refresh_scores", years=list(range(2021, UNSEEN + 1)))
        return check.broken_in(cursor)


def test_what_was_brought_undone_and_chosen_is_in_the_log_and_whole(lived_in):
    assert check.broken() == []
    log = events.log(*events.EVERYWHERE).query("kind in ('import', 'choice')").iloc[::-1]
    assert log[["kind", "subject", "operation", "actor", "role"]].values.tolist() == [
        ["import", "impor-0", "import", "data bawaan", "shipped"],
        ["import", "impor-1", "import", "uji", "local"],
        ["import", "impor-2", "import", "uji", "local"],
        ["import", "impor-2", "undo", "Inspektur", "local"],
        ["choice", "pilihan-1", "choose", "Inspektur", "local"],
        ["choice", "pilihan-2", "choose", "Inspektur", "local"],
    ]
    first, undone = (json.loads(log["facts"].iloc[place]) for place in (1, 3))
    assert (first["file_name"], first["figures"], first["new"], first["undone_at"]) == ("a.csv", 4, 2, None)
    assert len(first["sha256"]) == len(first["digest"]) == 64
    assert (undone["undone_by"], undone["undo_reason"], undone["digest"]) == ("Inspektur", "Salah berkas", None)


IN_FORCE = "Impor ke-1 (a.csv) diubah setelah disegel: {}."
UNDONE = "Impor ke-2 (b.csv) "
CHOICE = "Pilihan sumber nomor 1 "


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("update figure set value = 71.66 where value = 71.65 and batch_id = 1", IN_FORCE.format("angka atau sumbernya")),
        ("update figure set note = 'x' where batch_id = 1", IN_FORCE.format("angka atau sumbernya")),
        ("update figure set region_code = '3574' where batch_id = 1", IN_FORCE.format("angka atau sumbernya")),
        ("update source set outlet = 'KPK' where batch_id = 1", IN_FORCE.format("angka atau sumbernya")),
        ("update batch set file_name = 'resmi.csv' where batch_id = 1", "Impor ke-1 (resmi.csv) diubah setelah disegel: nama"),
        ("update batch set actor = 'Bupati' where batch_id = 1", IN_FORCE.format("namanya")),
        ("update batch set sha256 = 'f' where batch_id = 1", IN_FORCE.format("checksum berkasnya")),
        ("update batch set imported_at = now()::timestamp where batch_id = 1", IN_FORCE.format("waktunya")),
        ("update batch set batch_id = null where batch_id = 1", "Impor ke-1 (a.csv) hilang."),
        ("update batch_effect set new_figures = 0 where batch_id = 1", IN_FORCE.format("akibatnya")),
        ("insert into batch select 9, * exclude (batch_id) replace (0 as figures) from batch where batch_id = 1",
         "Impor ke-9 (a.csv) tidak tercatat dalam peristiwa"),
        ("update undone_batch set undone_by = 'Lain'", f"{UNDONE}diubah setelah disegel: pembatalannya."),
        ("update undone_batch set figures = 9", f"{UNDONE}diubah setelah disegel: jumlah angkanya."),
        ("delete from undone_batch", f"{UNDONE}hilang."),
        ("update undone_batch set undone_at = null", f"{UNDONE}dibatalkan atau dihidupkan lagi dari luar aplikasi."),
        ("update preference_choice set reason = 'lain' where choice_id = 1", f"{CHOICE}diubah setelah disegel: alasannya."),
        ("update preference_choice set region_code = '3574' where choice_id = 1", f"{CHOICE}diubah setelah disegel: angka yang"),
        ("delete from preference_choice where choice_id = 1", f"{CHOICE}hilang."),
        ("insert into preference_choice select 3, * exclude (choice_id) from preference_choice where choice_id = 1",
         "Pilihan sumber nomor 3 tidak tercatat dalam peristiwa"),
        ("update figure set value = 99 where batch_id = 0 and value = 71.65", "Data bawaan (data/) diubah setelah disegel"),
        ("update region set name = 'Kabupaten Lain' where region_code = '3513'", "Data bawaan (data/) diubah setelah disegel"),
        ("update published_rank set rank = 1", "Data bawaan (data/) diubah setelah disegel: angka"),
        ("update published_category set category = 'Terjaga'", "Data bawaan (data/) diubah setelah disegel: angka"),
        ("update grade set last_resort = false", "Data bawaan (data/) diubah setelah disegel: angka"),
    ],
)  # fmt: skip
def test_an_edit_is_found_and_named_although_the_scores_were_made_anew(statement, sentence, lived_in):
    assert any(told.startswith(sentence) for told in tampered(statement)), tampered(statement)


def test_a_figure_edited_and_put_back_is_whole(lived_in):
    assert tampered("update figure set note = note || 'x'", "update figure set note = note[:-2]") == []


def test_a_score_edited_by_itself_is_found_also_where_it_is_a_reason(lived_in):
    for edit in ("index = 1", "index_reason = 'tidak_dipublikasikan'"):
        with database.trial() as cursor:
            cursor.execute(f"update score set {edit} where region_code = '3513' and survey_year = 2024")
            assert any("Tabel score" in told for told in check.broken_in(cursor)), edit


def test_an_edit_of_what_was_sealed_is_an_edit_of_the_log(lived_in):
    for facts in ("'{}'", "'bukan json'", "null"):
        (told,) = tampered(f"update event set facts = {facts} where subject = 'impor-1'")
        assert told.startswith("Catatan peristiwa tidak utuh: isi peristiwa nomor ")


def test_what_is_refused_or_only_tried_seals_nothing(lived_in, tmp_path):
    head = events.head()
    assert history.undo(2, actor="A", reason="b") and history.prefer(*KEY, source_id="x", actor="A", reason="b")
    assert import_files([table(tmp_path, "a.csv", *FILE)]).unchanged == ["a.csv"]
    assert shipped.load() is False and events.head() == head


def test_the_log_names_the_role_of_who_changed_the_figures(each_store, tmp_path):
    import_files([table(tmp_path, "a.csv", *FILE)])
    assert figure_changes.undo(Person("Admin Uji", "admin"), 1, reason="coba") == []
    newest = events.log(*events.EVERYWHERE).iloc[0][["operation", "subject", "actor", "role", "reason"]]
    assert newest.tolist() == ["undo", "impor-1", "Admin Uji", "admin", "coba"]


def test_the_log_of_a_plan_tells_of_the_plan_alone(lived_in):
    assert not set(events.log("3513", 2024)["kind"]) & {"import", "choice"}


def test_an_export_read_back_is_sealed_as_it_was(lived_in, tmp_path, monkeypatch):
    head = events.head()
    export.write(tmp_path / "e")
    export.read(tmp_path / "e", tmp_path / "baru.duckdb")
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "baru.duckdb"))
    opening.make_ready()
    assert events.head() == head and check.broken() == []
    assert any("Impor ke-1 " in told for told in tampered("update figure set value = 1 where batch_id = 1"))


def of_old(tmp_path, monkeypatch, *statements):
    """A store that an earlier version left, as somebody may have altered it before today's version opens it."""
    place = tmp_path / "lama.duckdb"
    place.write_bytes(gzip.decompress((OLD / "2026-11-members.duckdb.gz").read_bytes()))
    monkeypatch.setenv("SPI_DATABASE", str(place))
    with database.write() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_a_store_of_old_is_sealed_when_it_is_opened_and_check_says_since_when(tmp_path, monkeypatch):
    of_old(tmp_path, monkeypatch)
    assert check.broken() == []  # not opened by the application yet: nothing to hold it against
    opening.make_ready()
    head = events.head()
    assert check.broken() == [] and any("pada 4 impor dan 4 pilihan sumber: ketika itu" in told for told in check.cannot_see())
    assert any("Impor ke-3 " in told for told in tampered("update figure set value = 1 where batch_id = 3"))
    assert any("Impor ke-2 " in told for told in tampered("update undone_batch set actor = 'x'"))
    opening.make_ready()
    assert events.head() == head
    database.close()


def test_what_comes_in_from_outside_later_is_never_adopted(tmp_path, monkeypatch):
    of_old(tmp_path, monkeypatch)
    opening.make_ready()
    with database.write() as cursor:
        cursor.execute("insert into batch select 9, * exclude (batch_id) replace (0 as figures) from batch where batch_id = 1")
        cursor.execute("update figure set value = 1 where batch_id = 3")
        cursor.execute("update batch set sha256 = 'x' where batch_id = 0")  # what ships is read anew, and sealed anew
    opening.make_ready()
    told = " ".join(check.broken())
    assert "Impor ke-9 " in told and "Impor ke-3 " in told and "Data bawaan" not in told
    database.close()
