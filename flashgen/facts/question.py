"""One question with one short answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from flashgen.model.card import Draft
from flashgen.model.case import About, Fact
from flashgen.model.evidence import Sourced
from flashgen.model.record import Markdown, entry


@dataclass(frozen=True)
class Reverse(Sourced):
    """The same knowledge asked the other way round."""

    ask: Markdown = entry("The question.")
    answer: Markdown = entry("The answer.")
    why: Markdown | None = entry("Why it is so, shown with the answer.", None)


@dataclass(frozen=True)
class Question(Fact):
    """One question with one short answer.

    Use it for anything that has exactly one right answer and fits no other kind.
    `kind: question` may be left out.  A `reverse` is a second card with words of its
    own, since few questions can be turned round word by word.
    """

    KIND: ClassVar = "question"
    EXAMPLE: ClassVar = """
        ask: Which drug is given first in anaphylaxis?
        answer: Adrenaline
        reverse:
          ask: In which allergic emergency is adrenaline the first drug?
          answer: Anaphylaxis
    """

    ask: Markdown = entry("The question.")
    answer: Markdown = entry("The answer.")
    reverse: Reverse | None = entry("A second card the other way round.", None)

    def cards(self, about: About) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the question, and its reverse if there is one."""
        yield Draft("basic", self.ask, self.answer, self.answer.span)
        if self.reverse:
            yield Draft(
                "basic",
                self.reverse.ask,
                self.reverse.answer,
                self.reverse.answer.span,
                direction="reverse",
                why=self.reverse.why or "",
                evidence=self.reverse.evidence,
                inferred=self.reverse.inferred,
            )
