"""What a library has allowed: at the place, in its settings, and in its baseline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flashgen import baseline, suppress
from flashgen.library import DECKS, Library
from flashgen.model.case import Case
from flashgen.model.diagnostic import Diagnostic

PYPROJECT = "pyproject.toml"


@dataclass(frozen=True)
class Excuses:
    """What is allowed, what is known already, and what was wrong in saying so."""

    at_place: tuple[suppress.Allowance, ...]
    everywhere: tuple[suppress.Allowance, ...]
    known: baseline.Baseline | None
    diagnostics: tuple[Diagnostic, ...]

    def excused(self, found: Sequence[Diagnostic]) -> list[Diagnostic]:
        """Return the findings that nothing excuses."""
        kept, _ = suppress.suppress(found, (*self.at_place, *self.everywhere))
        return baseline.unknown(kept, self.known)[0] if self.known else kept

    def reviewed(
        self, found: Sequence[Diagnostic], *, complete: bool
    ) -> list[Diagnostic]:
        """Return the findings nothing excuses, and the excuses that excuse nothing.

        Whether what is said for the whole library is needed can be told only of a
        `complete` check of all its cases.
        """
        kept, idle = suppress.suppress(found, (*self.at_place, *self.everywhere))
        needless = idle if complete else [a for a in idle if a.inside]
        left = list(suppress.unused(needless))
        if self.known:
            kept, gone = baseline.unknown(kept, self.known)
            left += baseline.stale(self.known, gone) if complete else ()
        return [*kept, *self.diagnostics, *left]


def excuses(library: Library, cases: Iterable[Case], *, known: bool = True) -> Excuses:
    """Read what `library` and `cases` allow, and the baseline if it is to count."""
    everywhere: list[suppress.Allowance] = []
    found: list[Diagnostic] = []
    settings = library.settings().value
    if settings:
        everywhere += suppress.of_library(settings.ignore)
    if (library.root / PYPROJECT).exists():
        file = library.read(library.root / PYPROJECT)
        if file.value and "tool.flashgen" in file.value.text:
            ignored = suppress.of_pyproject(file.value)
            everywhere += ignored.value
            found += ignored.diagnostics
    at_place = tuple(a for case in cases for a in suppress.of_case(case))
    before = _baseline(library, found) if known else None
    return Excuses(at_place, tuple(everywhere), before, tuple(found))


def _baseline(library: Library, found: list[Diagnostic]) -> baseline.Baseline | None:
    path = library.root / DECKS / baseline.NAME
    if not path.exists():
        return None
    file = library.read(path)
    if file.value is None:
        found += file.diagnostics
        return None
    read = baseline.read(file.value)
    found += read.diagnostics
    return read.value
