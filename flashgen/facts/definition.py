"""A term and its meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from flashgen.model.card import Draft
from flashgen.model.case import About, Fact
from flashgen.model.record import Markdown, entry


@dataclass(frozen=True)
class Definition(Fact):
    """A term and its meaning, asked in both directions.

    Give `directions: [meaning]` where the meaning would fit other terms too, and
    `directions: [term]` where the meaning is too long to be said in a breath.
    """

    KIND: ClassVar = "definition"
    EXAMPLE: ClassVar = """
        term: dyspnoea
        meaning: the feeling of being short of breath
    """

    term: Markdown = entry("The term.")
    meaning: Markdown = entry("What it means, in a few words.")
    directions: tuple[Literal["meaning", "term"], ...] = entry(
        "What is asked for.", ("meaning", "term")
    )
    ask_meaning: Markdown | None = entry("The question for the meaning.", None)
    ask_term: Markdown | None = entry("The question for the term.", None)

    def cards(self, about: About) -> Iterator[Draft]:
        """Yield a card for each direction."""
        say = about.say
        if "meaning" in self.directions:
            ask = self.ask_meaning or say("definition.meaning", term=self.term)
            yield Draft("basic", ask, self.meaning, self.meaning.span)
        if "term" in self.directions:
            ask = self.ask_term or say("definition.term", meaning=self.meaning)
            yield Draft("basic", ask, self.term, self.term.span, direction="term")
