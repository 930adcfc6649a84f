"""Is every import logged, is it undone without a trace in the answers, and is a chosen source logged and reversible?"""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from stores import UNSEEN, import_files

from spi import intake
from spi.intake import history
from spi.store import database

TABLES = ("source_kind", "grade", "source", "region", "region_alias", "published_rank", "published_category", "score", "batch")


def csv(folder, name, *lines):
    path = folder / name
    path.write_text("\n".join(("tahun;kode;indeks;internal", *lines)) + "\n", encoding="utf-8")
    return path


def kpk(folder, name, institution, index):
    """A table in KPK's shape with one institution that the store may not know."""
    row = {
        "tahun": 2024, "nama": institution, "indeks": index, "agregat": {"internal": 70.1, "eksternal": 80.2, "eksper": 60.3},
        "koreksi": {"integritas": 1.5, "prevalensi": 0}, "map": {"level": "pusat", "code": None, "name": None},
    }  # fmt: skip
    path = folder / name
    path.write_text(json.dumps({"data": [row]}), encoding="utf-8")
    return path


def everything():
    """Every row that an answer may come from, batches in force included."""
    with database.connect().cursor() as cursor:
        rows = {table: cursor.execute(f"select * from {table} order by all").fetchall() for table in TABLES}
        rows["figure"] = cursor.execute("select * exclude (figure_id) from figure order by all").fetchall()
    return rows


def used(region, year, measure="index"):
    figures = database.query("figures", region=region, year=year)
    return list(figures.loc[figures["preferred"] & (figures["measure"] == measure), "value"])


def undo(batch):
    assert history.undo(batch, actor="Uji", reason="salah berkas") == []


def test_a_batch_says_what_it_gave_and_what_it_altered(own_store, tmp_path):
    import_files([csv(tmp_path, "a.csv", "2024;3513;90,00;91,00", f"{UNSEEN};3513;71,65;72,00")])
    row = history.batches().iloc[0]
    # 2024 has an index of 71.65 and an internal of its own already; the other year is new
    assert (row["file_name"], row["actor"], row["figures"], row["new"], row["changed"]) == ("a.csv", "uji", 4, 2, 2)
    assert row["undone_at"] is None or row["undone_at"] != row["undone_at"]


def test_a_batch_that_loses_every_conflict_altered_nothing(own_store, tmp_path):
    first = csv(tmp_path, "a.csv", "2024;3513;71,653;75,611")
    import_files([first])
    import_files([csv(tmp_path, "b.csv", "2024;3513;90,0;91,0")])  # fewer decimals: the first stays preferred
    row = history.batches().iloc[0]
    assert (row["file_name"], row["new"], row["changed"]) == ("b.csv", 0, 0)
    assert used("3513", 2024) == [71.653]


def test_an_undo_restores_the_answers_before_and_the_file_may_come_again(each_store, tmp_path):
    file = csv(tmp_path, "a.csv", "2024;3513;90,00;91,00", f"{UNSEEN};3513;71,65;72,00")
    before = everything()
    import_files([file])
    after = everything()
    assert used("3513", 2024) == [90.0] and after != before
    undo(1)
    assert everything() == before
    row = history.batches().iloc[0]
    assert (row["batch_id"], row["undone_by"], row["undo_reason"], row["new"]) == (1, "Uji", "salah berkas", 2)
    outcome = import_files([file])
    assert outcome.batches == [2] and outcome.unchanged == [] and used("3513", 2024) == [90.0]


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_two_batches_undone_in_either_order_leave_nothing(order, own_store, tmp_path):
    before = everything()
    import_files([kpk(tmp_path, "a.json", "LEMBAGA CONTOH", 70.5)])
    import_files([kpk(tmp_path, "b.json", "LEMBAGA CONTOH", 71.5)])
    undo(order[0])
    kept = next(batch for batch in (1, 2) if batch != order[0])
    assert used("L-lembaga-contoh", 2024) == [70.5 if kept == 1 else 71.5]
    assert "L-lembaga-contoh" in set(database.query("regions")["region_code"])
    known = database.query("region_aliases")
    assert "L-lembaga-contoh" in set(known["region_code"])  # still recognised by its name
    again = import_files([kpk(tmp_path, "c.json", "LEMBAGA CONTOH", 72.5)])
    undo(again.batches[0])
    undo(order[1])
    assert everything() == before


@pytest.mark.parametrize(
    ("batch", "actor", "reason", "said"),
    [
        (0, "A", "b", "Data bawaan"),
        (7, "A", "b", "Impor ke-7 tidak ada"),
        (1, "A", "b", "sudah pernah dibatalkan"),
        (2, " ", "b", "Isi nama"),
        (2, "A", " ", "Tulis alasannya"),
    ],
)
def test_an_undo_that_cannot_be_gets_a_sentence_and_changes_nothing(batch, actor, reason, said, own_store, tmp_path):
    import_files([csv(tmp_path, "a.csv", "2024;3513;90,00;91,00")])
    undo(1)
    import_files([csv(tmp_path, "b.csv", "2024;3513;92,00;93,00")])
    before = everything()
    problems = history.undo(batch, actor=actor, reason=reason)
    assert len(problems) == 1 and said in problems[0]
    assert everything() == before


