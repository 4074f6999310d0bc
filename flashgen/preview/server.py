"""The preview as a server: its routes, and how it starts and ends."""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib.resources import files
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from flashgen import mathjax
from flashgen.preview import editor
from flashgen.preview.bench import Bench
from flashgen.preview.detail import detail
from flashgen.preview.frame import APPS, MATHJAX, frame
from flashgen.preview.guard import CARD_POLICY, MATHS_POLICY, Guard
from flashgen.preview.index import index
from flashgen.preview.live import Live

LOOPBACK = "127.0.0.1"
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff": "font/woff",
}
SCRIPTS = ("page.js", "list.js", "stage.js", "about.js", "change.js", "news.js")
PAGE = (*SCRIPTS, "page.css", "shells.css", "icon.svg")
"""The files of `page/` that are served; the templates are not."""


class Preview:
    """Answers the requests of the page about one library."""

    def __init__(self, live: Live, opens_with: str) -> None:
        self.live, self.opens_with = live, opens_with
        self.token = secrets.token_urlsafe(16)
        self.mathjax = mathjax.parts()

    def app(self, hosts: frozenset[str]) -> Starlette:
        """Return the application; `hosts` are the names it may be asked under."""
        return Starlette(
            routes=[
                Route("/", self.page),
                Route("/page/{name}", self.file),
                Route(MATHJAX + "/{name:path}", self.maths),
                Route("/news", self.news),
                Route("/events", self.events),
                Route("/card", self.card),
                Route("/about", self.about),
                Route("/media/{name}", self.figure),
                Route("/open", self.open, methods=["POST"]),
            ],
            middleware=[Middleware(Guard, hosts=hosts)],
            lifespan=self._lifespan,
        )

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        await self.live.refresh()
        watching = asyncio.create_task(self.live.watch())
        yield
        self.live.end()
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching

    async def page(self, _: Request) -> Response:
        """Show the page."""
        return HTMLResponse(index(self.live.bench, self.token))

    async def file(self, request: Request) -> Response:
        """Serve a file of the page."""
        name = request.path_params["name"]
        if name not in PAGE:
            raise HTTPException(404)
        data = files("flashgen.preview").joinpath("page", name).read_bytes()
        return _file(data, name)

    async def maths(self, request: Request) -> Response:
        """Serve a file of MathJax; a card's frame may read the fonts as well."""
        name = request.path_params["name"]
        if name not in self.mathjax:
            raise HTTPException(404)
        response = _file(self.mathjax[name].read_bytes(), name)
        response.headers["access-control-allow-origin"] = "*"
        response.headers["cache-control"] = "max-age=31536000, immutable"
        return response

    async def news(self, request: Request) -> Response:
        """Say what has changed since a revision."""
        asked = request.query_params
        since = asked.get("since", "")
        known = int(since) if since.isdecimal() else -1
        text = self.live.news.since(asked.get("session", ""), known)
        return Response(text, media_type="application/json")

    async def events(self, _: Request) -> Response:
        """Stream the revisions as they come."""

        async def stream() -> AsyncIterator[str]:
            async for revision in self.live.revisions():
                yield ":\n\n" if revision is None else f"data: {revision}\n\n"

        return StreamingResponse(stream(), media_type="text/event-stream")

    async def card(self, request: Request) -> Response:
        """Show one side of a card."""
        asked = request.query_params
        shown = self.live.bench.shown
        exhibit = shown.exhibit(asked.get("id", ""))
        side, app = asked.get("side", ""), asked.get("app", "")
        if exhibit is None or side not in ("front", "back") or app not in APPS:
            raise HTTPException(404)
        page = frame(exhibit, shown.look, side, app, asked.get("night") == "1")
        policy = MATHS_POLICY if page.scripts else CARD_POLICY
        return HTMLResponse(page.html, headers={"content-security-policy": policy})

    async def about(self, request: Request) -> Response:
        """Tell what takes a look at one card: what has changed, what was inferred."""
        known = detail(self.live.bench.shown, request.query_params.get("id", ""))
        if known is None:
            raise HTTPException(404)
        return JSONResponse(known)

    async def figure(self, request: Request) -> Response:
        """Serve a figure that is on show, by the name it has in a package."""
        file = self.live.bench.shown.figures.get(request.path_params["name"])
        if file is None:
            raise HTTPException(404)
        try:
            return Response(file.read(), media_type=file.type)
        except OSError:
            raise HTTPException(404) from None

    async def open(self, request: Request) -> Response:
        """Open a place in the editor, if the page asks and the file is on show."""
        token = request.headers.get("x-flashgen-token", "")
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            raise HTTPException(403)
        try:
            asked = json.loads(await request.body())
            name = str(asked["file"])
            line, column = int(asked["line"]), int(asked["column"])
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            raise HTTPException(400) from None
        if name not in self.live.bench.names:
            raise HTTPException(404)
        path = self.live.bench.library.root / name
        command = editor.command(self.opens_with, path, line, column)
        if command is None:
            return PlainTextResponse(editor.advice(self.opens_with), 409)
        process = await asyncio.create_subprocess_exec(
            *command, stdin=asyncio.subprocess.DEVNULL
        )
        self.opened = asyncio.create_task(process.wait())
        return Response(status_code=204)


def _file(data: bytes, name: str) -> Response:
    media_type = TYPES.get(f".{name.rpartition('.')[2]}", "text/plain")
    return Response(data, media_type=media_type)


class _Server(uvicorn.Server):
    """Ends the streams when asked to stop, which uvicorn would wait for."""

    live: Live

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop."""
        self.live.end()
        super().handle_exit(sig, frame)


def listen(port: int) -> socket.socket:
    """Return a socket on loopback; raises OSError if `port` is taken.  0 is any."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.bind((LOOPBACK, port))
        # From here on a browser that is opened waits for the first answer.
        listening.listen()
    except OSError:
        listening.close()
        raise
    return listening


def serve(bench: Bench, listening: socket.socket, opens_with: str) -> None:
    """Show `bench` on the socket until interrupted."""
    port = listening.getsockname()[1]
    hosts = frozenset(f"{host}:{port}" for host in (LOOPBACK, "localhost"))
    live = Live(bench)
    config = uvicorn.Config(
        Preview(live, opens_with).app(hosts),
        log_level="warning",
        access_log=False,
        server_header=False,
        ws="none",
        loop="asyncio",
        http="h11",
        timeout_graceful_shutdown=2,
    )
    server = _Server(config)
    server.live = live
    with listening:
        server.run(sockets=[listening])
