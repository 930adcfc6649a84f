"""A store with the shipped plan, and plans of one's own in it."""

import pytest
from plan_rows import WHO, years

from spi.follow_up import Plan
from spi.follow_up.plan import plan
from spi.intake import opening
from spi.store import database


@pytest.fixture(scope="module")
def shipped_log(tmp_path_factory):
    """A store of this module with the shipped plan."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPI_DATABASE", str(tmp_path_factory.mktemp("workbook") / "spi.duckdb"))
        opening.make_ready()
        yield
        database.close()


@pytest.fixture
def of(shipped_log):
    """A plan of one's own with two actions, the first with everything filled in."""
    own = Plan("3513", next(years))
    first = {
        "title": "Menata pengaduan", "output": "SOP", "measure": "dipakai", "parts": ["internal", "budget"], "themes": ["staff"],
        "opd": "Dinas A", "supporting": ["Dinas B; C", 'Dinas "D"'], "start": "2026-01-01", "due": "2026-06-30",
        "strength": "strong", "progress": 40, "claim": "done", "claim_note": "lihat bukti", "verification": "not_yet",
        "verification_note": "daftar hadir belum ada", "source": "rapat",
    }  # fmt: skip
    assert plan.create(WHO, own, first).problems == [] and plan.create(WHO, own, {"title": "Kampanye"}).problems == []
    return own
