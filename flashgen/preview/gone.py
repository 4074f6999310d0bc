"""The withdrawn cards of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flashgen import identity
from flashgen.lock.lines import WITHDRAWN, NoteLine
from flashgen.markup import to_plain
from flashgen.model.case import About
from flashgen.model.source import Span


@dataclass(frozen=True)
class Gone:
    """One withdrawn card, or mask of a card.

    `question` is what it asked, where a released package is at hand.  `since` is the
    Unix second of its withdrawal, 0 where the lock does not tell; `told` says whether
    a release has told students.  `at` is where the case file says so, `instead` the
    id of the card to learn in its place.
    """

    card: str
    key: str
    question: str
    reason: str
    instead: str
    since: int
    told: bool
    at: Span | None


def gone(
    about: About, lines: Iterable[NoteLine], questions: Mapping[str, str]
) -> Iterator[Gone]:
    """Yield what is withdrawn of a case, sorted by id.

    `lines` are those of the lock about the case, `questions` go by GUID.
    """
    case = about.id
    known = {line.card: line for line in lines}
    spoken = {f"{case}/{path}": path for path in about.withdrawn}
    locked = {card for card, line in known.items() if line.state == WITHDRAWN}
    for card in sorted(locked | spoken.keys()):
        line, path = known.get(card), spoken.get(card)
        said = about.withdrawn[path] if path is not None else None
        whole = known.get(card.rpartition("/")[0])  # of a mask
        yield Gone(
            card,
            identity.key(line.guid) if line else "",
            questions.get(line.guid, "") if line else "",
            to_plain(said.reason) if said else "",
            f"{case}/{said.replacement}" if said and said.replacement else "",
            line.now.since if line and card in locked else 0,
            line.retired if line else bool(whole and not whole.pending),
            path.span if path is not None else None,
        )
