"""`flashgen check` on many cases, and on one: is the time linear in the cards?

`python -m tests.benchmarks.check [--cases 250 500 1000] [--runs 3]` writes libraries of
invented cases with 40 cards each, checks them as users do, and prints medians;
nothing is asserted, since a time belongs to a machine.  The user CPU time beside the
time on the clock says the same on a busy one.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

SETTINGS = "format: 1\nlibrary: 11111111-2222-4333-8444-555555555555\n"
HEAD = """\
format: 1
id: {case}
language: en
title: Case {number}
diagnosis: Invented disease {number}
trail: Internal medicine
source:
  authors: [Author A]
  title: An article
  journal: A journal
  year: 2020
  rights: CC0-1.0
facts:
"""
FACT = """\
  fact-{n}:
    ask: Which {noun} of the Case {number} patient was {verb} by {other} on day {n}?
    answer: The {answer} {word}
    evidence: case, "{noun} was {verb}"
"""
CARDS = 40


def words(seed: random.Random, count: int) -> list[str]:
    """Return invented words, so that every card is its own."""
    parts = ["ba", "cor", "den", "fil", "gam", "hex", "lor", "mis", "nep", "ost", "pul"]
    return ["".join(seed.sample(parts, 3)) for _ in range(count)]


def cases(count: int) -> Iterator[tuple[str, str]]:
    """Yield names and texts of invented cases."""
    seed = random.Random(count)
    vocabulary = words(seed, 2000)
    for number in range(count):
        case = f"case-{number}"
        facts = (
            FACT.format(
                n=n,
                number=number,
                noun=seed.choice(vocabulary),
                verb=seed.choice(("raised", "blocked", "found", "treated")),
                other=seed.choice(vocabulary),
                answer=seed.choice(vocabulary),
                word=seed.choice(vocabulary),
            )
            for n in range(CARDS)
        )
        yield case, HEAD.format(case=case, number=number) + "".join(facts)


def library(folder: Path, count: int) -> None:
    """Write a library of `count` cases."""
    for name in ("decks", "source_cases", "media"):
        (folder / name).mkdir(parents=True)
    (folder / "decks/library.yaml").write_text(SETTINGS, "utf-8")
    for name, text in cases(count):
        (folder / f"source_cases/{name}.yaml").write_text(text, "utf-8")


def seconds(folder: Path, runs: int, *arguments: str) -> tuple[float, float]:
    """Return the median times of `flashgen check`: on the clock, and of the CPU."""
    times = []
    for _ in range(runs):
        start, spent = time.perf_counter(), _spent()
        command = [sys.executable, "-m", "flashgen", "check", *arguments]
        subprocess.run(command, cwd=folder, capture_output=True, check=False)
        times.append((time.perf_counter() - start, _spent() - spent))
    clock, cpu = zip(*times, strict=True)
    return statistics.median(clock), statistics.median(cpu)


def _spent() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


def main(counts: Sequence[int], runs: int) -> None:
    """Print a line for each size of library, and one for a single file."""
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name, "library")
            library(folder, count)
            whole, cpu = seconds(folder, runs)
            one, one_cpu = seconds(folder, runs, "case-0")
        cards = count * CARDS
        print(
            f"{count:>6} cases {cards:>7} cards {whole:>7.2f} s, {cpu:>7.2f} s CPU, "
            f"{1000 * cpu / cards:>6.3f} ms CPU a card; "
            f"one file {one:.2f} s, {one_cpu:.2f} s CPU"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="+", default=[250, 500, 1000])
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    main(given.cases, given.runs)
