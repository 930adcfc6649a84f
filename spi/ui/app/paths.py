"""Under which address does a page stand that somebody typed with capitals, or by the name of its file?"""

import re

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_TYPED = re.compile(r"/[A-Za-z][A-Za-z_-]*/?")


class AsTyped:
    """Send whoever asks for /RTL or /akar_masalah to /rtl and /akar-masalah; hand on everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a GET of another spelling with the address of the page, its choices kept."""
        if scope["type"] == "http" and scope["method"] == "GET" and _TYPED.fullmatch(scope["path"]):
            page, choices = scope["path"].rstrip("/").lower().replace("_", "-"), scope["query_string"].decode("latin-1")
            if page != scope["path"]:
                await RedirectResponse(f"{page}?{choices}" if choices else page)(scope, receive, send)
                return
        await self._app(scope, receive, send)
