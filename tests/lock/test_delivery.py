"""Lock and packages are written whole or not at all, whatever happens."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flashgen.lock import delivery, turn
from tests.conftest import ROOT
from tests.lock.conftest import MINUTE, World


class Killed(BaseException):
    """What a test raises in place of a kill: nothing in the code catches it."""


@pytest.fixture
def changed(world: World) -> World:
    """Return a library with a release, a withdrawn card, and changes not yet built."""
    world.questions(one="1", two="2", old="3")
    world.publish()
    world.case(
        "facts:\n  one: {ask: What is one?, answer: eins}\n"
        "  new: {was: old, ask: What is old?, answer: Gamma}\n"
        "  more: {ask: What is more?, answer: Delta}\nwithdrawn: {two: It was wrong}\n"
    )
    return world


def _moments(patch: pytest.MonkeyPatch, hit: Callable[[], None]) -> None:
    """Call `hit` before every step that touches the disk in `decks/`."""

    def watched(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **named: Any) -> Any:
            hit()
            return real(*arguments, **named)

        return step

    for name in ("fsync", "replace", "open"):
        patch.setattr(os, name, watched(getattr(os, name)))
    patch.setattr(Path, "open", watched(Path.open))
    patch.setattr(Path, "unlink", watched(Path.unlink))


def _count(world: World, command: str) -> int:
    """Return how many steps a run has, on a copy of the library."""
    copy = World.__new__(World)
    copy.root, copy.time = world.root.with_name("copy"), world.time
    shutil.copytree(world.root, copy.root)
    steps = 0

    def hit() -> None:
        nonlocal steps
        steps += 1

    with pytest.MonkeyPatch.context() as patch:
        _moments(patch, hit)
        assert copy.run(command, "demo").code == 0
    shutil.rmtree(copy.root)
    return steps


def _fail(world: World, command: str, at: int, problem: BaseException) -> object:
    """Run a command in which the step number `at` raises `problem`."""
    step = 0

    def hit() -> None:
        nonlocal step
        step += 1
        if step == at:
            raise problem

    with pytest.MonkeyPatch.context() as patch:
        _moments(patch, hit)
        try:
            return world.run(command, "demo")
        except (Killed, AssertionError):
            return None


def _identities(world: World) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {c: (line.guid, line.earlier) for c, line in world.lock.notes.items()}


@pytest.mark.parametrize("command", ["build", "publish"])
def test_a_kill_at_any_step_leaves_whole_files_and_every_identity(
    changed: World, command: str, tmp_path: Path
) -> None:
    """Each file is the old or the new one; the next run repairs what does not match."""
    steps = _count(changed, command)
    assert steps > 10
    before = changed.files
    start = changed.time
    saved = tmp_path / "saved"
    shutil.copytree(changed.root, saved)
    changed.run(command, "demo")
    after, expected = changed.files, _identities(changed)
    for at in range(1, steps + 1):
        shutil.rmtree(changed.root)
        shutil.copytree(saved, changed.root)
        changed.time = start
        _fail(changed, command, at, Killed())
        for name, data in changed.files.items():
            if not name.startswith("."):
                assert data in (before.get(name), after.get(name)), (at, name)
        changed.time = start
        changed.run(command, "demo")
        assert _identities(changed) == expected
        assert changed.files == after


@pytest.mark.parametrize("command", ["build", "publish"])
def test_a_full_disk_is_one_clear_error_and_changes_nothing(
    changed: World, command: str
) -> None:
    before = changed.files
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    real = os.fsync
    for nth in (1, 2, 3):
        calls = 0

        def fsync(descriptor: int, nth: int = nth) -> None:
            nonlocal calls
            calls += 1
            if calls == nth:
                raise full
            real(descriptor)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "fsync", fsync)
            done = changed.run(command, "demo")
        assert done.code == 2
        assert done.err.startswith(
            "flashgen: cannot write to decks/: No space left on device\n  hint: "
        )
        assert changed.files == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.slow
def test_a_process_killed_at_any_time_leaves_whole_files(changed: World) -> None:
    before = changed.files
    start = changed.time
    saved = changed.root.with_name("saved")
    shutil.copytree(changed.root, saved)
    changed.run("publish", "demo")
    after = changed.files
    command = [sys.executable, "-m", "flashgen", "publish", "demo"]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SOURCE_DATE_EPOCH": str(changed.time),
    }
    for delay in range(200, 700, 10):
        shutil.rmtree(changed.root)
        shutil.copytree(saved, changed.root)
        with subprocess.Popen(
            command,
            cwd=changed.root,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            time.sleep(delay / 1000)
            process.kill()
        found = {p: p.read_bytes() for p in changed.root.glob("decks/[!.]*")}
        for path, data in found.items():
            assert data in (before.get(path.name), after.get(path.name)), path.name
        changed.time = start
        changed.run("publish", "demo")
        assert changed.files == after


def test_what_a_killed_run_left_is_removed_by_the_next(changed: World) -> None:
    left = changed.root / "decks" / f"{delivery.PREFIX}x1y2"
    left.mkdir()
    (left / "demo.apkg").write_text("half")
    changed.build()
    assert not left.exists()


def test_two_builds_at_once_take_turns(changed: World) -> None:
    """Six processes on two decks: one lock with every line, and all packages whole."""
    changed.recipe("second", "case-2", name="Second")
    changed.questions("case-2", a="1", b="2")
    start = changed.time
    saved = changed.root.with_name("saved")
    shutil.copytree(changed.root, saved)
    changed.time = start + MINUTE
    changed.build("demo")
    changed.time = start + MINUTE
    changed.build("second")
    expected = _identities(changed)
    shutil.rmtree(changed.root)
    shutil.copytree(saved, changed.root)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SOURCE_DATE_EPOCH": str(start + 2 * MINUTE),
    }
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "flashgen", "build", deck],
            cwd=changed.root,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for deck in ("demo", "second") * 3
    ]
    finished = [(process.communicate()[1], process.returncode) for process in running]
    assert finished == [("", 0)] * 6
    assert _identities(changed) == expected
    assert set(changed.package("second")) == {
        changed.line(card, "case-2").guid for card in "ab"
    }


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait for a turn."""
    monkeypatch.setattr(turn, "PAUSE", 0)


