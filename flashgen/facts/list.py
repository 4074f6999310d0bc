"""An unordered set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from flashgen.model.card import Draft, Row
from flashgen.model.case import About, Context, Fact, Item
from flashgen.model.diagnostic import Diagnostic, error
from flashgen.model.record import Keyed, Markdown, entry
from flashgen.model.rest import around

_CUE = "`{label: Lactic acidosis, cue: Which cause follows shock?}`"
"""What a member with a cue looks like."""


@dataclass(frozen=True)
class Member(Item):
    """One member; a bare text is enough where the others are shown."""

    cue: Markdown | None = entry("A question that only this member answers.", None)


@dataclass(frozen=True)
class List(Fact):
    """An unordered set, one card per member with the others as context.

    Nobody recalls five things at once, and nobody can grade it; so a list asks for
    one member at a time.  Showing the others makes the card easier and primes its
    neighbours: with `context: before` or `none`, every member needs a `cue` of its
    own, or the question would have several right answers.
    """

    KIND: ClassVar = "list"
    EXAMPLE: ClassVar = """
        of: Causes of a raised anion gap named in this case
        members:
          lactate: Lactic acidosis
          ketones: Ketoacidosis
          uraemia: Uraemia
    """

    of: Markdown = entry("What the members are, in the plural.")
    members: Keyed[Member] = entry("The members.")
    context: Context = entry("Which other members are shown.", "others")
    ask: Markdown | None = entry("The question where no cue is given.", None)

    def problems(self, about: About | None) -> Iterator[Diagnostic]:  # noqa: ARG002
        """Yield members that could not be told from the others."""
        if len(self.members) < 2:
            hint = "use `kind: question` for a single thing"
            yield error(self.of.span, "FG022", "a list needs two members", hint)
        if self.context != "others":
            for key, member in self.members.items():
                if member.cue is None:
                    message = f"`{key}` has no cue, so each member would be right"
                    hint = f"write a `cue` for it, or `context: others`: {_CUE}"
                    yield error(member.span, "FG023", message, hint)
        seen: dict[str, str] = {}
        for key, member in self.members.items():
            other = seen.setdefault(member.label.casefold(), key)
            if other != key:
                message = f"`{key}` and `{other}` have the same words"
                yield error(member.label.span, "FG024", message, "reword one of them")

    def cards(self, about: About) -> Iterator[Draft]:
        """Yield a card for each member."""
        say = about.say
        rows = [Row("", member.label) for member in self.members.values()]
        for index, (key, member) in enumerate(self.members.items()):
            before, after = around(rows, index, self.context)
            yield Draft(
                "list",
                member.cue or self.ask or say("list.ask"),
                member.label,
                member.label.span,
                path=(key,),
                content={
                    "Set": say("list.set", of=self.of, count=len(rows)),
                    "Before": before,
                    "After": after,
                },
                why=member.why or "",
                evidence=member.evidence,
                inferred=member.inferred,
                conditions=(self.of,),
            )
