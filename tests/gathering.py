"""A briefing as the meeting asks for it: of the government that the dashboard opens with, of SPI 2024, unless told otherwise."""

from datetime import datetime
from typing import Any

from stores import scope_of

from spi.answers import briefing
from spi.settings import settings

MOMENT, BASE = datetime(2026, 11, 22, 21, 30), "http://127.0.0.1:8501"


def gathered(
    region: str = "", year: int = 2024, before: int | None = 2023, scope: str = "provinsi", *, base: str = BASE,
    moment: datetime = MOMENT, **more: Any,
) -> briefing.Briefing:  # fmt: skip
    """The briefing of the store of this test; more: masked, session."""
    region = region or settings()["region"]
    return briefing.gather(region, year, before, scope_of(region, scope), base=base, moment=moment, **more)