def test_a_file_read_before_an_undo_of_its_institution_is_not_saved_after_it(own_store, tmp_path):
    import_files([kpk(tmp_path, "a.json", "LEMBAGA CONTOH", 70.5)])
    aliases = dict(database.query("region_aliases").itertuples(index=False))
    late = intake.read(
        kpk(tmp_path, "b.json", "LEMBAGA CONTOH", 71.5), aliases=aliases, regions=database.query("regions"), newest_year=UNSEEN
    )
    undo(1)
    outcome = intake.save([late], actor="uji", accepted={warning.code for warning in late.warnings})
    assert outcome.batches == [] and "Baca ulang" in outcome.problems[0]


def source_of(region, year, value):
    with database.connect().cursor() as cursor:
        found = cursor.execute(
            "select source_id from figure where region_code = ? and survey_year = ? and measure = 'index' and value = ?",
            [region, year, value],
        )
        return found.fetchone()[0]


def test_a_chosen_source_wins_over_the_rule_until_the_choice_is_taken_back(own_store):
    by_rule = used("3578", 2023)
    other = source_of("3578", 2023, 79.56 if by_rule != [79.56] else 79.54)
    key = (2023, "3578", "", "index")
    assert history.prefer(*key, source_id=other, actor="Inspektur", reason="Laporan asli") == []
    assert used("3578", 2023) != by_rule
    scores = database.query("scores", year=2023, kinds=["kota"], province="35").set_index("region_code")["index"]
    assert [scores["3578"]] == used("3578", 2023)
    assert history.prefer(*key, source_id=None, actor="Inspektur", reason="Keliru") == []
    assert used("3578", 2023) == by_rule
    log = history.choices()
    assert list(log["reason"]) == ["Keliru", "Laporan asli"] and list(log["state"]) == ["dikembalikan", "diganti"]


def test_undoing_a_batch_whose_source_was_chosen_brings_the_rule_back(own_store, tmp_path):
    before = everything()
    import_files([csv(tmp_path, "a.csv", "2024;3513;90;91")])  # no decimals: the rule keeps 71.65
    assert used("3513", 2024) == [71.65]
    history.prefer(2024, "3513", "", "index", source_id=source_of("3513", 2024, 90), actor="A", reason="b")
    assert used("3513", 2024) == [90.0] and list(history.choices()["state"]) == ["berlaku"]
    undo(1)
    assert used("3513", 2024) == [71.65] and everything() == before
    assert list(history.choices()["state"]) == ["tanpa sumber"]


@pytest.mark.parametrize(
    ("source", "region", "actor", "reason", "said"),
    [
        ("koran-hilang", "3513", "A", "b", "Sumber “koran-hilang” tidak memiliki nilai"),
        (None, "9999", "A", "b", "Tidak ada sumber"),
        (None, "3513", "", "b", "Isi nama"),
        (None, "3513", "A", "", "Tulis alasannya"),
    ],
)
def test_a_choice_without_source_name_or_reason_gets_a_sentence(source, region, actor, reason, said, own_store):
    problems = history.prefer(2024, region, "", "index", source_id=source, actor=actor, reason=reason)
    assert len(problems) == 1 and said in problems[0]
    assert history.choices().empty


def test_two_saves_at_once_lose_nothing(own_store, tmp_path):
    aliases = dict(database.query("region_aliases").itertuples(index=False))
    files = [
        csv(tmp_path, f"{n}.csv", f"{UNSEEN};{code};7{n},50;7{n},25") for n, code in enumerate(["3513", "3574", "3509", "3510"])
    ]
    files.append(csv(tmp_path, "sama.csv", f"{UNSEEN};3513;70,50;70,25"))  # the content of the first
    known = {"aliases": aliases, "regions": database.query("regions"), "newest_year": UNSEEN}
    drafts = [intake.read(file, **known) for file in files] * 2
    with ThreadPoolExecutor(8) as people:
        asked = {warning.code for draft in drafts for warning in draft.warnings}
        outcomes = list(people.map(lambda draft: intake.save([draft], actor="uji", accepted=asked), drafts))
    assert sorted(batch for outcome in outcomes for batch in outcome.batches) == [1, 2, 3, 4]
    assert sum(len(outcome.unchanged) for outcome in outcomes) == 6
    scores = database.query("scores", year=UNSEEN, kinds=["kabupaten", "kota"], province="35").set_index("region_code")["index"]
    assert dict(scores.dropna()) == {"3513": 70.5, "3574": 71.5, "3509": 72.5, "3510": 73.5}
