from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from .render import Sides, rendered


@pytest.fixture(scope="session")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Sides]:
    return rendered(tmp_path_factory.mktemp("collection"))


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    with browser.new_context() as context:
        context.set_default_timeout(5000)
        yield context.new_page()


@pytest.fixture(scope="session")
def look() -> str:
    return Path(__file__).with_name("look.js").read_text("utf-8")
