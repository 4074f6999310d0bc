"""What is wrong with an update: what would cost a student something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from flashgen.faces import FACES, LINKS, STUDENT
from flashgen.update.change import Change, Fate, Kind, Problem
from flashgen.update.meaning import pictures, seen
from flashgen.update.stored import Package, StoredNote
from flashgen.update.types import same_schema

_OURS = frozenset(face.id for face in FACES.values())

Rule = Callable[[Package, Package, Sequence[Change]], Iterator[Problem]]


def problems(old: Package, new: Package, changes: Sequence[Change]) -> list[Problem]:
    """Return everything wrong with the update from `old` to `new`."""
    return [problem for rule in RULES for problem in rule(old, new, changes)]


def _times(old: Package, new: Package, changes: Sequence[Change]) -> Iterator[Problem]:  # noqa: ARG001
    stale = _keys(c for c in changes if c.needs_newer)
    if stale:
        message = "changed, but with no later time: the change never arrives"
        hint = "`flashgen publish` stamps them; `--force-update CARD` does so again"
        yield Problem("not-newer", message, hint, stale)
    idle = _keys(c for c in changes if c.for_nothing)
    if idle:
        message = "stamped again, with the words as before: edits of students are lost"
        hint = (
            "right if it was forced, or changed and changed back in a release between; "
            "if not, build with the lock of the release before"
        )
        yield Problem("stamped-again", message, hint, idle, mild=True)
    older = _keys(c for c in changes if 0 < c.new_mod < c.old_mod)
    if older:
        message = "older than before: a later correction might not arrive"
        hint = "are OLD and NEW swapped, or was the lock of an older release used?"
        yield Problem("older", message, hint, older)


def _identities(
    old: Package, new: Package, changes: Sequence[Change]
) -> Iterator[Problem]:
    for package in (old, new):
        counted = Counter(note.guid for note in package.notes)
        twice = tuple(guid for guid, number in counted.items() if number > 1)
        if twice:
            message = f"several notes of {package.name} share a GUID: students get both"
            yield Problem("same-guid", message, "give each note its own", twice)
    other = _keys(c for c in changes if c.fate is Fate.CONFLICT)
    if other:
        message = "on another note type, or one whose fields differ: never updated"
        hint = "withdraw them and add them anew, under keys of their own"
        yield Problem("other-type", message, hint, other)
    left = {
        _words(old, old.by_guid[c.guid]): c for c in changes if c.fate is Fate.STAYS
    }
    lost = [
        f"{left[words].key} is now {c.key}"
        for c in changes
        if c.kind is Kind.ADDED and (words := _words(new, new.by_guid[c.guid])) in left
    ]
    if lost:
        message = "gone, and added again word for word: students would have both"
        hint = "a key was renamed: say `was: old-key` beside the new one"
        yield Problem("identity-lost", message, hint, tuple(lost))


def _cards(old: Package, new: Package, changes: Sequence[Change]) -> Iterator[Problem]:
    gone = tuple(
        c.key
        for c in changes
        if c.old_mod
        and c.new_mod
        and set(old.by_guid[c.guid].ords) - set(new.by_guid[c.guid].ords)
    )
    if gone:
        message = "with fewer cards than before: the others stay, and show an error"
        hint = "withdraw the note and give what is left of it a key of its own"
        yield Problem("card-gone", message, hint, gone)
    empty = tuple(note.guid for note in new.notes if not note.ords)
    if empty:
        message = "notes without a card: nobody would ever see them"
        yield Problem("no-card", message, "see what their front shows", empty)


def _types(old: Package, new: Package, changes: Sequence[Change]) -> Iterator[Problem]:  # noqa: ARG001
    names = {type_.name: type_.id for type_ in old.types.values()}
    for id_, after in new.types.items():
        before = old.types.get(id_)
        if before is None:
            if after.name in names:
                message = "note type of a known name under a new id: comes as a copy"
                hint = "a note type keeps its id for ever"
                yield Problem("type-id", message, hint, (after.name,))
            continue
        if not same_schema(before, after):
            message = "other fields or templates: Anki makes a copy, updates no note"
            hint = "a released note type keeps its fields; use a spare one"
            yield Problem("type-schema", message, hint, (after.name,))
        elif before.look != after.look and after.mod <= before.mod:
            message = "note type changed, but with no later time: never arrives"
            hint = "raise the time of change of the face, `changed`"
            yield Problem("type-not-newer", message, hint, (after.name,))
        elif before.look == after.look and after.mod > before.mod:
            message = "note type unchanged, but later: a student's own style is lost"
            hint = "leave the time of change of the face as it was"
            yield Problem("type-newer-for-nothing", message, hint, (after.name,))


def _decks(old: Package, new: Package, changes: Sequence[Change]) -> Iterator[Problem]:
    was = {note.deck.casefold() for note in old.notes}
    is_ = {note.deck.casefold() for note in new.notes}
    renamed = dict.fromkeys(
        f"{c.old_deck} is now {c.new_deck}"
        for c in changes
        if c.old_deck
        and c.new_deck
        and c.old_deck.casefold() not in is_
        and c.new_deck.casefold() not in was
    )
    if renamed:
        message = "deck renamed: old cards stay in the old deck, new ones go elsewhere"
        hint = "keep the name, which Anki knows the deck by, and change its title"
        yield Problem("deck-renamed", message, hint, tuple(renamed))


def _media(old: Package, new: Package, changes: Sequence[Change]) -> Iterator[Problem]:
    known = {name.casefold() for name in new.media}
    shown = {
        note.guid: tuple(n for html in note.fields for n in pictures(html))
        for note in new.notes
    }
    missing = sorted(
        {n for ns in shown.values() for n in ns if n.casefold() not in known}
    )
    if missing:
        message = "pictures that notes show and the package lacks"
        yield Problem("media-missing", message, "build it anew", tuple(missing))
    replaced = {n for n in new.media if old.media.get(n, new.media[n]) != new.media[n]}
    kept = sorted(
        {
            name
            for c in changes
            if c.fate is not Fate.UPDATED
            for name in shown.get(c.guid, ())
            if name in replaced
        }
    )
    if kept:
        message = "pictures with new content under an old name: students keep the old"
        hint = "give a picture a name by its content, as flashgen does"
        yield Problem("media-same-name", message, hint, tuple(kept))


RULES: tuple[Rule, ...] = (_times, _identities, _cards, _types, _decks, _media)


def _keys(changes: Iterator[Change]) -> tuple[str, ...]:
    return tuple(change.key for change in changes)


def _words(package: Package, note: StoredNote) -> tuple[object, ...]:
    """Return what a student sees of a note, without what differs by identity alone."""
    skipped = ("Key", STUDENT, *LINKS) if note.type in _OURS else ()
    values = package.values(note)
    shown = (seen(html) for name, html in values.items() if name not in skipped)
    return (package.types[note.type].name, *shown)
