"""What stands before every request: who may ask, and what a browser may do with it."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""The page itself: its own files, and nothing inline."""

_CARD = (
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'self'; "
    "form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)
CARD_POLICY = _CARD
"""A card: its style stands in it, as in Anki; no script, and an origin of its own."""

MATHS_POLICY = f"{_CARD} allow-scripts; script-src 'self'; font-src 'self'"
"""A card with formulas: MathJax may run, still in an origin of its own."""

_HEADERS = {
    "content-security-policy": PAGE_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
}
OPEN_PATHS = ("/media/", "/mathjax/")
"""What a card's frame fetches: its origin is its own, so it counts as another site."""


class Guard:
    """Refuses requests that do not come from the page, and sets the headers.

    A site elsewhere can point a name of its own at this machine (DNS rebinding): its
    requests arrive with its name as Host.  Or it can send the browser here: such
    requests say in Sec-Fetch-Site that another site made them.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        app = PlainTextResponse(*refusal) if refusal else self.app
        await app(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> tuple[str, int] | None:
        headers = Headers(scope=scope)
        if headers.get("host") not in self.hosts:
            return "This address is not the preview's.\n", 421
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return "Only GET, HEAD and POST.\n", 405
        if scope["path"].startswith(OPEN_PATHS) and scope["method"] != "POST":
            return None
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return "Another site asks for this.\n", 403
        return None
