"""A library with one case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import HEAD


@pytest.fixture
def case(library: Path) -> Callable[[str], Path]:
    """Write the only case of the library."""

    def write(facts: str, head: str = HEAD) -> Path:
        path = library / "source_cases/case-1.yaml"
        path.write_bytes((head + facts).encode())
        return path

    return write
