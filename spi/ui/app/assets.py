"""How do the scripts of the page come into the browser? Compressed once, kept for a year, and asked for before they are needed.

Streamlit serves 9 MB of scripts as they are, which an office network feels; to compress them for every visitor anew costs the
server half a second of work each time.
"""

import gzip
import hashlib
import re
from functools import cache, partial
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from spi.render.screen import library

_FRONT = Path(__file__).with_name("browser.js")
PLOTLY = f"/static/plotly-{library.VERSION}.js"  # the address of the script that draws charts
BROWSER = f"/static/browser-{hashlib.sha256(_FRONT.read_bytes()).hexdigest()[:12]}.js"  # of ours, once a window
_OURS = {PLOTLY: library.SCRIPT, BROWSER: _FRONT}
_STATIC = Path(streamlit.__file__).parent / "static"
_KINDS = {".js": "text/javascript", ".css": "text/css"}
_KEPT = {"cache-control": "public, max-age=31536000, immutable", "vary": "accept-encoding"}  # a new content has a new name
_ELEMENTS = ("Html", "Selectbox", "BidiComponent")  # of Streamlit's elements those of every page
_IMPORTED = re.compile(r"""(?:from|import)["'`]\./([\w.-]+\.js)["'`]""")


def _links() -> str:
    """The header Link of the page: what the browser shall load at once, not one after the other as elements arrive."""
    scripts, page = _STATIC / "static" / "js", (_STATIC / "index.html").read_text(encoding="utf-8")
    needed = [file.name for element in _ELEMENTS for file in scripts.glob(f"{element}.*.js")]
    for name in needed:  # grows with what each of them imports
        needed += [other for other in _IMPORTED.findall((scripts / name).read_text(encoding="utf-8")) if other not in needed]
    links = [f"</static/js/{name}>; rel=modulepreload; crossorigin" for name in dict.fromkeys(needed) if name not in page]
    return ", ".join([*(f"<{address}>; rel=preload; as=script" for address in _OURS), *links])


class Assets:
    """Answer for scripts and styles out of memory, and name the needed ones in the head of the page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._links = app, _links()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for a script or a style, hand on everything else."""
        file = _file(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if file is None:
            await self._app(scope, receive, partial(self._link, send))
            return
        pressed = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        content = await run_in_threadpool(_compressed if pressed else Path.read_bytes, file)
        headers = _KEPT | ({"content-encoding": "gzip"} if pressed else {})
        await Response(content, media_type=_KINDS[file.suffix], headers=headers)(scope, receive, send)

    async def _link(self, send: Send, message: Message) -> None:
        """Hand on a message of the app; the head of a page names the needed scripts."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            if headers.get("content-type", "").startswith("text/html"):
                headers["link"] = self._links
        await send(message)


def _file(address: str) -> Path | None:
    """The file of a script or a style whose content never changes under its name; None for any other address."""
    if address in _OURS:
        return _OURS[address]
    place = _STATIC / address.lstrip("/")
    hashed = place.suffix in _KINDS and place.parent in (_STATIC / "static" / "js", _STATIC / "static" / "css")
    return place if hashed and place.is_file() else None


@cache
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), compresslevel=6, mtime=0)
