"""Is the app well? GET /healthz answers a monitor; with ?detail=1, and this very computer only, what `status` prints."""

import ipaddress
import logging

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from spi.answers.sources import store_state
from spi.store.database import StoreError
from spi.ui.app import origin
from spi.ui.monitoring import counters

_LOG = logging.getLogger(__name__)
_UNREADABLE = "Basis data tidak dapat dibaca. Sebabnya ada dalam catatan aplikasi dan tampil pada halamannya."
_HERE_ONLY = "Rincian hanya dijawab kepada komputer tempat aplikasi berjalan."


def answer(request: Request) -> JSONResponse:
    """200 with which state the store has (what every exported page tells, too), 503 where it cannot be read.

    No person, no path and no setting is told. It runs in a thread of its own, so that a store that hangs holds up nobody.
    """
    detail = request.query_params.get("detail") == "1"
    if detail and not _is_here(request):
        return _json({"ok": False, "problem": _HERE_ONLY}, 403)
    try:
        state = {"ok": True} | store_state.identity() | (store_state.condition() | counters.counted() if detail else {})
    except StoreError as problem:
        _LOG.warning("healthz: the store cannot be read: %s", problem)
        return _json({"ok": False, "store": store_state.engine(), "problem": _UNREADABLE}, 503)
    return _json(state, 200)


ROUTES = [Route("/healthz", answer, methods=["GET"])]


def _is_here(request: Request) -> bool:
    """Was it asked on this very computer, and by nobody in between?"""
    host = request.client.host if request.client else ""
    try:
        peer = None if ipaddress.ip_address(host).is_loopback else host
    except ValueError:
        peer = host or "?"
    return not origin.outside(request.headers.items(), peer=peer)


def _json(content: dict[str, object], status: int) -> JSONResponse:
    return JSONResponse(content, status, headers={"cache-control": "no-store"})
