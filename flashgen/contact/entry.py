"""What there is to say about one figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flashgen.figures import Shown
from flashgen.media.choose import Choice
from flashgen.media.find import MISSING
from flashgen.media.make import MediaFile
from flashgen.media.rights import to_ask
from flashgen.model.card import Card
from flashgen.model.diagnostic import Diagnostic
from flashgen.model.figure import Figure, Variant
from flashgen.pipeline import CompiledCase


@dataclass(frozen=True)
class Entry:
    """One figure of a case, its cards, and what was found about it.

    `file` is the prepared picture, `beside` tells that another figure shows it, and
    `waits` that at least one of its cards is withheld.
    """

    case: str
    key: str
    figure: Figure
    choice: Choice
    shown: Shown | None
    file: MediaFile | None
    cards: tuple[Card, ...]
    found: tuple[Diagnostic, ...]
    waits: bool
    beside: bool

    @property
    def name(self) -> str:
        """Case and key."""
        return f"{self.case}/{self.key}"

    @property
    def variant(self) -> Variant:
        """The variant that is shown, or would be."""
        return self.choice.variant or self.figure

    @property
    def kind(self) -> str:
        """What the picture is, in a word."""
        if self.shown is None:
            return "withheld"
        if self.variant is not self.figure:
            return "stand-in"
        return "drawing" if self.variant.schematic else "patient image"

    @property
    def count(self) -> int:
        """How many cards use it."""
        return sum(max(1, len(card.masks)) for card in self.cards)

    @property
    def asks(self) -> tuple[str, ...]:
        """What is to be asked, and of whom; of the picture itself, not a stand-in."""
        missing = self.choice.variant is not self.figure
        reasons = {id(v): reason and reason.code for v, reason in self.choice.refused}
        asks = list(to_ask(self.figure))
        if missing and reasons.get(id(self.figure)) == MISSING and not asks:
            asks.append(f"{self.figure.credit}: the file `{self.figure.file}`")
        return tuple(asks)


def entries(case: CompiledCase, found: Iterable[Diagnostic]) -> Iterator[Entry]:
    """Yield the figures of a case in the author's order."""
    files = {file.name: file for file in case.files}
    told = tuple(dict.fromkeys(found))
    seconds = {str(f.beside) for f in case.case.figures.values() if f.beside}
    for key, figure in case.case.figures.items():
        shown = case.pictures.shown.get(str(key))
        lines = range(key.span.line, figure.span.end_line + 1)
        file = key.span.file
        yield Entry(
            case=str(case.case.about.id),
            key=str(key),
            figure=figure,
            choice=case.pictures.choices[str(key)],
            shown=shown,
            file=files[shown.picture.name] if shown else None,
            cards=tuple(c for c in case.cards if _uses(c, str(key), shown)),
            found=tuple(
                d for d in told if d.span.file is file and d.span.line in lines
            ),
            waits=str(key) in case.withheld,
            beside=str(key) in seconds,
        )


def _uses(card: Card, key: str, shown: Shown | None) -> bool:
    return card.id.path[0] == key or (
        shown is not None and shown.picture.name in card.media
    )
