"""How many windows are open, and how long did the pages take today? Counted in this process, forgotten when it ends."""

import logging
import statistics
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

SLOW = 1.0  # seconds from which on a run of a page is a slow one
_LATEST = 500  # runs of a page that its median is taken of
_LOG = logging.getLogger(__name__)
running: ContextVar[str] = ContextVar("page", default="")  # the title of the page that this thread runs
_lock = threading.Lock()
_since = datetime.now().astimezone()
_open = 0
_day = date.today()
_pages: dict[str, "_Runs"] = {}  # by the title of a page of the menu, so that it cannot grow without end


@dataclass
class _Runs:
    """The runs of one page on one day, in seconds."""

    count: int = 0
    slow: int = 0
    slowest: float = 0.0
    latest: deque[float] = field(default_factory=lambda: deque(maxlen=_LATEST))

    def add(self, seconds: float) -> None:
        self.count += 1
        self.slow += seconds > SLOW
        self.slowest = max(self.slowest, seconds)
        self.latest.append(seconds)


class Windows:
    """Count the windows that are open: a websocket each, as long as it lasts."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on everything; a websocket is counted meanwhile."""
        global _open
        counted = scope["type"] == "websocket"
        _open += counted  # all on the one thread of the server's loop
        try:
            await self._app(scope, receive, send)
        finally:
            _open -= counted


@contextmanager
def measured(title: str) -> Iterator[None]:
    """The run of a page of the menu, however it ends."""
    token, start = running.set(title), time.perf_counter()
    try:
        yield
    finally:
        seconds = time.perf_counter() - start
        _add(title, seconds)
        _LOG.info("page run", extra={"milliseconds": _milliseconds(seconds)})
        running.reset(token)


def counted() -> dict[str, Any]:
    """What was counted: {"since", "sessions": windows open now, "pages": [{"page", "runs", "slow", "median_ms", "slowest_ms"}]},
    the pages of today only, those with the slowest run first."""
    with _lock:
        pages: list[dict[str, Any]] = [
            {
                "page": title, "runs": runs.count, "slow": runs.slow,
                "median_ms": _milliseconds(statistics.median(runs.latest)), "slowest_ms": _milliseconds(runs.slowest),
            }
            for title, runs in _pages.items() if _day == date.today()
        ]  # fmt: skip
    pages.sort(key=lambda page: -page["slowest_ms"])
    return {"since": _since.isoformat(timespec="seconds"), "sessions": _open, "pages": pages}


def _add(title: str, seconds: float) -> None:
    global _day
    with _lock:
        if _day != date.today():
            _day = date.today()
            _pages.clear()
        _pages.setdefault(title, _Runs()).add(seconds)


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)
