"""The withdrawn cards of a deck, as notes that tell a student so.

They travel in a package of their own, so that nobody who starts with the deck gets
them.  For Anki each is the note it always was, with a new content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flashgen import identity
from flashgen.describe import WITHDRAWN
from flashgen.faces import FACES
from flashgen.figures import occlusion
from flashgen.lock.lines import Lock, NoteLine
from flashgen.lock.publish import withdrawn
from flashgen.markup import to_html, to_plain
from flashgen.model.card import Content
from flashgen.model.case import About, Withdrawal
from flashgen.order import positions
from flashgen.pipeline import CompiledCase, Deck

if TYPE_CHECKING:
    from flashgen.package import Note


@dataclass(frozen=True)
class Retired:
    """One withdrawn card of a deck: its line in the lock, and why it went.

    `instead` are the question and the Key of the card that replaces it.
    """

    line: NoteLine
    about: About
    withdrawal: Withdrawal
    instead: tuple[str, str] | None

    @property
    def key(self) -> str:
        """The Key printed on the card."""
        return identity.key(self.line.guid)

    @property
    def reason(self) -> str:
        """Why it was withdrawn, on one line."""
        return to_plain(self.withdrawal.reason)


def retired(deck: Deck, lock: Lock) -> tuple[Retired, ...]:
    """Return the withdrawn cards that students of `deck` may have, sorted by id."""
    cases = {str(compiled.case.about.id): compiled for compiled in deck.cases}
    lines = sorted(withdrawn(lock, deck.stem))
    return tuple(
        _retired(line, compiled, lock)
        for line in lines
        if (compiled := cases.get(line.card.partition("/")[0]))
    )


def _retired(line: NoteLine, compiled: CompiledCase, lock: Lock) -> Retired:
    about = compiled.case.about
    case, _, path = line.card.partition("/")
    withdrawal = about.withdrawn[path]  # type: ignore[index]
    instead = None
    if withdrawal.replacement is not None:
        name = f"{case}/{withdrawal.replacement}"
        card = next(card for card in compiled.cards if str(card.id) == name)
        instead = card.question, identity.key(lock.notes[name].guid)
    return Retired(line, about, withdrawal, instead)


def notes(deck: Deck, cards: tuple[Retired, ...]) -> Iterator[Note]:
    """Yield withdrawn cards as the notes of a package."""
    from flashgen.package import Note

    for card, due in zip(cards, positions(len(cards)), strict=True):
        fields = _fields(card)
        yield Note(
            guid=card.line.guid,
            face=card.line.face,
            fields=tuple(fields.get(n, "") for n in FACES[card.line.face].fields),
            tags=(f"flashgen::case::{card.about.id}", WITHDRAWN),
            mod=card.line.now.since,
            deck=deck.recipe.home(card.about.id),
            due=due,
        )


def _fields(card: Retired) -> dict[str, str]:
    """Return the fields that are filled, as HTML."""
    say = card.about.say
    answer = [say("withdrawn.answer")]
    if card.instead:
        question, key = card.instead
        answer.append(say("withdrawn.instead", question=question, key=key))
    gaps: dict[str, str] = {}
    if card.line.masks:
        gone: dict[str, Content] = {"Occlusion": (), "Names": (), "Hide": "all"}
        gaps = occlusion.fields({**gone, "Gone": " ".join(answer)}, card.line.order)
    return {
        "Key": card.key,
        "Question": to_html(say("withdrawn.question", reason=card.withdrawal.reason)),
        "Answer": "<br>".join(map(to_html, answer)),
        "Notice": to_html(say("withdrawn.notice")),
        "Trail": to_html(card.about.trail),
        "Case": to_html(card.about.title),
        "Language": str(card.about.language),
        "Tone": "plain",
        **gaps,
    }
