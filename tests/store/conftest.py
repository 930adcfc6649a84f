"""A store that was lived in."""

import pytest
from kept import HOSTILE, statement
from stores import import_files

from spi.follow_up.log.people import Person
from spi.intake import history, sealing
from spi.store import database
from spi.store.keeping import check


@pytest.fixture
def lived_in(own_store, tmp_path):
    """A store with an import, an undone import, a new institution, a choice and hostile texts."""
    folder = tmp_path / "masuk"
    folder.mkdir()
    for name, text in (("a.csv", "2024;3513;90,00"), ("b.csv", "2026;3574;71,5")):
        (folder / name).write_text(f"tahun;kode;indeks\n{text}\n", encoding="utf-8")
        import_files([folder / name])
    assert history.undo(1, actor="=Uji", reason="salah") == []
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
