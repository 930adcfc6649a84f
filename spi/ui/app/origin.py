"""Was a page asked for on this very computer, or from outside: over a network, from another host's page, through a proxy?"""

import re
from collections.abc import Iterable

from starlette.types import ASGIApp, Receive, Scope, Send

_HERE = ("127.0.0.1", "[::1]", "localhost")
# All that a browser writes by itself when it opens a websocket. Whatever else arrives was added on the way: proxies have too
# many names of their own (Forwarded, X-Forwarded-*, X-Real-IP, Via, True-Client-IP, CF-...) for a list of those to end.
_BROWSERS = {
    "host", "connection", "upgrade", "origin", "user-agent", "pragma", "cache-control", "cookie", "dnt", "priority", "save-data",
    "accept", "accept-encoding", "accept-language",
}  # fmt: skip
_AUTHORITY = re.compile(r"(\[[0-9a-f:.]+\]|[^\[\]:/?#@,\s]+)(?::[0-9]{1,5})?")
_REFUSED = 1008  # the code by which a websocket says: policy violation


def outside(headers: Iterable[tuple[str, str]], *, peer: str | None = None) -> str:
    """What of a request is not of this computer, as a clause in Bahasa Indonesia; "" where all of it is.

    headers: name and value of each header of the websocket's handshake, repeated ones too; none at all, as of a session whose
    browser has gone, is from outside. peer: the address that the connection comes from, None for this computer.
    """
    pairs = [(name.casefold(), value) for name, value in headers]
    hosts = [value for name, value in pairs if name == "host"]
    if not hosts:
        return "permintaannya tidak menyebut alamat aplikasi (Host)"
    for host in hosts:
        if not is_here(host):
            return f"dibuka lewat alamat “{host[:80]}”"
    for name, value in pairs:
        if name == "origin" and not is_here(_authority_of(value)):
            return f"diminta oleh halaman dari “{value[:80]}”"
        if name not in _BROWSERS and not name.startswith("sec-"):
            return f"datang lewat perantara, yang menambahkan “{name[:80]}”"
    return f"dibuka dari komputer lain, “{peer[:80]}”" if peer else ""


def is_here(authority: str) -> bool:
    """Does host[:port], as in the header Host, name this very computer?"""
    text = authority.strip().lower()
    parts = _AUTHORITY.fullmatch(text)
    return parts[1].removesuffix(".") in _HERE if parts else text == "::1"


def _authority_of(origin: str) -> str:
    """host[:port] of an Origin; "" for "null" and for all that no page of the web has."""
    scheme, _, authority = origin.strip().partition("://")
    return authority if scheme.casefold() in ("http", "https") else ""


class SameOriginOnly:
    """Refuse a websocket that another host's page opens, before Streamlit sees it.

    Streamlit refuses it too, but first asks a host on the internet for the address of this machine, and meanwhile answers
    nobody. A page whose Origin is its own Host goes on: through a proxy with sign-in that is how everybody comes.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a handshake from elsewhere with 403, hand on everything else."""
        if scope["type"] == "websocket" and _is_foreign(scope):
            await receive()
            await send({"type": "websocket.close", "code": _REFUSED})
            return
        await self._app(scope, receive, send)


def _is_foreign(scope: Scope) -> bool:
    """Is there an Origin that is neither this computer nor the Host that was asked?"""
    headers = [(name.decode("latin-1").casefold(), value.decode("latin-1").strip()) for name, value in scope["headers"]]
    hosts = {value.casefold() for name, value in headers if name == "host"}
    origins = [_authority_of(value).casefold() for name, value in headers if name == "origin"]
    return any(not is_here(origin) and {origin} != hosts for origin in origins)
