"""A YAML file as a tree in which every node knows its place.

Scalars stay text: YAML must not turn `0.50` into 0.5, `no` into False or `12:30`
into 750.
"""

from __future__ import annotations

from typing import NamedTuple

from flashgen.model.source import Span, Text


class Scalar(NamedTuple):
    """One value as written; `quoted` tells `""` from nothing at all."""

    text: Text
    quoted: bool = False

    @property
    def span(self) -> Span:
        """The place of the text."""
        return self.text.span


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    span: Span


class Mapping(NamedTuple):
    """Keys and values in the author's order; keys are unique."""

    entries: dict[Text, Node]
    span: Span


Node = Scalar | Sequence | Mapping
