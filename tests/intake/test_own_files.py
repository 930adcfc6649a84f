"""Do our own files come back: every table that the screen offers and the workbook of figures, with the same printed figures?"""

from datetime import datetime

import pytest
from gathering import gathered
from made_up_nation import HOME
from stores import used_figures

from spi import intake
from spi.answers.results import standing, within_reach
from spi.answers.sources import identified_table
from spi.answers.sources.identified_table import About
from spi.documents.book import figures
from spi.intake.draft import Intake
from spi.intake.spelling import headings
from spi.intake.tables.layout import Wishes
from spi.method.scope import Scope
from spi.store import database
from spi.words import dictionary


@pytest.fixture
def store(shipped_store, monkeypatch):
    """The shipped store is the store of this test."""
    monkeypatch.setenv("SPI_DATABASE", str(shipped_store))
    return shipped_store


def taken(name: str, content: bytes, **said: object) -> Intake:
    """What the importer reads of a file, knowing the regions of the store of this test."""
    aliases = dict(database.query("region_aliases").itertuples(index=False))
    return intake.read(content, name=name, aliases=aliases, regions=standing.regions(), newest_year=2026, wishes=Wishes(**said))


def same_figures(found: Intake) -> int:
    """Every figure read is the one in use in the store; how many."""
    assert found.problems == []
    known = found.figures.dropna(subset="value")
    assert len(known)
    used = used_figures()
    for row in known.itertuples():
        owner = int(row.survey_year), row.region_code, row.unit, row.measure
        assert row.value == pytest.approx(used[owner], abs=0.005000001), owner
    return len(known)


def is_of_figures(file: object) -> bool:
    roles = [headings.role(head) for head in file.heads if "(dihitung" not in head]
    return bool({*roles} & {*headings.MEASURES})


def test_every_table_of_figures_comes_back_as_it_went(offered_files, store):
    files = [file for file in offered_files if is_of_figures(file)]
    assert len(files) >= 9
    for file in files:
        found = taken(file.name, file.text.encode("utf-8-sig"))
        written = sum(
            any(c.isdigit() for c in row[head])
            for row in file.rows
            for head in file.heads
            if "(dihitung" not in head and headings.role(head) in headings.MEASURES
        )
        assert same_figures(found) == written > 0, file.name


def test_no_table_without_printed_figures_becomes_one(offered_files, store):
    files = [file for file in offered_files if not is_of_figures(file)]
    assert {file.title for file in files} >= {*dictionary.words("calculated_tables"), "Semua sumber", "RTL per OPD"}
    for file in files:
        for code in (None, "3513"):
            found = taken(file.name, file.text.encode("utf-8-sig"), region_code=code)
            assert len(found.figures.dropna(subset="value")) == 0, file.name


def test_ministries_come_back_by_their_full_names(nation):
    scope = Scope("lembaga", "kementerian dan lembaga", ("lembaga",), None)
    about = About("Bank Indonesia", "", (2024,), None, scope.title(98), datetime(2026, 11, 29), "impor ke-5")
    table = standing.scores(scope, 2024)
    found = taken("spi.csv", identified_table.content("Pemda dalam lingkup", table, ["region", "index", "internal"], about))
    assert same_figures(found) == table[["index", "internal"]].notna().sum().sum() > 150


def test_of_what_is_within_reach_only_the_printed_scores_come_back(nation):
    about = About("Kabupaten Contoh 113", HOME, (2024,), None, "", datetime(2026, 11, 29), "impor ke-5")
    table, columns = within_reach.within_reach(HOME, 2024).caps, ["label", "ours", "cap", "reached", "points"]
    content = identified_table.content("Terjangkau dalam setahun", table, columns, about)
    assert "Internal: Skor sesudahnya (dihitung)" in content.decode("utf-8-sig")
    assert same_figures(taken("spi.csv", content)) == 6  # the index and its five parts


@pytest.mark.parametrize("choice", [{}, {"region": "3576"}, {"region": "7271", "before": 2022}, {"year": 2021, "before": None}])
def test_the_printed_figures_of_the_workbook_come_back(store, choice):
    asked = gathered(**choice)
    found = taken("angka.xlsx", figures.workbook(asked))
    years = [y for y in (asked.year, asked.year_before) if y]
    told = {(row.survey_year, row.region_code) for row in found.figures.dropna(subset="value").itertuples()}
    assert {(y, asked.code) for y in years if asked.standings[y].index is not None} <= told
    own = [figures[figures["preferred"] & figures["value"].notna()] for figures in asked.figures.values()]
    mine = found.figures[(found.figures["region_code"] == asked.code) & found.figures["value"].notna()]
    assert len(mine) == sum(map(len, own))
    assert same_figures(found) >= len(mine)


def test_units_and_elements_of_both_years_come_back_with_the_reason_of_those_without_a_score(own_store):
    rows = ["2024;Kabupaten Probolinggo;Dinas A;81,25;12", "2024;Kabupaten Probolinggo;Dinas B;60,00;3"]
    content = "\n".join(["Tahun;Pemda;Unit kerja;Indeks;Jumlah responden", *rows]).encode()
    past = b"Tahun;Pemda;Pengelolaan PBJ;Transparansi\n2023;Kabupaten Probolinggo;66,10;80,45"
    before = [taken("unit-spi.csv", content), taken("unsur-spi.csv", past)]
    assert [problem for file in before for problem in file.problems] == []
    intake.save(before, actor="uji")
    after = taken("angka.xlsx", figures.workbook(gathered()))
    units = after.figures[after.figures["unit"] != ""].set_index("unit")
    assert after.problems == [] and units.at["Dinas A", "value"] == 81.25
    elements = after.figures[after.figures["survey_year"] == 2023].set_index(["region_code", "measure"])["value"]
    assert (elements["3513", "procurement"], elements["3513", "transparency"]) == (66.1, 80.45)
    assert units.at["Dinas B", "reason"] == "responden_kurang" and units["value"].notna().sum() == 1
