"""What is different between two locks, in a few words for each card."""

from __future__ import annotations

from collections.abc import Iterator

from flashgen.lock.lines import DRAFT, WITHDRAWN, Lock, NoteLine


def differences(old: Lock, new: Lock) -> Iterator[tuple[str, str]]:
    """Yield what happened and to which card or deck, sorted by card."""
    before = {line.guid: line for line in old.notes.values()}
    after = {line.guid: line for line in new.notes.values()}
    for guid in sorted(
        before.keys() | after.keys(), key=lambda g: (after.get(g) or before[g]).card
    ):
        was, now = before.get(guid), after.get(guid)
        if now is None and was is not None:
            yield "deleted", was.card
        elif now is not None and now != was:
            yield _word(was, now), now.card
    for stem in sorted(old.decks.keys() | new.decks.keys()):
        if old.decks.get(stem) != new.decks.get(stem):
            yield "released", stem


def _word(was: NoteLine | None, now: NoteLine) -> str:
    """Return what happened to one note that is different."""
    if was is None:
        return "new"
    if was.card != now.card:
        return "renamed"
    if now.state == WITHDRAWN:
        return "withdrawn"
    if now.pending:
        return "changed"
    if was.state == DRAFT:
        return "published"
    return "restored" if now.now == was.last else "updated"
