"""Cards whose source names no time: nobody can put one on them."""

from __future__ import annotations

from collections.abc import Container

from flashgen.evidence.load import load
from flashgen.evidence.statement import statements
from flashgen.library import Library
from flashgen.model.case import Case
from flashgen.proof import timed


def timeless(library: Library, case: Case, cards: Container[str]) -> frozenset[str]:
    """Return those of the named `cards` whose passages were found, and name no time."""
    source = load(library, str(case.about.id)).value
    if source is None:
        return frozenset()
    found = set[str]()
    for statement in statements(case):
        if statement.name not in cards:
            continue
        places = [source.find(at.where, at.quoted) for at in statement.evidence]
        if places and not any(timed(source, place) for place in places):
            found.add(statement.name)
    return frozenset(found)
