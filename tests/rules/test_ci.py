"""The hooks and the workflows of the documentation run what they say."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.conftest import HEAD, ROOT, Finished

Run = Callable[..., Finished]
HOOKS = {
    hook["id"]: hook
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
}
PAGE = (ROOT / "docs/checking-in-ci.md").read_text("utf-8")
BLOCKS = [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", PAGE, re.S)]
WORKFLOWS = [block for block in BLOCKS if "jobs" in block]
STEPS = [
    step["run"].partition(" >")[0]
    for workflow in WORKFLOWS
    for step in workflow["jobs"]["check"]["steps"]
    if step.get("run", "").startswith("flashgen")
]
GOOD = """\
facts:
  organ: {ask: Which organ makes insulin?, answer: Pancreas}
"""


def write(library: Path, facts: str) -> None:
    (library / "source_cases/case-1.yaml").write_text(HEAD + facts, "utf-8")


@pytest.mark.parametrize("hook", HOOKS.values(), ids=list(HOOKS))
def test_a_hook_passes_good_cards_and_stops_bad_ones(
    flashgen: Run, library: Path, hook: dict[str, str]
) -> None:
    program, *arguments = shlex.split(hook["entry"])
    assert program == "flashgen"
    write(library, GOOD)
    assert flashgen(*arguments).code == 0
    write(library, GOOD.replace("Pancreas", "That organ is the islets of the"))
    assert flashgen(*arguments).code == 1


@pytest.mark.parametrize("hook", HOOKS.values(), ids=list(HOOKS))
def test_a_hook_starts_when_a_case_changes(hook: dict[str, str]) -> None:
    assert re.search(hook["files"], "source_cases/case-1.yaml")
    assert re.search(hook["files"], "deep/source_cases/case-1.yaml")
    assert not re.search(hook["files"], "README.md")


def test_the_documented_hook_exists() -> None:
    [config] = [block for block in BLOCKS if "repos" in block]
    [repo] = config["repos"]
    assert {hook["id"] for hook in repo["hooks"]} <= set(HOOKS)


@pytest.mark.parametrize("step", STEPS)
def test_each_step_of_a_workflow_can_run(
    flashgen: Run, library: Path, step: str
) -> None:
    write(library, GOOD)
    flashgen("build")
    done = flashgen(*shlex.split(step)[1:])
    assert done.code in (0, 1)
    assert "Usage:" not in done.err
