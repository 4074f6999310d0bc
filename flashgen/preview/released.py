"""What students have: the decks as last published, and what has changed since.

`flashgen publish` keeps each released package; here the cards on show are held against
it, by the comparison of `flashgen diff`.  A package is read once, and of its notes only
those that differ are looked into.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from flashgen.exhibit import Exhibit, of_case
from flashgen.faces import FACES
from flashgen.library import Library
from flashgen.lock.lines import Lock, NoteLine
from flashgen.model.diagnostic import Checked
from flashgen.pipeline import CompiledCase, Deck
from flashgen.preview.gone import Gone, gone, vanished
from flashgen.preview.kept import Kept, signature
from flashgen.update.change import Change
from flashgen.update.compare import compare
from flashgen.update.read import read_package
from flashgen.update.stored import NoteType, Package, StoredNote, Unreadable

Lines = Mapping[str, Sequence[NoteLine]]
"""The notes of the lock by their case."""

NOT_KEPT = "the released package is not on this machine; `flashgen publish` keeps one"

_TYPES = {
    face.id: NoteType(
        face.id,
        face.name,
        int(face.occlusion),
        tuple((name, 0) for name in face.fields),
        tuple((template.name, 0) for template in face.templates),
        0,
        "",
    )
    for face in FACES.values()
}
"""Our note types as far as a comparison of notes asks for them."""


@dataclass(frozen=True)
class Since:
    """What became of the notes of a case since a deck with it was last released.

    `release` is the Unix second of that, 0 before the first.  `changes` and the notes
    of `before` go by GUID; a note that students have as it is has no change.  `gone`
    are those that are no more.  Where nothing can be compared, `missing` says why.
    """

    release: int = 0
    changes: Mapping[str, Change] = field(default_factory=dict)
    before: Mapping[str, StoredNote] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()
    missing: str = ""


@dataclass(frozen=True)
class _Past:
    """A released package; `missing` says why there is none."""

    package: Package | None
    missing: str = ""


class Released:
    """The released packages of a library, read when they are first asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._packages = Kept[_Past]()
        self._lines: tuple[Lock | None, Lines] = (None, {})
        self._known: dict[str, tuple[tuple[object, ...], Since]] = {}

    def since(
        self,
        case: CompiledCase,
        exhibits: Sequence[Exhibit],
        carriers: Sequence[Deck],
        lock: Lock | None,
        present: Container[str],
    ) -> Since:
        """Return what became of `case`, which the decks `carriers` have.

        `exhibits` are its cards, `present` the GUIDs of the cards of all cases.
        """
        deck = _last(carriers, lock)
        if lock is None or deck is None:
            return Since()
        past = self._past(deck.stem)
        name = str(case.case.about.id)
        lines = self._of_case(lock, name)
        # The same objects mean that neither a file nor the package was read again.
        made_of = (case, deck.recipe, deck.settings, lock, past)
        known, since = self._known.get(name, ((), Since()))
        if len(known) != len(made_of) or any(map(_other, known, made_of)):
            since = _since(deck, case, lock, lines, past)
            self._known[name] = (made_of, since)
        # What is gone depends on the other cases, too: a card may have moved there.
        now = {each.guid: each for each in exhibits}
        asked = {guid: change.label for guid, change in since.changes.items()}
        withdrawn = gone(case.case.about, lines, asked, now)
        lost = vanished(case, lock, lines, asked, now, present)
        return replace(since, gone=(*withdrawn, *lost))

    def forget_others(self, cases: Container[str]) -> None:
        """Drop what is known of cases that are no longer on show."""
        self._known = {n: known for n, known in self._known.items() if n in cases}

    def _of_case(self, lock: Lock, case: str) -> Sequence[NoteLine]:
        """Return the notes of a case; the lock is gone through once."""
        if self._lines[0] is not lock:
            sorted_out: dict[str, list[NoteLine]] = {}
            for line in lock.notes.values():
                sorted_out.setdefault(line.card.partition("/")[0], []).append(line)
            self._lines = (lock, sorted_out)
        return self._lines[1].get(case, ())

    def _past(self, stem: str) -> _Past:
        path = self._library.released(stem)

        def read() -> Checked[_Past | None]:
            try:
                return Checked(_Past(read_package(path)))
            except Unreadable as problem:
                found = f"{self._library.name(path)}: {problem.message}"
                return Checked(_Past(None, found if path.exists() else NOT_KEPT))

        return self._packages.get(stem, signature([path]), read).value or _Past(None)


def _other(one: object, other: object) -> bool:
    return one is not other


def _last(carriers: Sequence[Deck], lock: Lock | None) -> Deck | None:
    """Return the deck that was released last."""
    lines = lock.decks if lock else {}
    released = [deck for deck in carriers if deck.stem in lines]
    return max(released, key=lambda deck: lines[deck.stem].published, default=None)


def _since(
    deck: Deck,
    case: CompiledCase,
    lock: Lock,
    lines: Sequence[NoteLine],
    past: _Past,
) -> Since:
    changes: dict[str, Change] = {}
    before: tuple[StoredNote, ...] = ()
    if past.package:
        before, after = _differing(deck, case, lock, lines, past.package)
        found = compare(
            replace(past.package, notes=before),
            replace(past.package, notes=after, types=_TYPES),
        )
        changes = {change.guid: change for change in found.changes}
    return Since(
        lock.decks[deck.stem].published,
        changes,
        {note.guid: note for note in before},
        missing=past.missing,
    )


def _differing(
    deck: Deck,
    case: CompiledCase,
    lock: Lock,
    lines: Sequence[NoteLine],
    released: Package,
) -> tuple[tuple[StoredNote, ...], tuple[StoredNote, ...]]:
    """Return the notes of a case that are not as they were released, old and new."""
    known = released.by_guid
    present = {note.guid: note for note in _notes(deck, case, lock, known)}
    new = tuple(
        note
        for guid, note in present.items()
        if guid not in known or not _same(known[guid], note)
    )
    old = (
        *(known[note.guid] for note in new if note.guid in known),
        *(known[n.guid] for n in lines if n.guid in known and n.guid not in present),
    )
    return old, new


def _notes(
    deck: Deck, case: CompiledCase, lock: Lock, known: Mapping[str, StoredNote]
) -> Iterator[StoredNote]:
    """Yield the notes of a case as the next release would bring them.

    Their times and places in the queue are those of the released ones: neither is
    for the author to judge card by card.
    """
    exhibits = {each.guid: each for each in of_case(deck, case, lock)}
    home = deck.recipe.home(case.case.about.id)
    for guid, exhibit in exhibits.items():
        before = known.get(guid)
        mod, due = (before.mod, before.due) if before else (0, 0)
        yield StoredNote(
            guid,
            FACES[exhibit.card.face].id,
            tuple(map(exhibit.fields.__getitem__, FACES[exhibit.card.face].fields)),
            exhibit.card.tags,
            mod,
            home,
            due,
            tuple(range(exhibit.card.count)),
        )


def _same(before: StoredNote, after: StoredNote) -> bool:
    return (
        before.type == after.type
        and before.fields == after.fields
        and before.deck == after.deck
        and set(before.tags) == set(after.tags)
    )
