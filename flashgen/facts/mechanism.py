"""Steps in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from flashgen.model.card import Draft, Row
from flashgen.model.case import About, Context, Fact, Item
from flashgen.model.diagnostic import Diagnostic, error
from flashgen.model.record import Keyed, Markdown, entry
from flashgen.model.rest import around


@dataclass(frozen=True)
class Mechanism(Fact):
    """Steps in their order: what happens first, what next, and what just before.

    A step is asked from its neighbour; `context: before` shows all earlier steps and
    `others` the whole chain.  `directions` chooses what is asked.
    """

    KIND: ClassVar = "mechanism"
    EXAMPLE: ClassVar = """
        of: Blood pressure after bleeding
        steps:
          loss: Blood volume falls
          return: Less blood returns to the heart
          output: Cardiac output falls
    """

    of: Markdown = entry("What the steps lead to or belong to.")
    steps: Keyed[Item] = entry("The steps in their order.")
    directions: tuple[Literal["first", "next", "before"], ...] = entry(
        "What is asked for.", ("first", "next", "before")
    )
    context: Context = entry("Which steps are shown besides the neighbour.", "none")

    def problems(self, about: About | None) -> Iterator[Diagnostic]:  # noqa: ARG002
        """Yield a chain that is none."""
        if len(self.steps) < 2:
            hint = "use `kind: question` for a single step"
            yield error(self.of.span, "FG022", "a mechanism needs two steps", hint)

    def cards(self, about: About) -> Iterator[Draft]:
        """Yield the first step, each next one, and each one before."""
        rows = [
            Row(str(number), step.label)
            for number, step in enumerate(self.steps.values(), start=1)
        ]
        for index in range(len(rows)):
            forward = "next" if index else "first"
            if forward in self.directions:
                yield self._card(about, rows, index, forward)
        for index in range(len(rows) - 1):
            if "before" in self.directions:
                yield self._card(about, rows, index, "before")

    def _card(self, about: About, rows: list[Row], index: int, asked: str) -> Draft:
        say = about.say
        key, step = list(self.steps.items())[index]
        before, after = around(rows, index, self.context)
        if asked == "before":
            before = before if self.context == "others" else ()
            after = after or (rows[index + 1],)
        elif asked == "next":
            before = before or (rows[index - 1],)
        if left := len(rows) - 1 - index - len(after):
            more = say("mechanism.more", count=left)
            more = say("mechanism.one-more") if left == 1 else more
            after = (*after, Row(say("card.blank"), more))
        title = say("mechanism.set", of=self.of, number=index + 1, count=len(rows))
        return Draft(
            "step",
            say(f"mechanism.{asked}"),
            step.label,
            step.label.span,
            path=(key,),
            direction="before" if asked == "before" else "",
            content={
                "Mechanism": title,
                "Before": before,
                "No": str(index + 1),
                "After": after,
            },
            why=step.why or "",
            evidence=step.evidence,
            inferred=step.inferred,
            conditions=(self.of,),
        )
