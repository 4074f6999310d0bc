"""The rules of the code itself: types, style, floors, and what the project names."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def _run(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_types_hold_strictly() -> None:
    assert _run("-m", "mypy") == ""


@pytest.mark.parametrize("command", [("check",), ("format", "--check")])
def test_style_holds(command: tuple[str, ...]) -> None:
    assert _run("-m", "ruff", *command, ".") == ""


def test_imports_go_down_only() -> None:
    program = "from importlinter.cli import lint_imports_command as c; c()"
    assert _run("-c", program) == ""


def _files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout: no list of the project's files")
    return [ROOT / name.decode() for name in listed.stdout.split(b"\0") if name]


def test_no_module_grows_beyond_300_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in _files()
        if path.suffix == ".py" and path.is_relative_to(ROOT / "flashgen")
        if (lines := len(path.read_text("utf-8").splitlines())) > 300
    }
    assert long == {}


def test_the_project_names_no_path_of_a_machine() -> None:
    # Spelt apart, so that this file does not name them either.
    names = ("/" + "work/", "/" + "root/", "../" + "shared", "/" + "home/")
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in _files()
        if path.is_file() and path.suffix not in {".png", ".apkg"}
        for name in names
        if re.search(re.escape(name) + r"\w", path.read_text("utf-8", "replace"))
    ]
    assert found == []
