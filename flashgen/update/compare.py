"""What changed between two packages, note by note."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace

from flashgen.faces import FACES, LINKS, STUDENT
from flashgen.update.change import Change, Comparison, Fate, FieldChange, Kind
from flashgen.update.judge import problems
from flashgen.update.meaning import pictures, same_answer, same_sense, seen
from flashgen.update.stored import Package, StoredNote
from flashgen.update.types import same_schema

WITHDRAWN = "flashgen::withdrawn"
"""The tag of a card that was withdrawn."""

ANSWERS = frozenset(("Answer", "Unit", "Plain", "Percent", "Tolerance"))
"""Fields whose every word is the answer."""

MARKS = frozenset(("Marks", "Second marks", "Occlusion"))
"""Fields that say what a picture asks for: drawings, not words."""

ABOUT = frozenset(("Source", "Credit", "Case", "Trail", "Chip", "Language"))
"""Fields about the card: a number there, such as a year of print, is no fact."""

_OURS = frozenset(face.id for face in FACES.values())
_LABEL = 90
_ORDER = {kind: place for place, kind in enumerate(Kind)}


def compare(old: Package, new: Package, retired: Package | None = None) -> Comparison:
    """Return what a student who has `old` gets from `new`, with default options.

    `retired` is the package of withdrawn cards that goes with `new`, if there is one.
    """
    changes = tuple(_changes(old, new, _reasons(retired) if retired else {}))
    return Comparison(
        old.name,
        new.name,
        old.released,
        new.released,
        changes,
        tuple(_new_looks(old, new)),
        tuple(sorted(set(new.decks) - set(old.decks))),
        tuple(problems(old, new, changes)),
    )


def _reasons(retired: Package) -> dict[str, str]:
    """Return what a withdrawn package says of each note, if that is a reason.

    flashgen writes it in place of the question.
    """
    return {
        note.guid: seen(retired.values(note).get("Question", "")).text
        if WITHDRAWN in note.tags
        else ""
        for note in retired.notes
    }


def _changes(
    old: Package, new: Package, withdrawn: Mapping[str, str]
) -> Iterator[Change]:
    """Yield every note once: those of `new` in order, then those gone.

    `withdrawn` has the reason for each note that is withdrawn.
    """
    before, after = old.by_guid, new.by_guid
    shifted = _shifted(old, new)
    for note in sorted(after.values(), key=_place):
        guid = note.guid
        if guid in before:
            yield _changed(old, new, before[guid], note, guid in shifted)
        else:
            yield _one_sided(new, note, Kind.ADDED, Fate.NEW)
    for note in sorted(before.values(), key=_place):
        guid = note.guid
        if guid not in after:
            fate = Fate.RETIRED if guid in withdrawn else Fate.STAYS
            gone = _one_sided(old, note, Kind.WITHDRAWN, fate)
            yield replace(gone, reason=withdrawn.get(guid, ""))


def _place(note: StoredNote) -> tuple[int, str]:
    """Return the key that sorts notes as they are studied."""
    return note.due, note.guid


def _one_sided(package: Package, note: StoredNote, kind: Kind, fate: Fate) -> Change:
    times = (note.mod, 0) if kind is Kind.WITHDRAWN else (0, note.mod)
    decks = (note.deck, "") if kind is Kind.WITHDRAWN else ("", note.deck)
    key, label = _names(package, note)
    type_ = package.types[note.type].name
    return Change(note.guid, key, label, type_, kind, fate, (), (), *times, *decks)


def _changed(
    old: Package, new: Package, before: StoredNote, after: StoredNote, shifted: bool
) -> Change:
    fields = tuple(_fields(old.values(before), new.values(after)))
    kinds = sorted(
        set(_kinds(old, new, before, after, fields, shifted)), key=_ORDER.__getitem__
    )
    kind, *also = kinds or [Kind.SAME]
    conflict = not same_schema(old.types.get(after.type), new.types[after.type])
    fate = Fate.UPDATED if after.mod > before.mod else Fate.UNTOUCHED
    if before.type != after.type or conflict:
        fate = Fate.CONFLICT
    key, label = _names(new, after)
    return Change(
        after.guid,
        key,
        label,
        new.types[after.type].name,
        kind,
        fate,
        tuple(also),
        fields,
        before.mod,
        after.mod,
        before.deck,
        after.deck,
    )


def _fields(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*new, *old)):
        if old.get(name, "") != new.get(name, "") and name != STUDENT:
            yield FieldChange(name, old.get(name, ""), new.get(name, ""))


def _kinds(
    old: Package,
    new: Package,
    before: StoredNote,
    after: StoredNote,
    fields: tuple[FieldChange, ...],
    shifted: bool,
) -> Iterator[Kind]:
    """Yield every way in which the note changed."""
    if WITHDRAWN in after.tags and WITHDRAWN not in before.tags:
        yield Kind.WITHDRAWN
    ours = after.type in _OURS
    first = new.types[after.type].names[0]
    for field in fields:
        yield from _field_kinds(field, ours, field.name == first)
    shown = {name for html in after.fields for name in pictures(html)}
    if any(old.media.get(name) != new.media.get(name) for name in shown):
        yield Kind.FIGURE
    if set(before.tags) != set(after.tags):
        yield Kind.TAGS
    if before.deck != after.deck:
        yield Kind.MOVED
    if shifted:
        yield Kind.ORDER


def _field_kinds(field: FieldChange, ours: bool, first: bool) -> Iterator[Kind]:
    if ours and field.name in LINKS:
        yield Kind.LINKS
        return
    before, after = seen(field.old), seen(field.new)
    if before.images != after.images:
        yield Kind.FIGURE
    if before.text == after.text:
        drawn = ours and field.name in MARKS
        yield Kind.MEANING if drawn else Kind.FORMAT
        return
    # Of somebody else's note type, any field but the first may be the answer.
    answer = field.name in ANSWERS if ours else not first
    if answer:
        same = same_answer(before.text, after.text)
    else:
        about = ours and field.name in ABOUT
        same = about or same_sense(before.text, after.text)
    yield Kind.REWORDED if same else Kind.MEANING


def _shifted(old: Package, new: Package) -> frozenset[str]:
    """Return the fewest notes whose move turns the old order of study into the new."""
    common = old.by_guid.keys() & new.by_guid.keys()
    before, after = (
        [n.guid for n in sorted(p.by_guid.values(), key=_place) if n.guid in common]
        for p in (old, new)
    )
    if before == after:
        return frozenset()
    place = {guid: number for number, guid in enumerate(before)}
    kept = _longest_rise([place[guid] for guid in after], after)
    return frozenset(common - kept)


def _longest_rise(places: list[int], guids: list[str]) -> set[str]:
    """Return the longest part of `guids` whose `places` only rise."""
    ends: list[int] = []
    at: list[int] = []
    previous: list[int] = []
    for number, place in enumerate(places):
        length = bisect_left(ends, place)
        previous.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        at[length : length + 1] = [number]
    kept: set[str] = set()
    number = at[-1] if at else -1
    while number >= 0:
        kept.add(guids[number])
        number = previous[number]
    return kept


def _names(package: Package, note: StoredNote) -> tuple[str, str]:
    """Return the Key of a note and its question in one line."""
    values = package.values(note)
    ours = note.type in _OURS
    label = _question(note.type, values) if ours else ""
    texts = (seen(html).text for html in values.values())
    label = label or next((text for text in texts if text), note.guid)
    short = label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…"
    return (values.get("Key") if ours else "") or note.guid, short


def _question(type_: int, values: Mapping[str, str]) -> str:
    """Return what a card of flashgen asks: of a gap, the sentence it is in."""

    def words(name: str) -> str:
        return seen(values.get(name, "")).text

    if type_ == FACES["cloze"].id:
        return f"{words('Before')} […] {words('After')}".strip()
    about = words("Set") or words("Mechanism")
    return f"{words('Question')}{f' ({about})' if about else ''}"


def _new_looks(old: Package, new: Package) -> Iterator[str]:
    for id_, type_ in new.types.items():
        known = old.types.get(id_)
        if known and known.look != type_.look and type_.mod > known.mod:
            yield type_.name
