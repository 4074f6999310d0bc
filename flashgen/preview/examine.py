"""What `flashgen check` finds, case by case, so that a save asks for one case alone."""

from __future__ import annotations

from collections.abc import Sequence

from flashgen.library import Library
from flashgen.model.diagnostic import Diagnostic
from flashgen.pipeline import (
    CompiledCase,
    agreeing,
    allowed,
    colliding,
    crafted,
    proven,
)


def alone(library: Library, case: CompiledCase) -> tuple[Diagnostic, ...]:
    """Return what is found in one case, excused or not."""
    return (*proven(library, case), *crafted(library, case))


def together(
    library: Library,
    cases: Sequence[CompiledCase],
    found: Sequence[Diagnostic],
    *,
    complete: bool,
) -> tuple[Diagnostic, ...]:
    """Return what was `found`, and what comparing cases finds, that nothing excuses.

    `complete` says that these are all cases of the library.
    """
    everything = (*found, *colliding(cases), *agreeing(cases))
    excuses = allowed(library, cases)
    return tuple(excuses.reviewed(everything, complete=complete))
