"""Whole processes side by side: flashgen, and the plain thing it must keep up with.

`python -m tests.benchmarks.build [--notes 1000 10000] [--runs 7]` prints medians and
ratios; nothing is asserted, since a time belongs to a machine.  The two contenders run
in turns, so that a busy moment falls on both.  The time on the clock is what a user
waits; the user CPU time beside it says the same on a busy machine.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent

SETTINGS = """\
format: 1
library: 11111111-2222-4333-8444-555555555555
"""

RECIPE = """\
format: 1
name: Benchmark
title: Benchmark
version: 1.0.0
licence: CC0-1.0
cases: [case-1]
"""

CASE = """\
format: 1
id: case-1
language: en
title: A generated case
diagnosis: Sarcoidosis
trail: Chest imaging
topics: [imaging]
source:
  authors: [Author A]
  title: An article
  journal: A journal
  year: 2020
  rights: CC0-1.0
facts:
"""

FACT = """\
  sign-{0}:
    kind: question
    ask: Which organ does the sign with the number {0} point to?
    answer: Organ with the number {0}
"""

BARE = """\
import click

@click.group()
@click.version_option("1")
def main():
    "Compile medical case files into Anki decks."

for name in ("build", "check", "init", "kinds", "new", "schema", "show"):
    main.add_command(click.Command(name, help="Do what the name says."))

main()
"""


def library(root: Path, notes: int) -> Path:
    """Make a library with one case of `notes` simple questions; return the case."""
    for folder in ("decks", "source_cases", "media"):
        (root / folder).mkdir(parents=True)
    (root / "decks" / "library.yaml").write_text(SETTINGS, "utf-8")
    (root / "decks" / "benchmark.yaml").write_text(RECIPE, "utf-8")
    case = root / "source_cases" / "case-1.yaml"
    facts = "".join(FACT.format(number) for number in range(1, notes + 1))
    case.write_text(CASE + facts, "utf-8")
    return case


class Taken(NamedTuple):
    """Seconds that a process took: on the clock, and of the CPU in user mode."""

    wall: float
    user: float


def environment(bytecode: Path) -> dict[str, str]:
    """Return an environment in which modules are compiled once, into `bytecode`.

    pip does so with whatever it installs; a checkout need not have it.
    """
    path = os.pathsep.join((str(HERE.parents[1]), os.environ.get("PYTHONPATH", "")))
    given = {**os.environ, "PYTHONPATH": path, "PYTHONPYCACHEPREFIX": str(bytecode)}
    given.pop("PYTHONDONTWRITEBYTECODE", None)
    return given


def run(command: Sequence[str], folder: Path, env: Mapping[str, str]) -> Taken:
    """Run a process to its end; raise CalledProcessError if it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Taken(time.perf_counter() - start, usage.ru_utime)


def compare(
    what: str, contenders: Mapping[str, Sequence[str]], folder: Path, runs: int
) -> None:
    """Print the median of each contender, and its ratio to the last one."""
    times: dict[str, list[Taken]] = {name: [] for name in contenders}
    with tempfile.TemporaryDirectory() as bytecode:
        env = environment(Path(bytecode))
        for turn in range(runs + 1):
            for name, command in contenders.items():
                taken = run(command, folder, env)
                if turn:  # the first run only warms caches
                    times[name].append(taken)
    medians = {
        name: Taken(*map(statistics.median, zip(*taken, strict=True)))
        for name, taken in times.items()
    }
    *_, last = medians.values()
    for name, median in medians.items():
        shown = "   ".join(
            f"{mine * 1000:6.0f} ms {kind} {mine / base:5.2f}x"
            for kind, mine, base in zip(Taken._fields, median, last, strict=True)
        )
        print(f"{what:>14}  {name:<14} {shown}")


def build(notes: int, runs: int) -> None:
    """Compare building one deck of `notes` cards."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        case = library(root, notes)
        python, plain = sys.executable, str(HERE / "plain.py")
        contenders = {
            "flashgen": [python, "-m", "flashgen", "build"],
            "plain genanki": [python, plain, str(case), "plain.apkg"],
        }
        compare(f"{notes:,} cards", contenders, root, runs)
        for package in (root / "decks" / "benchmark.apkg", root / "plain.apkg"):
            if (built := count(package, root)) != notes:
                raise SystemExit(f"{package.name} has {built} notes, not {notes}")


def count(package: Path, folder: Path) -> int:
    """Return how many notes are in a package."""
    with zipfile.ZipFile(package) as archive:
        database = archive.extract("collection.anki2", folder)
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT count(*) FROM notes").fetchone()[0])


def main() -> None:
    """Run all comparisons."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--notes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--runs", type=int, default=7)
    chosen = parser.parse_args()
    start = {
        "flashgen": [sys.executable, "-m", "flashgen", "--help"],
        "bare click": [sys.executable, "-c", BARE, "--help"],
    }
    compare("--help", start, Path.cwd(), chosen.runs)
    for notes in chosen.notes:
        build(notes, chosen.runs)


if __name__ == "__main__":
    main()
