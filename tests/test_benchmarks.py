"""Every benchmark still runs: once, at its smallest size; how fast it is, no test says."""

import sys

import pytest
from running_app import CHROMIUM
from stores import ROOT

sys.path.append(str(ROOT / "tests" / "benchmarks"))

import paint
import script
import sessions
import twins


@pytest.fixture(autouse=True)
def only_what_ships(monkeypatch):
    """A small store: the shipped figures; and no twin in Dash, which nobody has to install."""
    for module in (paint, script):
        monkeypatch.setattr(module, "DASHBOARD", ROOT / "tests" / "none")
    monkeypatch.setattr(twins, "has_dash", lambda: False)
    monkeypatch.setenv("SPI_DATABASE", "")


@pytest.mark.usefixtures("store")
def test_every_page_that_is_measured_has_a_bare_twin(tmp_path):
    for page in (page for pages in script.PAGES.values() for page in pages):
        assert not script.bare(script.opened(page), tmp_path).exception, page


def test_script_time_is_measured_beside_a_bare_page(capsys, monkeypatch):
    monkeypatch.setattr(script, "PAGES", {"hasil": ("ringkasan",)})
    script.main(runs=1, copies=((1, 2),))
    rows = [line.split() for line in capsys.readouterr().out.splitlines() if line.startswith("ringkasan")]
    assert len(rows) == 2 and all(float(cell.replace(",", "")) > 0 for row in rows for cell in row[1:])


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak terpasang; uji peramban dilewati")
def test_the_wait_from_click_to_paint_is_measured_and_without_dash_its_column_stays_empty(capsys):
    paint.main(["peringkat"], clicks=1, visits=1)
    out = capsys.readouterr().out
    rows = {line.split()[1]: line.split()[2:] for line in out.splitlines() if line.startswith("peringkat")}
    assert set(rows) == {"cold", "warm", "click"} and twins.NO_DASH in out
    assert all(float(own) > 0 and float(bare) > 0 and dash == "–" for own, bare, _, dash, _ in rows.values())


def test_answers_a_second_are_counted(capsys):
    sessions.main(sessions=2, many=3, seconds=0.3)
    rows = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    assert [row[0] for row in rows] == ["1", "2", "2", "3"] and all(row[-2:] == ["0", "0"] for row in rows)
