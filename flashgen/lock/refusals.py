"""What stops the lock, each with the ways on."""

from __future__ import annotations

from flashgen.lock.format import iso
from flashgen.lock.lines import Lock, NoteLine
from flashgen.model.card import Card
from flashgen.model.case import Case
from flashgen.model.diagnostic import Diagnostic, error
from flashgen.model.source import Span


def other_library(lock: Lock) -> Diagnostic:
    """Refuse the lock of a library with another UUID."""
    message = "this is the lock of another library"
    hint = f"`library` in decks/library.yaml was {lock.library}: restore it there"
    return error(lock.span("library"), "FG402", message, hint)


def foreign_guid(lock: Lock, line: NoteLine) -> Diagnostic:
    """Refuse a GUID that is not the one the card was born with."""
    first = line.earlier[0] if line.earlier else line.card
    hint = "somebody edited it: take the line from the last commit"
    message = f"this is not the GUID of `{first}`"
    return error(lock.span("note", line.card), "FG402", message, hint)


def gone(lock: Lock, line: NoteLine, case: Case, twin: Card | None) -> Diagnostic:
    """Refuse to lose a published card; `twin` is a new card with the same words."""
    path = line.card.partition("/")[2]
    old = path.partition(".")[0].rpartition("/")[2]
    new = f"`{twin.keys[-1]}`, which says the same" if twin else "its new key"
    hint = (
        f"if it was renamed, write `was: {old}` beside {new}; if students should no "
        f"longer learn it, write `withdrawn: {{{path}: why}}` into the case; or "
        "restore it"
    )
    place = case.keys.get(path.partition("/")[0].partition(".")[0])
    message = f"the published card `{line.card}` is gone"
    return error(place or lock.span("note", line.card), "FG403", message, hint)


def file_gone(lock: Lock, line: NoteLine) -> Diagnostic:
    """Refuse to lose a case; `line` is one of its published cards."""
    case = line.card.partition("/")[0]
    message = f"the case file of published cards is gone: {case}.yaml"
    hint = (
        "restore it; if its cards went to another case, write there, beside each fact, "
        f"`was: {case}/key`; to withdraw them, keep the file with `withdrawn` alone"
    )
    return error(lock.span("note", line.card), "FG403", message, hint)


def unrecorded(lock: Lock, line: NoteLine) -> Diagnostic:
    """Refuse to forget why a card was withdrawn."""
    path = line.card.partition("/")[2]
    message = f"`{path}` is no longer among the withdrawn cards of its case"
    hint = "restore it there: some students have yet to be told"
    return error(lock.span("note", line.card), "FG409", message, hint)


def reused(card: Card, why: str) -> Diagnostic:
    """Refuse a key that once meant another card."""
    message = f"`{card.id}` cannot be used again: {why}"
    hint = "give this card another key; a key means one card for ever"
    return error(_key(card), "FG407", message, hint)


def new_face(lock: Lock, card: Card, line: NoteLine) -> Diagnostic:
    """Refuse a change of note type, which Anki would silently not make."""
    name = line.card if line.card in lock.notes else line.earlier[-1]
    path = name.partition("/")[2]
    message = (
        f"`{name}` was published as note type `{line.face}` and would become "
        f"`{card.face}`: Anki never updates such a note"
    )
    hint = (
        "undo what changed its form; or give it a new key without `was`, and write "
        f"`withdrawn: {{{path}: {{reason: …, replacement: …}}}}` into the case"
    )
    return error(_key(card), "FG408", message, hint)


def exchanged(card: Card, other: NoteLine) -> Diagnostic:
    """Refuse to give a card the words that students have under another one."""
    message = f"`{card.id}` now says what `{other.card}` said when it was published"
    hint = (
        "a key means one card for ever, and students keep their schedule by it: give "
        "both keys back their own words; a new card needs a new key"
    )
    return error(_key(card), "FG417", message, hint)


def clock_behind(lock: Lock, now: int) -> Diagnostic:
    """Refuse a time that is not later than those in the lock."""
    message = f"the clock says {iso(now)}, but the lock knows {iso(lock.newest)}"
    hint = "set the clock; Anki takes a change only if it is later than the last one"
    return error(lock.span("newest"), "FG414", message, hint)


def _key(card: Card) -> Span:
    return card.keys[-1].span
