"""A tree of types with what tells them apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from flashgen.model.card import Draft
from flashgen.model.case import About, Fact
from flashgen.model.diagnostic import Diagnostic, error
from flashgen.model.evidence import Sourced
from flashgen.model.record import Keyed, Lasting, Markdown, entry
from flashgen.model.source import Text

Direction = Literal["tells", "name", "parent"]


@dataclass(frozen=True)
class Type(Lasting, Sourced):
    """One type; a bare text is what tells it apart, and the key its name."""

    SHORT: ClassVar[str] = "tells"
    LABEL: ClassVar[str] = "name"

    name: Markdown = entry("Its name; the key itself if left out.")
    tells: Markdown | None = entry("What tells it from the other types.", None)
    ask_tells: Markdown | None = entry("The question for what tells it apart.", None)
    ask_name: Markdown | None = entry("The question for its name.", None)
    ask_parent: Markdown | None = entry("The question for its group.", None)
    directions: tuple[Direction, ...] | None = entry(
        "What is asked about this type, if not what is asked about all.", None
    )
    why: Markdown | None = entry("Why it is so, shown with the answer.", None)
    types: Keyed[Type] | None = entry("The types it has in turn.", None)


@dataclass(frozen=True)
class Classification(Fact):
    """A tree of types, asked by what tells them apart and by name.

    `directions` chooses: `tells` asks what is typical of a type, `name` which type it
    is, `parent` to which group a nested type belongs.  A type without `tells` only
    groups others.
    """

    KIND: ClassVar = "classification"
    EXAMPLE: ClassVar = """
        of: shock
        types:
          cardiogenic:
            name: cardiogenic shock
            tells: The pump fails
          hypovolaemic:
            name: hypovolaemic shock
            tells: Too little volume is left
    """

    of: Markdown = entry("What is classified.")
    types: Keyed[Type] = entry("The types.")
    directions: tuple[Direction, ...] = entry(
        "What is asked about each type.", ("tells", "name")
    )

    def problems(self, about: About | None) -> Iterator[Diagnostic]:  # noqa: ARG002
        """Yield types about which nothing can be asked, and names used twice."""
        seen: dict[str, Type] = {}
        for path, type_, _ in _walk(self.types, None):
            if type_.tells is None and not type_.types and len(path) == 1:
                message = f"nothing tells `{type_.name}` from the others"
                yield error(
                    type_.span, "FG028", message, "write `tells`, or nested `types`"
                )
            other = seen.setdefault(path[-1], type_)
            if other is not type_:
                message = f"`{path[-1]}` is the key of two types"
                hint = "card ids use the key alone: choose another for one of them"
                yield error(type_.span, "FG003", message, hint)

    def cards(self, about: About) -> Iterator[Draft]:
        """Yield the cards of each type, parents first."""
        for path, type_, parent in _walk(self.types, None):
            for direction in type_.directions or self.directions:
                question, answer = self._ask(about, type_, parent, direction)
                if question:
                    yield Draft(
                        "basic",
                        question,
                        answer,
                        answer.span,
                        path=path[-1:],
                        direction="" if direction == "tells" else direction,
                        why=type_.why or "",
                        evidence=type_.evidence,
                        inferred=type_.inferred,
                    )

    def _ask(
        self, about: About, type_: Type, parent: Type | None, direction: Direction
    ) -> tuple[str, Markdown]:
        """Return question and answer of one direction; no question if not askable."""
        say = about.say
        words = {"of": self.of, "name": type_.name, "tells": type_.tells}
        if direction == "tells" and type_.tells:
            ask = type_.ask_tells or say("classification.tells", **words)
            return ask, type_.tells
        if direction == "name" and type_.tells:
            ask = type_.ask_name or say("classification.name", **words)
            return ask, type_.name
        if direction == "parent" and parent:
            ask = type_.ask_parent or say("classification.parent", **words)
            return ask, parent.name
        return "", type_.name


def _walk(
    types: Keyed[Type], parent: Type | None, above: tuple[Text, ...] = ()
) -> Iterator[tuple[tuple[Text, ...], Type, Type | None]]:
    for key, type_ in types.items():
        path = (*above, key)
        yield path, type_, parent
        if type_.types:
            yield from _walk(type_.types, type_, path)
