"""A table of another index comes in under its own name, is sealed, comes back and goes out again, and never becomes SPI."""

import pytest
from other_index import RISK, bring, known_too, read_table

from spi import intake
from spi.__main__ import main
from spi.intake import history, opening
from spi.intake.preview import preview
from spi.method.scope import GOVERNMENTS, Scope
from spi.store import database
from spi.store.keeping import check, export

MCP = "MCP 2024;;\nPemda;Nilai;PBJ\nKab. Jember;91,5;90\nKab. Probolinggo;95,25;-\nKab. Banyuwangi;-;80\n"
BOTH = "Pemda;MCP 2024;SPI 2024\nKab. Jember;91,5;70,25\n"
NATION = Scope("nasional", "semua pemda", GOVERNMENTS, None)


def scores(region="3513", code="mcp"):
    table = database.query("other_history", code=code, region=region)
    return dict(zip(table["survey_year"], table["other"], strict=True))


def figures(table):
    return table.figures[["survey_year", "region_code", "measure", "value"]].values.tolist()


def test_the_refusal_leads_to_the_way_in(own_store):
    assert "pilih Isi tabel: MCP/MCSP (baris perintah: --index mcp)" in read_table(MCP).problems[0]
    as_mcp = read_table(MCP.replace("MCP", "SPI"), index="mcp")
    assert "menyebut SPI, bukan MCP/MCSP" in as_mcp.problems[0] and "pilih Isi tabel: SPI" in as_mcp.problems[0]
    assert "Isi tabel" not in read_table(MCP.replace("MCP", "SAKIP")).problems[0], "of an index that no page shows"


def test_whole_scores_alone_are_taken(own_store):
    table = read_table(MCP, index="mcp")
    assert figures(table) == [[2024, "3509", "mcp", 91.5], [2024, "3513", "mcp", 95.25]]
    assert table.problems == [] and table.warnings == [] and table.other_index == "mcp"
    assert "hanya skor MCP/MCSP seluruh pemda yang diambil; 3 angka lain dilewati" in " ".join(table.notes)


def test_a_table_that_names_no_score_is_asked_about(own_store):
    asked = read_table("Rekap 2024;\nPemda;Nilai\nKab. Jember;91,5\n", index="mcp")
    assert [warning.code for warning in asked.warnings] == ["belum_tentu_spi"] and "menyebut MCP/MCSP" in asked.warnings[
        0
    ].sentence
    assert intake.save([asked], actor="uji").problems, "nothing is saved before somebody accepts it"


def test_a_provisional_score_must_be_looked_at(own_store):
    table = read_table(MCP.replace("MCP 2024", "MCP 2024 (sementara)"), index="mcp")
    assert [warning.code for warning in table.warnings] == ["belum_tentu_hasil"] and "final" in table.warnings[0].sentence


@pytest.mark.parametrize("score", ["100,5", "0", "-1"])
def test_what_lies_outside_the_scale_is_refused(score, own_store):
    assert read_table(MCP.replace("91,5", score), index="mcp").problems


def test_one_table_may_hold_both_and_gives_to_each_its_own(own_store):
    before = database.query("scores_of_years", years=[2024]).set_index("region_code").loc["3509", "index"]
    assert bring(BOTH).figures == 1
    after = database.query("scores_of_years", years=[2024]).set_index("region_code").loc["3509", "index"]
    assert scores("3509")[2024] == 91.5 and after == before, "no score of SPI has moved"
    as_spi = read_table(BOTH)
    assert figures(as_spi) == [[2024, "3509", "index", 70.25]]
    assert intake.save([as_spi], actor="uji").figures == 1, "the same file comes in for SPI, too"
    assert bring(BOTH).unchanged == ["tabel.csv"]
    other = BOTH.replace("Jember", "Banyuwangi")
    assert intake.save([read_table(other)], actor="uji").figures == bring(other).figures == 1, "whichever is first"


def test_the_preview_tells_what_would_change_and_changes_nothing(own_store):
    shown = preview(read_table(MCP, index="mcp"), scope=NATION)
    assert shown.figures[["region_code", "old", "value", "state"]].astype(object).values.tolist()[1] == [
        "3513",
        94.57,
        95.25,
        "berubah",
    ]
    assert shown.figures["state"].tolist()[0] == "baru" and shown.moves.empty and shown.warnings == []
    assert scores()[2024] == 94.57


def test_an_import_is_sealed_counted_and_taken_back(own_store):
    before = scores()
    assert bring(MCP).batches == [1] and scores()[2024] == 95.25
    batch = history.batches().iloc[0]
    assert (batch["kind"], batch["figures"], batch["new"], batch["changed"]) == ("mcp", 2, 1, 1)
    assert set(history.figures(1)["measure"]) == {"mcp"} and check.broken() == []
    for statement in (
        "update other_figure set value = 99 where batch_id = 1", "update other_figure set as_of = 'x' where batch_id = 0",
        "update other_figure set region_code = '3578' where batch_id = 1", "delete from other_figure where batch_id = 1",
    ):  # fmt: skip
        with database.trial() as cursor:
            cursor.execute(statement)
            assert any("diubah setelah disegel: angka" in sentence for sentence in check.broken_in(cursor)), statement
    assert history.undo(1, actor="uji", reason="coba") == [] and scores() == before and check.broken() == []


def test_an_export_brings_it_back(own_store, tmp_path, monkeypatch):
    bring(MCP)
    held = scores()
    export.write(tmp_path / "e")
    export.read(tmp_path / "e", tmp_path / "baru.duckdb")
    monkeypatch.setenv("SPI_DATABASE", str(tmp_path / "baru.duckdb"))
    opening.make_ready()
    assert scores() == held and held[2024] == 95.25 and check.broken() == []
    database.close()


def test_the_command_line_takes_it_by_name(own_store, tmp_path, capsys):
    file = tmp_path / "a.csv"
    file.write_text(MCP, encoding="utf-8")
    assert main(["import", str(file)]) == 1 and "--index mcp" in capsys.readouterr().err
    assert main(["import", str(file), "--index", "mcp"]) == 0
    assert "Kab. Probolinggo 2024, MCP/MCSP: 94,57 → 95,25" in capsys.readouterr().out and scores()[2024] == 95.25


def test_a_third_index_comes_in_on_its_own_scale(own_store, tmp_path):
    text = "Indeks Rawan Contoh 2024;\nPemda;Nilai\nKab. Jember;0,75\nKab. Probolinggo;2,5\n"
    with known_too(RISK, tmp_path):
        assert "Isi tabel: Indeks Rawan Contoh" in read_table(text).problems[0]
        assert "di luar skala 0–5" in read_table(text.replace("2,5", "5,01"), index="irc").problems[0]
        bring(text, "irc")
        assert scores(code="irc")[2024] == 2.5 and scores("3509", "irc")[2024] == 0.75 and scores()[2024] == 94.57
        assert check.broken() == []
