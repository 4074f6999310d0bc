"""The bench kept up to date while files are saved, and who is told of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from watchfiles import Change, awatch

from flashgen.preview import news
from flashgen.preview.bench import Bench

T = TypeVar("T")

MATTERS = (".yaml", ".source", ".lock", ".html", ".css")
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
        self._examining: asyncio.Task[None] | None = None
        self._hands = ThreadPoolExecutor(max_workers=1)

    def end(self) -> None:
        """Let all streams, the watch and the work end."""
        self._ended.set()
        self._hands.shutdown(wait=False, cancel_futures=True)
        self._wake()

    def _wake(self) -> None:
        for event in self._waiting:
            event.set()

    async def refresh(self) -> None:
        """Look at the files again, and tell everyone if something has changed."""
        if await self._do(self.bench.refresh):
            await self._tell()
            if self._examining is None or self._examining.done():
                self._examining = asyncio.create_task(self._examine())

    async def _examine(self) -> None:
        """Compare, then examine case after case; a save between is shown at once."""
        if await self._do(self.bench.compare):
            await self._tell()
        name = self.bench.unexamined()
        while not self._ended.is_set():
            while name is not None:
                if await self._do(partial(self.bench.examine, name)) is None:
                    return
                name = self.bench.unexamined()
            await self._do(self.bench.conclude)
            await self._tell()
            name = self.bench.unexamined()
            if name is None:
                return

    async def _tell(self) -> None:
        """Say what is on show now."""
        told = await self._do(partial(news.after, self.news, self.bench.shown))
        if told:
            self.news = told
        self._wake()

    async def _do(self, work: Callable[[], T]) -> T | None:
        """Do one piece of work on the bench, one at a time; None if it failed."""
        loop = asyncio.get_running_loop()
        if self._ended.is_set():
            return None
        try:
            return await loop.run_in_executor(self._hands, work)
        except Exception:
            # A fault of flashgen's must not end the session of an author who writes.
            logging.getLogger(__name__).exception("flashgen failed; this is a bug")
            self.news = news.failed(self.news)
            self._wake()
            return None

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
