"""Atomic cards: what a student is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from flashgen.model.evidence import Evidence, Inference
from flashgen.model.source import Span, Text


class CardId(NamedTuple):
    """Authored identity: the path of keys, and a direction for a second card.

    Rewording a card keeps it; renaming a key loses it.
    """

    case: str
    path: tuple[str, ...]
    direction: str = ""

    def __str__(self) -> str:
        direction = f".{self.direction}" if self.direction else ""
        return "/".join((self.case, *self.path)) + direction


class Row(NamedTuple):
    """One line of a list, table of terms or chain of steps shown on a card.

    `mark` is its letter, term or number; both are Markdown.
    """

    mark: str
    text: str


Content = str | tuple[Row, ...]
"""What a field of a face holds before it becomes HTML: Markdown, or rows of it."""


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Draft(NamedTuple):
    """A card as a fact kind states it: Markdown, not yet bound to a case.

    `path` and `direction` are appended to the fact's own path.  `content` fills the
    fields that only this face has, `html` those that are finished.  `why`, `more` and
    `evidence` replace the fact's where they are given; `inferred` adds to it.
    `conditions` are what the answer holds for, beside the question; `told` is what the
    front tells as a statement of its own.  `media` and `masks` are the card's.
    """

    face: str
    question: str
    answer: str
    at: Span
    path: tuple[Text, ...] = ()
    direction: str = ""
    chip: str = ""
    content: Mapping[str, Content] = _NOTHING
    why: str = ""
    more: str = ""
    evidence: tuple[Evidence, ...] = ()
    inferred: tuple[Inference, ...] = ()
    conditions: tuple[str, ...] = ()
    told: str = ""
    html: Mapping[str, str] = _NOTHING
    media: tuple[str, ...] = ()
    masks: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Card:
    """One question, one answer, one place in the source; one note in Anki.

    `fields` are the finished HTML of every content field of the face, by name;
    links are added when a deck is packaged.  `question` and `answer` are the
    Markdown they were made of.  `group` is shared by the cards of one fact, which
    a deck keeps apart.  `keys` are the authored keys of the id's path, and `media` the
    names of the files it shows.  `masks` are the keys of an image occlusion, which is
    one note with a card for each of them.
    """

    id: CardId
    face: str
    kind: str
    question: str
    answer: str
    content: Mapping[str, Content]
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    span: Span
    evidence: tuple[Evidence, ...]
    keys: tuple[Text, ...]
    media: tuple[str, ...] = ()
    masks: tuple[Text, ...] = ()

    @property
    def count(self) -> int:
        """How many cards Anki makes of the note: one, or one for each mask."""
        return len(self.masks) or 1

    @cached_property
    def group(self) -> tuple[str, str]:
        """The fact or figure this card was split from."""
        return (self.id.case, self.id.path[0])
