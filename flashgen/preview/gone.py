"""The cards of a case that are no more: withdrawn, or gone without a word."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from flashgen import identity
from flashgen.exhibit import Exhibit
from flashgen.lock import masks, refusals
from flashgen.lock.lines import NEW, PUBLISHED, WITHDRAWN, Lock, NoteLine
from flashgen.markup import to_plain
from flashgen.model.card import Card
from flashgen.model.case import About
from flashgen.model.diagnostic import Diagnostic
from flashgen.model.source import Renamed, Span
from flashgen.pipeline import CompiledCase


@dataclass(frozen=True)
class Gone:
    """One card, or mask of a card, that is no more.

    `question` is what it asked, where a released package is at hand.  `since` is the
    Unix second of its withdrawal, 0 where the lock does not tell; `told` says whether
    a release has told students.  `at` is where the case file says so, `instead` the
    id of the card to learn in its place.  `hint` says what to do about one that is gone
    without being withdrawn; it is empty for all others.
    """

    card: str
    key: str
    question: str
    reason: str
    instead: str
    since: int
    told: bool
    at: Span | None
    hint: str = ""


def gone(
    about: About,
    lines: Iterable[NoteLine],
    questions: Mapping[str, str],
    now: Mapping[str, Exhibit],
) -> Iterator[Gone]:
    """Yield what is withdrawn of a case, sorted by id.

    `lines` are those of the lock about the case, `questions` and the notes that there
    are `now` go by GUID.
    """
    case = about.id
    known = {line.card: line for line in lines}
    spoken = {f"{case}/{path}": path for path in about.withdrawn}
    locked = {card for card, line in known.items() if line.state == WITHDRAWN}
    for card in sorted(locked | spoken.keys()):
        line, path = known.get(card), spoken.get(card)
        said = about.withdrawn[path] if path is not None else None
        whole = None if line else known.get(card.rpartition("/")[0])  # of a mask
        guid = line.guid if line else whole.guid if whole else ""
        note = now.get(guid)
        yield Gone(
            card,
            identity.key(guid) if guid else "",
            questions.get(guid) or (note.question if note else ""),
            to_plain(said.reason) if said else "",
            f"{case}/{said.replacement}" if said and said.replacement else "",
            line.now.since if line and card in locked else 0,
            # The lock learns of a withdrawn mask only with the next build.
            line.retired if line else bool(note and note.state == PUBLISHED),
            path.span if path is not None else None,
        )


def vanished(
    case: CompiledCase,
    lock: Lock,
    lines: Iterable[NoteLine],
    questions: Mapping[str, str],
    now: Mapping[str, Exhibit],
    present: Container[str],
) -> Iterator[Gone]:
    """Yield what students have, and nothing says why it is no more.

    `questions` and `now` are as for `gone`; `present` are the GUIDs of the cards of all
    cases, since a card may have moved.
    """
    withdrawn = case.case.about.withdrawn
    waiting = {*case.withheld, *_formerly(case)}
    for line in lines:
        path = line.card.partition("/")[2]
        if not line.protected or line.state == WITHDRAWN or path in withdrawn:
            continue
        if line.guid in now:
            asked = now[line.guid].question
            for card, found in _masks(line, now[line.guid].card, withdrawn):
                yield _lost(card, line, asked, found)
        elif line.guid not in present and _fact(path) not in waiting:
            found = refusals.gone(lock, line, case.case, None)
            yield _lost(line.card, line, questions.get(line.guid, ""), found)


def _masks(
    line: NoteLine, card: Card, withdrawn: Container[str]
) -> Iterator[tuple[str, Diagnostic]]:
    """Yield the published masks that a card has lost."""
    kept = {str(key) for key in card.masks}
    kept |= {str(key.was) for key in card.masks if isinstance(key, Renamed)}
    path = str(card.id).partition("/")[2]
    for mask in line.masks:
        if mask.endswith(NEW) or mask in kept or f"{path}/{mask}" in withdrawn:
            continue
        yield f"{card.id}/{mask}", masks.gone(card, mask)


def _lost(card: str, line: NoteLine, question: str, found: Diagnostic) -> Gone:
    key = identity.key(line.guid)
    return Gone(card, key, question, "", "", 0, False, found.span, found.hint)


def _fact(path: str) -> str:
    return path.partition("/")[0].partition(".")[0]


def _formerly(case: CompiledCase) -> Iterator[str]:
    """Yield the keys that withheld figures had before: their cards wait, too."""
    for key in case.case.figures:
        if isinstance(key, Renamed) and key in case.withheld:
            yield str(key.was)
