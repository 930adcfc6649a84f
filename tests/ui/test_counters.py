"""What is counted of windows and runs, and that it stays small."""

import asyncio
from datetime import date, timedelta

import pytest
from opened_page import opened

from spi.ui.monitoring import counters


@pytest.fixture(autouse=True)
def nothing_counted(monkeypatch):
    monkeypatch.setattr(counters, "_pages", {})
    monkeypatch.setattr(counters, "_day", date.today())
    monkeypatch.setattr(counters, "_open", 0)


def page(title):
    return next(page for page in counters.counted()["pages"] if page["page"] == title)


def test_a_run_of_a_page_is_counted_under_its_title(store):
    opened("pages/data/sumber.py")
    assert page("Sumber")["runs"] == 1 and page("Sumber")["slowest_ms"] > 0


def test_median_slowest_and_slow_runs():
    for seconds in (0.2, 0.4, 1.0, 1.01, 3.0):
        counters._add("RTL", seconds)
    assert page("RTL") == {"page": "RTL", "runs": 5, "slow": 2, "median_ms": 1000, "slowest_ms": 3000}


def test_the_page_with_the_slowest_run_comes_first():
    counters._add("RTL", 0.2)
    counters._add("Tren", 0.3)
    assert [page["page"] for page in counters.counted()["pages"]] == ["Tren", "RTL"]


def test_what_is_kept_of_a_page_is_bounded():
    for _ in range(3 * counters._LATEST):
        counters._add("RTL", 0.1)
    assert len(counters._pages["RTL"].latest) == counters._LATEST and page("RTL")["runs"] == 3 * counters._LATEST


def test_yesterday_is_forgotten_also_where_nobody_came_today(monkeypatch):
    counters._add("RTL", 0.1)
    monkeypatch.setattr(counters, "_day", date.today() - timedelta(days=1))
    assert counters.counted()["pages"] == []
    counters._add("Tren", 0.1)
    assert [page["page"] for page in counters.counted()["pages"]] == ["Tren"]


@pytest.mark.parametrize("end", [RuntimeError, KeyboardInterrupt])
def test_a_run_that_ends_with_a_fault_is_counted_too(end):
    with pytest.raises(end), counters.measured("RTL"):
        raise end
    assert page("RTL")["runs"] == 1 and counters.running.get() == ""


@pytest.mark.parametrize(("kind", "count"), [("websocket", 1), ("http", 0), ("lifespan", 0)])
def test_a_window_is_a_websocket_as_long_as_it_lasts(kind, count):
    seen = []

    async def served(_scope, _receive, _send):
        seen.append(counters.counted()["sessions"])
        raise ConnectionError

    with pytest.raises(ConnectionError):
        asyncio.run(counters.Windows(served)({"type": kind}, None, None))
    assert (seen, counters.counted()["sessions"]) == ([count], 0)
