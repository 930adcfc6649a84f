"""What a file would change is exactly what it then changes, and looking changes nothing."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_nation import HOME, rows_by_place
from stores import DASHBOARD, needs_dashboard, scope_of

from spi import intake
from spi.answers.results import standing
from spi.answers.sources import provenance
from spi.intake import preview, shipped
from spi.store import database


def read(path):
    return intake.read(path, aliases=provenance.aliases(), regions=standing.regions(), newest_year=2026)


@pytest.fixture
def table(own_store, tmp_path):
    """A file with a new, a changed, an equal, a losing and an empty figure for SPI 2024."""
    path = tmp_path / "hasil.csv"
    path.write_text(
        "Tahun;Kode;Indeks;Internal\n2024;3577;79,10;80,00\n2024;3513;74,50;75,61\n2024;3509;67,3;-\n", encoding="utf-8"
    )
    return read(path)


def test_every_figure_is_judged(table, jatim_of):
    found = preview.preview(table, scope=jatim_of()).figures.set_index(["region_code", "measure"])
    assert found["state"].to_dict() == {
        ("3577", "index"): "baru", ("3577", "internal"): "baru", ("3513", "index"): "berubah", ("3513", "internal"): "sama",
        ("3509", "index"): "berubah", ("3509", "internal"): "kosong",
    }  # fmt: skip
    changed = found.loc[("3513", "index")]
    assert (changed["old"], changed["value"], changed["used"]) == (71.65, 74.5, 74.5)
    assert changed["old_outlet"]


def test_places_and_categories_that_would_move_are_named(table, jatim_of):
    moves = preview.preview(table, scope=jatim_of()).moves.set_index("region_code")
    ours = moves.loc["3513"]
    assert (ours["place_before"], ours["place_after"]) == (12, 8)
    assert (ours["category_before"], ours["category_after"]) == ("Rentan", "Waspada")
    assert moves.loc["3577", "place_after"] == 1


def test_looking_changes_nothing_and_saving_changes_what_was_shown(table, jatim_of):
    scope, before = jatim_of(), database.query("sources")
    found = preview.preview(table, scope=scope)
    assert database.query("sources").equals(before) and len(database.query("batches")) == 1
    intake.save([table], actor="uji", accepted={warning.code for warning in table.warnings})
    after = standing.ranking_table(scope, 2024).set_index("region_code")
    for code, move in found.moves.set_index("region_code").iterrows():
        assert after.loc[code, "rank"] == move["place_after"]
    again = preview.preview(table, scope=scope)
    assert again.unchanged and again.moves.empty


def test_an_index_against_the_stored_components_is_told(empty_store, tmp_path, jatim_of):
    shipped.load()
    path = tmp_path / "satu.csv"
    path.write_text("Tahun;Kode;Indeks\n2024;3513;80,00\n", encoding="utf-8")
    found = preview.preview(read(path), scope=jatim_of()).disagreements
    assert list(found["region"]) == ["Kab. Probolinggo"]
    assert found["residual"].iloc[0] == pytest.approx(80 - 71.66, abs=0.01)


def test_a_corrected_national_year_shows_who_moves(own_nation, tmp_path):
    rows = rows_by_place(2024)
    ours = rows[HOME]
    rows[HOME] = ours | {"indeks": "74.00", "koreksi": ours["koreksi"] | {"integritas": "4.80"}}
    (tmp_path / "2024.json").write_text(json.dumps([*rows.values()]), encoding="utf-8")
    found = preview.preview(read(tmp_path / "2024.json"), scope=scope_of(HOME, "provinsi"))
    moves = found.moves.set_index("region_code")[["place_before", "place_after"]]
    assert tuple(moves.loc[HOME]) == (19, 9)
    assert set((moves["place_after"] - moves["place_before"]).drop(HOME)) == {1}, "each of those we overtook falls by one"
    assert (found.figures["state"] == "berubah").sum() == 2 and not found.figures["state"].eq("baru").any()


@needs_dashboard
def test_a_national_year_shows_who_moves(empty_store, jatim_of):
    shipped.load()
    found = preview.preview(read(DASHBOARD / "2024.json"), scope=jatim_of())
    ours = found.moves.set_index("region_code").loc["3513"]
    assert (ours["place_before"], ours["place_after"]) == (12, 25)
    assert found.figures["state"].eq("baru").sum() > 3_500


@pytest.fixture(scope="module")
def quiet_store(tmp_path_factory):
    """One store for many inputs, none of which may leave a trace."""
    path = tmp_path_factory.mktemp("quiet") / "spi.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPI_DATABASE", str(path))
        shipped.load()
        yield path
        database.close()


cells = st.text(alphabet="0123456789,.;-\n \tSPIKabNTahu@=<>", max_size=40) | st.sampled_from(
    ["71,65", "3513", "2024", "Kab. Jember"]
)
rows = st.lists(st.lists(cells, min_size=1, max_size=5).map(";".join), max_size=6).map("\n".join)
headed = st.sampled_from(["", "Tahun;Kode;Indeks\n", "Tahun;Pemda;Indeks;Internal\n"])


@settings(max_examples=60)
@given(head=headed, body=rows, name=st.sampled_from(["a.csv", "a.txt", "a.json", "a.xlsx"]))
def test_no_input_changes_the_store_without_a_completed_batch(quiet_store, head, body, name):
    known = {"aliases": provenance.aliases(), "regions": standing.regions(), "newest_year": 2026}
    before = _everything()
    table = intake.read((head + body).encode(), name=name, **known)
    if table.problems:
        assert intake.save([table], actor="uji", accepted={warning.code for warning in table.warnings}).batches == []
    else:
        preview.preview(table, scope=scope_of("3513", "provinsi"))
    assert _everything() == before


def _everything():
    with database.connect().cursor() as cursor:
        tables = [row[0] for row in cursor.execute("select table_name from duckdb_tables() order by 1").fetchall()]
        return {name: cursor.execute(f"select count(*), bit_xor(hash(t)) from {name} t").fetchone() for name in tables}
