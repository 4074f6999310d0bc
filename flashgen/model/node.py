"""A YAML file as a tree in which every node knows its place.

Scalars stay text: YAML must not turn `0.50` into 0.5, `no` into False or `12:30`
into 750.
"""

from __future__ import annotations

from dataclasses import dataclass

from flashgen.model.source import Span, Text


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as written; `quoted` tells `""` from nothing at all."""

    text: str
    span: Span
    quoted: bool = False

    @property
    def words(self) -> Text:
        """The text with its place."""
        return Text(self.text, self.span)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the author's order; keys are unique."""

    entries: dict[Text, Node]
    span: Span


Node = Scalar | Sequence | Mapping
