"""A card as something to look at: its fields filled in, its words, where it stands.

The preview and the exports show cards without a package; what they show is what the
package would hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from flashgen import identity
from flashgen.faces import FACES
from flashgen.figures.occlusion import names, numbered
from flashgen.lock import content
from flashgen.lock.lines import CHANGED, DRAFT, PUBLISHED, Lock, NoteLine
from flashgen.lock.renaming import formers
from flashgen.markup import to_plain
from flashgen.model.card import Card
from flashgen.notes import links
from flashgen.pipeline import CompiledCase, Deck
from flashgen.render import Look, Sides

_TOPIC = "flashgen::topic::"


@dataclass(frozen=True)
class Exhibit:
    """A card with all fields of its note.

    `state` says what students have of it: `draft` nothing, `published` this, `changed`
    an older version; `since` is the Unix second of that, 0 for a draft.  Where a note
    has several cards, `mask` is the key of this one's mask, and `number` its number.
    """

    card: Card
    guid: str
    fields: Mapping[str, str]
    state: str = DRAFT
    since: int = 0
    mask: str = ""
    number: int = 1

    @property
    def id(self) -> str:
        """The card's id; with the key of its mask where a note has several cards."""
        return f"{self.card.id}#{self.mask}" if self.mask else str(self.card.id)

    @property
    def key(self) -> str:
        """The Key at the foot of the card."""
        return identity.key(self.guid)

    @cached_property
    def question(self) -> str:
        """The question as plain words, with what a cloze asks for as `[…]`."""
        fields = self.card.content
        before, after = fields.get("Before", ""), fields.get("After", "")
        if self.card.face == "cloze" and isinstance(before, str):
            return to_plain(f"{before}[…]{after}")
        return to_plain(self.card.question)

    @cached_property
    def answer(self) -> str:
        """The answer as plain words."""
        if self.mask:
            return names(self.card)[self.card.masks.index(self.mask)]
        return to_plain(self.card.answer)

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics among its tags."""
        tags = (tag for tag in self.card.tags if tag.startswith(_TOPIC))
        return tuple(tag.removeprefix(_TOPIC) for tag in tags)

    def sides(self, look: Look) -> Sides:
        """Return both sides as Anki would render them."""
        return look.sides(self.card.face, self.fields, self.number)


def exhibits(deck: Deck, lock: Lock | None) -> Iterator[Exhibit]:
    """Yield the cards of `deck` in the order of study."""
    for case in deck.cases:
        yield from of_case(deck, case, lock)


def of_case(deck: Deck, case: CompiledCase, lock: Lock | None) -> Iterator[Exhibit]:
    """Yield the cards of one case of `deck`."""
    for card in case.cards:
        line = _line(lock, card) if lock else None
        guid = line.guid if line else identity.guid(deck.settings.library, str(card.id))
        key = identity.key(guid)
        order = tuple(dict.fromkeys((*(line.order if line else ()), *card.masks)))
        shown = numbered(card, order) if card.masks else card
        filled = {
            **dict.fromkeys(FACES[card.face].fields, ""),
            **shown.fields,
            "Key": key,
            **links(deck, case.case.about.source, card, key),
        }
        state = _state(card, line)
        if not card.masks:
            yield Exhibit(card, guid, filled, *state)
        for mask in card.masks:
            yield Exhibit(card, guid, filled, *state, mask, order.index(mask) + 1)


def _line(lock: Lock, card: Card) -> NoteLine | None:
    """Return the note that `card` is, or was before `was` renamed its key."""
    known = lock.notes.get(str(card.id))
    if known is not None:
        return known
    earlier = (lock.notes.get(name) for name, _ in formers(card))
    return next((line for line in earlier if line and line.protected), None)


def _state(card: Card, line: NoteLine | None) -> tuple[str, int]:
    if line is None or not line.protected:
        return DRAFT, 0
    same = content.of_card(card, line.order) == line.last.content
    return PUBLISHED if same else CHANGED, line.last.since
