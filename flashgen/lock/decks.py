"""Whether published decks are still what Anki and the students take them for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from flashgen.faces import FACES
from flashgen.lock import content
from flashgen.lock.lines import Lock
from flashgen.model.diagnostic import Diagnostic, error
from flashgen.model.source import Span, Text
from flashgen.recipe import Recipe

WITHDRAWN_SUFFIX = "-withdrawn"
"""Ends the name of the package with a deck's withdrawn cards."""

PRIVATE_SUFFIX = "-private"
"""Ends the name of a package that its author may not pass on."""

SUFFIXES = (WITHDRAWN_SUFFIX, PRIVATE_SUFFIX)


def follow(lock: Lock, recipes: Mapping[str, Recipe], files: frozenset[str]) -> Lock:
    """Return the lock with decks under the present names of their recipes' files.

    `recipes` are the decks being built, `files` the names of all recipes.  A recipe
    under a new file name that makes the deck of the old name is the same deck.
    """
    moved = {
        deck.stem: new
        for deck in lock.decks.values()
        if deck.stem not in files
        for new, recipe in recipes.items()
        if new not in lock.decks and recipe.name == deck.name
    }
    if not moved:
        return lock
    decks = [
        deck._replace(stem=moved.get(deck.stem, deck.stem))
        for deck in lock.decks.values()
    ]
    carried = [
        line._replace(stem=moved.get(line.stem, line.stem))
        for line in lock.carried.values()
    ]
    return replace(
        lock,
        decks={deck.stem: deck for deck in decks},
        carried={(line.stem, line.case): line for line in carried},
    )


def check(
    lock: Lock, recipes: Mapping[str, Recipe], files: frozenset[str] | None
) -> Iterator[Diagnostic]:
    """Yield what would part the decks being built from those students have.

    `files` are the names of all recipes, or None where not all decks are built.
    """
    yield from _alike(recipes)
    for stem, recipe in recipes.items():
        yield from _stem(stem, recipe)
        yield from _names(lock, stem, recipe)
        yield from _cases(lock, stem, recipe)
    for face, form in lock.faces.items():
        if face not in FACES or content.of_face(FACES[face]) != form:
            message = f"this flashgen has another form of the note type `{face}`"
            hint = "use the flashgen that published it: Anki would not update any note"
            yield error(lock.span("face", face), "FG413", message, hint)
    for stem in lock.decks if files is not None else ():
        if files is not None and stem not in files:
            message = f"the published deck `{stem}` has no recipe any more"
            hint = (
                f"restore decks/{stem}.yaml; if students will never get an update of "
                "this deck, delete this line and its lines `carries`"
            )
            yield error(lock.span("deck", stem), "FG412", message, hint)


def _alike(recipes: Mapping[str, Recipe]) -> Iterator[Diagnostic]:
    """Yield recipes that Anki would put into one deck."""
    seen: dict[str, str] = {}
    for stem, recipe in recipes.items():
        other = seen.setdefault(recipe.name.lower(), stem)
        if other != stem:
            message = f"`{recipe.name}` is also the name of decks/{other}.yaml"
            hint = "Anki would make one deck of the two: choose another name"
            yield error(recipe.name.span, "FG418", message, hint)


def _stem(stem: str, recipe: Recipe) -> Iterator[Diagnostic]:
    if stem.endswith(SUFFIXES):
        message = f"`{stem}.apkg` would be another package of another deck"
        hint = f"give the recipe's file another end than {' or '.join(SUFFIXES)}"
        yield error(recipe.name.span, "FG415", message, hint)


def _names(lock: Lock, stem: str, recipe: Recipe) -> Iterator[Diagnostic]:
    """Yield a new name of the deck, or of the sub-deck of a case, once each."""
    told: set[Span] = set()
    for case in recipe.cases:
        line = lock.carried.get((stem, str(case)))
        home = recipe.home(case)
        if line is None or line.name == home or _given_up(line.name, recipe):
            continue
        span = _span(recipe, case, line.name)
        if span in told:
            continue
        told.add(span)
        message = f"the published deck `{line.name}` would become `{home}`"
        hint = (
            f"keep the name, which is the deck's identity in Anki, and change `title`; "
            f"or accept with `was: {line.name}` that students keep the cards they have "
            "in the old deck and get only new ones in the new"
        )
        yield error(span, "FG410", message, hint)


def _given_up(name: str, recipe: Recipe) -> bool:
    return any(name == was or name.startswith(f"{was}::") for was in recipe.was)


def _span(recipe: Recipe, case: Text, old: str) -> Span:
    """Return where the new name is written: the deck's, or the sub-deck's."""
    if old != recipe.name and not old.startswith(f"{recipe.name}::"):
        return recipe.name.span
    subdeck = recipe.subdecks.get(case)
    return subdeck.span if subdeck else case.span


def _cases(lock: Lock, stem: str, recipe: Recipe) -> Iterator[Diagnostic]:
    """Yield cases that left the deck unsaid, and those that are said to, and stay."""
    for case in recipe.gone:
        if case in recipe.cases:
            message = f"`{case}` is gone, and still a case of this deck"
            yield error(case.span, "FG411", message, "delete one of them")
    for carried, line in lock.carried.items():
        known = (*recipe.cases, *recipe.gone)
        if carried[0] != stem or line.case in known:
            continue
        message = f"the published case `{line.case}` has left this deck"
        hint = (
            "students keep its cards and get no more corrections: restore it in "
            f"`cases`, or tell them with `gone: {{{line.case}: Moved to the deck …}}`"
        )
        yield error(recipe.cases[0].span, "FG411", message, hint)
