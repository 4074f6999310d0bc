"""The README says what is so: its commands run, its outputs are real."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from flashgen.cli import COMMANDS
from tests.conftest import HEAD, ROOT, Finished, copied_library

ARTICLE = ROOT / "tests/proof/invented/quiz.txt"
README = (ROOT / "README.md").read_text("utf-8")
SHELL = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
CONSOLE = re.findall(r"```console\n\$ flashgen (.*?)\n(.*?)```", README, re.DOTALL)
TABLE = re.findall(r"^\| `flashgen (.*?)` \|", README, re.MULTILINE)

BROKEN = (
    HEAD.replace("case-1", "broken-case").replace("trail:", "trial:")
    + """\
facts:
  crest:
    kind: mnemonic
    word: CREST
    names: complications
    letters: {C: Calcinosis, R: Raynaud, E: Esophagus, S: Sclerodactyly}
"""
)


def test_two_commands_are_what_ci_runs() -> None:
    script = (ROOT / ".ci/run").read_text("utf-8")
    assert len(SHELL) == 2
    for command in SHELL:
        assert command in script


@pytest.mark.parametrize(("arguments", "shown"), CONSOLE, ids=[c for c, _ in CONSOLE])
def test_what_the_readme_shows_is_what_is_printed(
    flashgen: Callable[..., Finished], library: Path, arguments: str, shown: str
) -> None:
    (library / "source_cases/broken-case.yaml").write_text(BROKEN, "utf-8")
    done = flashgen(*shlex.split(arguments))
    assert done.err + done.out == shown


@pytest.mark.parametrize("arguments", [a for a in TABLE if a != "preview"])
def test_every_command_of_the_table_runs(
    flashgen: Callable[..., Finished], tmp_path: Path, arguments: str
) -> None:
    library = copied_library(tmp_path / "copy")
    if arguments.startswith("source add"):
        shutil.copy(ARTICLE, library / "article.txt")
        assert flashgen("new", "case-1", cwd=library).code == 0
    done = flashgen(*shlex.split(arguments), cwd=library)
    assert done.code == 0, done.err


def test_the_preview_is_a_command() -> None:
    """It stays until it is ended; tests/preview drives it."""
    assert "preview" in TABLE
    assert "preview" in COMMANDS


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert links
    for link in links:
        assert (ROOT / link).exists(), link
