"""A card as a student meets it: what stands on the front, what on the back.

The rules read views, so that they need to know neither faces nor fact kinds, and can
be measured on cards that were never in a case file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from flashgen.markup import to_plain
from flashgen.model.source import Span, Text

_EXPLAINED = re.compile(
    r"\b([A-Z]{2,7})s? \(|\(([A-Z]{2,7})s?[,;)]|\b([A-Z]{2,7})(?:[ -]?[\dIV]+[a-z]?)? "
    r"(?:trials?|study|studies|register|registry|cohort|scores?|points?|criteria|scale|rule|"
    r"guidelines?|definitions?|classifications?|stag(?:e|es|ing)|group|consortium|"
    r"network|collaboration|survey)\b"
)
"""An abbreviation beside its long form, or the name of a trial, score and the like."""


@dataclass(frozen=True)
class Part:
    """One text that a card shows.

    `written` is its Markdown: a `Text` where the author wrote it as it stands, a plain
    string where flashgen put it together.
    """

    name: str
    written: str

    @cached_property
    def words(self) -> str:
        """The text as it is read, without markup."""
        return to_plain(self.written)


NOTHING = Part("", "")


@dataclass(frozen=True)
class CaseView:
    """What all cards of a case share.

    `coined` are the words that its mnemonics take apart; `texts` gives every text of
    the case, asked for only where somebody needs it.
    """

    id: str
    title: str
    diagnosis: str
    trail: Part
    language: str
    span: Span
    texts: Callable[[], Sequence[str]]
    coined: frozenset[str] = frozenset()

    @cached_property
    def explained(self) -> frozenset[str]:
        """The abbreviations of which the case says somewhere what they are."""
        found = (m for text in self.texts() for m in _EXPLAINED.finditer(text))
        return self.coined | {next(filter(None, m.groups())) for m in found}


@dataclass(frozen=True)
class FigureView:
    """A picture of a case.  `credits` and `licences` are those of all its variants."""

    key: str
    case: CaseView
    file: Part
    modality: Part
    alt: Part
    front: Part
    caption: Part
    credits: tuple[Part, ...]
    licences: tuple[Part, ...]
    asked: bool
    span: Span


@dataclass(frozen=True)
class Conditions:
    """Under which a number holds; empty where the card does not say."""

    population: Part = NOTHING
    measure: Part = NOTHING
    time: Part = NOTHING


@dataclass(frozen=True)
class View:
    """One card.

    `shown` is the rest of the front, from top to bottom, without the trail; `back` what
    only the back shows, without the answer.  `pictures` are those of the front as they
    are packaged.  `patient` says that the card is about this one patient,
    `year` is the year it is dated with.  `owner` is the key of its fact or figure, and
    `texts` are the texts there, to find words that flashgen put together.
    """

    card: str
    group: str
    kind: str
    face: str
    case: CaseView
    question: Part
    answer: Part
    span: Span
    shown: tuple[Part, ...] = ()
    back: tuple[Part, ...] = ()
    tags: tuple[str, ...] = ()
    figure: FigureView | None = None
    pictures: tuple[str, ...] = ()
    conditions: Conditions = field(default_factory=Conditions)
    patient: bool = False
    year: str = ""
    owner: Span | None = None
    texts: Callable[[], Sequence[Text]] = tuple

    @cached_property
    def front(self) -> tuple[Part, ...]:
        """The parts of the front that can be read, the question first."""
        return (self.question, *(part for part in self.shown if part.words))

    @cached_property
    def frame(self) -> str:
        """The words of the front besides the question."""
        return " · ".join(part.words for part in self.shown if part.words)

    @property
    def framed(self) -> bool:
        """Whether the question stands below something it can refer to."""
        return self.figure is not None or any(
            part.name in FRAMES and part.words for part in self.shown
        )

    @property
    def lead(self) -> str:
        """The last sentence of the question: the one that asks."""
        from flashgen.craft.words import sentences

        found = sentences(self.question.words)
        return found[-1] if found else ""


FRAMES = frozenset({"stem", "set", "mechanism", "row", "term"})
"""Parts of a front that a question may refer to."""
