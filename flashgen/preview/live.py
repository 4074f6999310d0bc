"""The bench kept up to date while files are saved, and who is told of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import Change, awatch

from flashgen.preview import news
from flashgen.preview.bench import Bench

MATTERS = (".yaml", ".lock", ".html", ".css")
"""Endings of files that are read; in the folder of figures every file is."""

QUIET = 40
"""Milliseconds without another change after which a save counts as done."""

LONGEST = 300
"""Milliseconds after which a burst of saves is shown, whether or not it has ended."""

LOOK_AGAIN = 5000
"""Milliseconds after which files are looked at even if nothing was heard of them:
network drives may tell of no change, and folders may be new."""

HEARTBEAT = 15.0
"""Seconds after which a stream of events says that it is alive."""


class Live:
    """Holds the bench and its news, and wakes whoever waits for the next."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.news = news.start()
        self._waiting: set[asyncio.Event] = set()
        self._ended = asyncio.Event()

    def end(self) -> None:
        """Let all streams and the watch end."""
        self._ended.set()
        self._wake()

    def _wake(self) -> None:
        for event in self._waiting:
            event.set()

    async def refresh(self) -> None:
        """Look at the files again, and tell everyone if something has changed."""
        try:
            self.news = await asyncio.to_thread(self._look)
        except Exception:
            # A fault of flashgen's must not end the session of an author who writes.
            logging.getLogger(__name__).exception("flashgen failed; this is a bug")
            self.news = news.failed(self.news)
        self._wake()

    def _look(self) -> news.News:
        changed = self.bench.refresh()
        return news.after(self.news, self.bench.shown) if changed else self.news

    async def watch(self) -> None:
        """Refresh after every save until the end."""
        while not self._ended.is_set():
            folders = self.bench.folders()
            async for _ in awatch(
                *folders,
                watch_filter=self._matters,
                debounce=LONGEST,
                step=QUIET,
                rust_timeout=LOOK_AGAIN,
                yield_on_timeout=True,
                stop_event=self._ended,
            ):
                await self.refresh()
                if self.bench.folders() != folders:
                    break

    def _matters(self, _: Change, path: str) -> bool:
        file = Path(path)
        hidden = file.name.startswith((".", "~")) or file.name.endswith("~")
        figure = self.bench.library.media in file.parents
        return not hidden and (figure or file.suffix in MATTERS)

    async def revisions(self) -> AsyncIterator[int | None]:
        """Yield the revision now and after each change; None when all is quiet."""
        told: int | None = None
        news_came = asyncio.Event()
        self._waiting.add(news_came)
        try:
            while not self._ended.is_set():
                news_came.clear()
                if told != self.news.revision:
                    told = self.news.revision
                    yield told
                    continue
                try:
                    await asyncio.wait_for(news_came.wait(), HEARTBEAT)
                except TimeoutError:
                    yield None
        finally:
            self._waiting.remove(news_came)