@pytest.mark.usefixtures("impatient")
def test_a_build_that_waits_too_long_says_for_what(changed: World) -> None:
    before = changed.files
    with turn.turn(changed.root / "decks/library.yaml"):
        done = changed.run("build")
    assert (done.code, done.err) == (
        2,
        "flashgen: another flashgen is at work in this library\n"
        "  hint: wait until it has finished, then try again\n",
    )
    assert changed.files == before
    changed.build()


def test_a_file_system_without_locks_is_no_obstacle(
    changed: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def flock(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", flock)
    changed.build()


def test_the_turn_leaves_no_file(changed: World) -> None:
    changed.build()
    assert sorted(changed.files) == [
        "demo-withdrawn.apkg",
        "demo.apkg",
        "demo.release.json",
        "demo.yaml",
        "flashgen.lock",
        "library.yaml",
    ]


BUILD = """
import os, sys
sys.argv = ["flashgen", "publish", "demo"]
from flashgen.cli import main
main()
"""


def test_same_case_files_and_same_lock_are_the_same_bytes(changed: World) -> None:
    """In another folder, process, hash seed, time zone and language, a year later."""
    changed.publish()
    expected = changed.files
    for seed, zone, language in (("1", "Pacific/Kiritimati", "C"), ("2", "UTC", "de")):
        copy = changed.root.with_name(f"copy {seed}")
        shutil.copytree(changed.root, copy, ignore=shutil.ignore_patterns("*.apkg"))
        for name in ("build", "publish"):
            subprocess.run(
                [sys.executable, "-c", BUILD.replace("publish", name)],
                cwd=copy,
                check=True,
                capture_output=True,
                env={
                    **os.environ,
                    "PYTHONPATH": str(ROOT),
                    "PYTHONHASHSEED": seed,
                    "TZ": zone,
                    "LC_ALL": language,
                },
            )
        files = (path for path in sorted(copy.glob("decks/*")) if path.is_file())
        assert {p.name: p.read_bytes() for p in files} == expected
