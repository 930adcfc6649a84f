"""A store whose log tells the time that a test sets."""

import pytest
from clock import Clock

from spi.intake import opening
from spi.store import database, event_log


@pytest.fixture(scope="module")
def clocked_log(tmp_path_factory):
    """A store of this module with the shipped plan, and a clock that its tests set."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPI_DATABASE", str(tmp_path_factory.mktemp("progress") / "spi.duckdb"))
        patch.setattr(event_log, "datetime", Clock)
        opening.make_ready()
        yield
        database.close()
