"""The browser that the checks and the gallery use."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

NAMES = ("chromium", "google-chrome", "chromium-browser")
_QUIET = ("--disable-gpu", "--no-first-run", "--disable-background-networking")


def missing() -> str:
    """Return why there is no browser to look with, or nothing."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "playwright is not installed"
    return "" if _path() else f"none of {', '.join(NAMES)} is on the PATH"


@contextmanager
def chromium() -> Iterator[Any]:
    """Open the browser, headless."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=_path(), args=["--no-sandbox", *_QUIET]
        )
        yield browser
        browser.close()


def _path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)
