"""How well `flashgen check` does on whole case files: articles, cases, and all checks.

Each folder in `cases` is a set of invented articles with a case file each. In a `good`
set every finding is counted; in a `bad` one each fault that a comment names
(`# expect: negation-lost`), which should be found in the lines that the comment heads.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.conftest import new_library

CASES = Path(__file__).parent / "cases"
_FAULTS = (
    "number-not-in-passage number-wrong-condition unit-changed negation-lost "
    "modality-changed laterality-changed wrong-attachment comparison-turned "
    "word-exchanged hedge-dropped cause-effect-swapped anchor-not-found no-source "
    "stale-without-year"
)
PROOF = frozenset(_FAULTS.split())
"""Faults that the proof (FG2..) should find; all others are for the rules of craft."""

_EXPECTED = re.compile(r"# expect: (.*)")


@dataclass(frozen=True)
class Fault:
    """A fault that was put into a case: its kind, and the lines where it lies."""

    kind: str
    case: str
    first: int
    last: int

    def found(self, findings: list[dict[str, Any]]) -> bool:
        """Say whether a finding of the right family lies in its lines."""
        return any(
            one["code"].startswith("FG2") == (self.kind in PROOF)
            for one in findings
            if Path(one["file"]).name == self.case
            and self.first <= one["line"] <= self.last
        )


@dataclass(frozen=True)
class Checked:
    """A set that was checked: its cards, what was found, and what should have been."""

    name: str
    cards: int
    findings: list[dict[str, Any]]
    faults: list[Fault]

    @property
    def recall(self) -> dict[str, tuple[int, int]]:
        """How many faults of each kind were found, of how many."""
        wanted = Counter(fault.kind for fault in self.faults)
        found = Counter(f.kind for f in self.faults if f.found(self.findings))
        return {kind: (found[kind], wanted[kind]) for kind in sorted(wanted)}


def checked(name: str) -> Checked:
    """Check one set in a library of its own."""
    with TemporaryDirectory() as folder:
        library = new_library(Path(folder))
        for given in (CASES / name).iterdir():
            if given.name != "articles":
                shutil.copytree(given, library / given.name, dirs_exist_ok=True)
        articles = sorted((CASES / name / "articles").iterdir())
        recipe = library / "decks/demo.yaml"
        cases = ", ".join(article.stem for article in articles)
        recipe.write_text(recipe.read_text("utf-8").replace("case-1", cases), "utf-8")
        for article in articles:
            _run(library, "source", "add", article.stem, str(article))
        said = json.loads(_run(library, "check", "--format", "json"))
    files = sorted((CASES / name / "source_cases").iterdir())
    faults = [fault for case in files for fault in _faults(case)]
    return Checked(name, said["cards"], said["diagnostics"], faults)


def _run(library: Path, *words: str) -> str:
    command = [sys.executable, "-m", "flashgen", *words]
    done = subprocess.run(command, cwd=library, capture_output=True, text=True)
    assert done.returncode < 2, done.stderr
    return done.stdout


def _faults(case: Path) -> Iterator[Fault]:
    lines = case.read_text("utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        match = _EXPECTED.search(line)
        if match is None:
            continue
        depth = len(line) - len(line.lstrip())
        last = number
        while last < len(lines) and _deeper(lines[last], depth):
            last += 1
        for kind in match[1].split(","):
            yield Fault(kind.strip(), case.name, number, last)


def _deeper(line: str, depth: int) -> bool:
    return not line.strip() or len(line) - len(line.lstrip()) > depth


def report() -> str:
    """Return the tables of all sets as text."""
    lines = ["Whole case files", ""]
    for folder in sorted(CASES.glob("good*")):
        one = checked(folder.name)
        told = Counter(finding["code"] for finding in one.findings)
        codes = ", ".join(f"{code} {count}" for code, count in sorted(told.items()))
        lines.append(
            f"  {one.name}: {len(one.findings)} findings on {one.cards} cards"
            + (f" ({codes})" if codes else "")
        )
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for folder in sorted(CASES.glob("bad*")):
        table = checked(folder.name).recall
        found, wanted = (sum(column) for column in zip(*table.values(), strict=True))
        lines.append(f"  {folder.name}: {found} of {wanted} faults found")
        for kind, (found, wanted) in table.items():
            right[kind] += found
            total[kind] += wanted
    lines += ["", "Recall on bad facts in case files, by fault", ""]
    for kind in sorted(total):
        share = 100 * right[kind] / total[kind]
        lines.append(
            f"  {kind:<30} {right[kind]:>3} of {total[kind]:>3} {share:>5.0f} %"
        )
    return "\n".join(lines) + "\n"
