"""A briefing as the meeting asks for it: of the government that the dashboard opens with, of SPI 2024, unless told otherwise."""

import json
from datetime import datetime
from functools import lru_cache
from typing import Any

from stores import scope_of

from spi.answers import briefing
from spi.method.scope import Scope
from spi.settings import settings
from spi.store import database

MOMENT, BASE = datetime(2026, 11, 22, 21, 30), "http://127.0.0.1:8501"


def gathered(
    region: str = "", year: int = 2024, before: int | None = 2023, scope: str = "provinsi", *, base: str = BASE,
    moment: datetime = MOMENT, **more: Any,
) -> briefing.Briefing:  # fmt: skip
    """The briefing of the store of this test; more: masked, session. Nobody writes into it: the same one is given to all who ask
    the same of the same store."""
    region = region or settings()["region"]
    told = json.dumps(more, sort_keys=True)
    return _gathered(database.state(), repr(settings()), region, year, before, scope_of(region, scope), base, moment, told)


@lru_cache(maxsize=24)
def _gathered(
    _store: object,
    _settings: str,
    region: str,
    year: int,
    before: int | None,
    scope: Scope,
    base: str,
    moment: datetime,
    more: str,
) -> briefing.Briefing:
    return briefing.gather(region, year, before, scope, base=base, moment=moment, **json.loads(more))
