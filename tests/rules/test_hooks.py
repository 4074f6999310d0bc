"""The hooks run in pre-commit itself, and the workflows step by step in a new place."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import HEAD, ROOT
from tests.rules.test_ci import BLOCKS, GOOD, WORKFLOWS
from tests.rules.test_sarif import conforms

pytestmark = pytest.mark.slow

SHIPPED = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
BAD = GOOD.replace("Pancreas", "That organ is the islets of the")
MISPRINT = (
    "  bp: {ask: What is the upper limit of normal blood pressure?, answer: 139 mm/Hg}"
)
ADDRESS = "git+https://github.com/OWNER/flashgen@v0.1.0"


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    command = ["git", *identity, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout as a repository of its own, in one commit."""
    folder = tmp_path_factory.mktemp("origin")
    for name in SHIPPED:
        shutil.copy(ROOT / name, folder)
    shutil.copytree(
        ROOT / "flashgen",
        folder / "flashgen",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "All")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it has installed."""
    return tmp_path_factory.mktemp("home")


def write(library: Path, facts: str) -> None:
    (library / "source_cases/case-1.yaml").write_text(HEAD + facts, "utf-8")
    git(library, "add", "-A")


@pytest.fixture
def hooks(library: Path, origin: Path, home: Path) -> dict[str, str]:
    """A library with the documented hooks; returns the environment to commit in."""
    [config] = [block for block in BLOCKS if "repos" in block]
    [repo] = config["repos"]
    repo |= {"repo": origin.as_uri(), "rev": git(origin, "rev-parse", "HEAD")}
    repo["hooks"] = [{"id": "flashgen-fix"}, {"id": "flashgen-check"}]
    (library / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    git(library, "init", "-q")
    return {**os.environ, "PRE_COMMIT_HOME": str(home)}


def committed(library: Path, environment: dict[str, str]) -> tuple[int, str]:
    command = [sys.executable, "-m", "pre_commit", "run"]
    done = subprocess.run(
        command, cwd=library, env=environment, capture_output=True, text=True
    )
    return done.returncode, done.stdout + done.stderr


def test_a_commit_is_checked_as_documented(
    library: Path, hooks: dict[str, str]
) -> None:
    write(library, GOOD)
    code, said = committed(library, hooks)
    assert code == 0, said
    assert said.count("Passed") == 2
    write(library, BAD)
    code, said = committed(library, hooks)
    assert code == 1
    assert "source_cases/case-1.yaml:9:" in said
    assert "FG113 error" in said


def test_a_commit_is_stopped_to_look_at_what_was_corrected(
    library: Path, hooks: dict[str, str]
) -> None:
    write(library, f"facts:\n{MISPRINT}\n")
    code, said = committed(library, hooks)
    assert code == 1
    assert "files were modified by this hook" in said
    assert "139 mmHg" in (library / "source_cases/case-1.yaml").read_text("utf-8")
    git(library, "add", "-A")
    assert committed(library, hooks)[0] == 0


def test_a_commit_of_something_else_is_not_checked(
    library: Path, hooks: dict[str, str]
) -> None:
    write(library, BAD)
    git(library, "commit", "-qm", "Unchecked", "--no-verify")
    (library / "notes.txt").write_text("Notes\n", "utf-8")
    git(library, "add", "-A")
    code, said = committed(library, hooks)
    assert code == 0
    assert said.count("Skipped") == 2


PROVEN = """\
facts:
  organ:
    ask: Which organ makes insulin?
    answer: The pancreas
    evidence: comment, "made by the pancreas"
"""
ARTICLE = "Comment\n\nInsulin is made by the pancreas.\n"


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=["annotations", "sarif"])
def test_a_workflow_runs_step_by_step(
    workflow: dict[str, Any],
    library: Path,
    origin: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    machine = tmp_path_factory.mktemp("machine")
    venv.create(machine, with_pip=True)
    path = f"{machine / 'bin'}{os.pathsep}{os.environ['PATH']}"

    def bash(command: str) -> None:
        done = subprocess.run(
            ["bash", "-e", "-c", command],
            cwd=library,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)

    (library / "source_cases/case-1.yaml").write_text(HEAD + PROVEN, "utf-8")
    (machine / "article.txt").write_text(ARTICLE, "utf-8")
    steps = [s["run"] for s in workflow["jobs"]["check"]["steps"] if "run" in s]
    install, *others = steps
    assert ADDRESS in install
    bash(install.replace(ADDRESS, f"git+{origin.as_uri()}"))
    bash(f"flashgen source add case-1 {machine / 'article.txt'}")
    bash("flashgen build")
    for step in others:
        bash(step)
    if (library / "flashgen.sarif").exists():
        assert conforms(json.loads((library / "flashgen.sarif").read_text("utf-8")))
