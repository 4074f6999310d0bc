"""What several tests share."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flashgen.model.source import SourceFile
from flashgen.pipeline import CompiledCase, compile_case
from tests.visual.browser import chromium, missing

ROOT = Path(__file__).parent.parent
LIBRARY_ID = "6d4f3c1e-0a52-4b7e-9a3d-2f1c5b8e7a90"


def copied_library(folder: Path) -> Path:
    """Copy the project's own library, without what was built from it."""
    folder.mkdir()
    for name in ("decks", "source_cases", "media"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.apkg", ".*")
        )
    return folder


def new_library(root: Path) -> Path:
    """Make an empty library with a recipe for `case-1`."""
    for name in ("decks", "source_cases", "media"):
        (root / name).mkdir()
    (root / "decks/library.yaml").write_text(
        f"format: 1\nlibrary: {LIBRARY_ID}\n", "utf-8"
    )
    (root / "decks/demo.yaml").write_text(
        "format: 1\nname: Demo\ntitle: Demo\nversion: 0.1.0\n"
        "licence: CC0-1.0\ncases: [case-1]\n",
        "utf-8",
    )
    return root


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An empty library with a recipe for `case-1`."""
    return new_library(tmp_path)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium; without one the test is skipped, but where it must run it fails."""
    if reason := missing():
        if os.environ.get("FLASHGEN_BROWSER") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    with chromium() as opened:
        yield opened


class Finished:
    """What a run of the command line left behind."""

    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    @property
    def json(self) -> Any:
        """Standard output as data."""
        return json.loads(self.out)


@pytest.fixture
def flashgen(library: Path) -> Callable[..., Finished]:
    """Run `flashgen` in the library, as its users do."""

    def run(*arguments: str, cwd: Path = library, **environment: str) -> Finished:
        done = subprocess.run(
            [sys.executable, "-m", "flashgen", *arguments],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Finished(done)

    return run


def compiled(text: str, name: str = "case-1.yaml") -> CompiledCase:
    """Compile a case that has no errors."""
    found = compile_case(SourceFile(name, text), ROOT / "media/case-29")
    assert found.value is not None, found.diagnostics
    return found.value


HEAD = """\
format: 1
id: case-1
language: en
title: Case 1
diagnosis: A diagnosis
trail: Specialty
source: {authors: [A B], title: An article, journal: A journal, year: 2013, rights: CC0}
"""
"""What a case needs before its figures and facts."""
