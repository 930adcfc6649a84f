"""Which page is meant by an address that somebody typed: with capitals, by the name of its file, or of no page at all?"""

import re
from collections.abc import Collection
from urllib.parse import urlencode

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from spi.ui.app import address

_TYPED = re.compile(r"/[A-Za-z][A-Za-z_-]*/?")
# What the server answers itself: what begins so (Streamlit's files, pictures, components, the way back of a sign-in, our
# /healthz), and every file.
_NO_PAGE = re.compile(r"/(/|static/|media/|component/|app/|auth/|oauth2callback|healthz)|.*(/_|\.[^/]*$)")


class AsTyped:
    """Send whoever asks for /RTL or /akar_masalah to /rtl and /akar-masalah, and for a page that there is not to the first one,
    which says so; hand on everything else."""

    def __init__(self, app: ASGIApp, pages: Collection[str], first: str) -> None:
        """pages: the addresses of all pages without their slash, of which `first` is the one at the bare address."""
        self._app = app
        self._pages = {f"/{page}": "/" if page == first else f"/{page}" for page in pages} | {"/": "/"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a GET of another spelling, or of no page, with the address of a page, its choices kept."""
        if scope["type"] == "http" and scope["method"] == "GET":
            place = self._meant(scope["path"], scope["query_string"].decode("latin-1"), Headers(scope=scope).get("accept", ""))
            if place:
                await RedirectResponse(place)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _meant(self, path: str, choices: str, accepted: str) -> str:
        """The address that is meant by this one; "" where it is the one."""
        page = self._pages.get(path.rstrip("/").lower().replace("_", "-") if _TYPED.fullmatch(path) else path)
        if page is None:
            if "text/html" not in accepted or _NO_PAGE.match(path):
                return ""
            page, choices = "/", "&".join(filter(None, [choices, urlencode({address.MISSING: path[:80]})]))
        elif page == path:
            return ""
        return f"{page}?{choices}" if choices else page
