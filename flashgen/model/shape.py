"""The schema of a record, read off its annotations once."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import (
    Annotated,
    Any,
    Literal,
    NamedTuple,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from flashgen.model.evidence import Evidence
from flashgen.model.record import SLUG, Markdown, Pattern, Record
from flashgen.model.source import Text


class TextShape(NamedTuple):
    """One line or paragraph; `pattern` if it has a form, `markdown` if marked up."""

    pattern: Pattern | None = None
    markdown: bool = False


class BoolShape:
    """`true` or `false`."""


class IntShape:
    """A whole number."""


class ChoiceShape(NamedTuple):
    """One of a few words."""

    words: tuple[str, ...]


class ListShape(NamedTuple):
    """A list, or one bare value."""

    item: Shape


class KeyedShape(NamedTuple):
    """A mapping whose keys are identity."""

    key: Pattern
    item: Shape


class EvidenceShape:
    """A place in the source, as one text."""


class RecordShape(NamedTuple):
    """A nested mapping."""

    record: type[Record]


Shape = (
    TextShape
    | BoolShape
    | IntShape
    | ChoiceShape
    | ListShape
    | KeyedShape
    | EvidenceShape
    | RecordShape
)


class Entry(NamedTuple):
    """One key of a record."""

    name: str
    shape: Shape
    required: bool
    doc: str


def entries(record: type[Record]) -> Mapping[str, Entry]:
    """Return the keys of `record` in the order of their declaration."""
    if record not in _ENTRIES:
        _ENTRIES[record] = _read(record)
    return _ENTRIES[record]


def _read(record: type[Record]) -> Mapping[str, Entry]:
    hints = get_type_hints(record, include_extras=True)
    return {
        f.name: Entry(
            f.name,
            shape_of(hints[f.name]),
            f.default is MISSING and f.default_factory is MISSING,
            f.metadata["doc"],
        )
        for f in sorted(fields(record), key=lambda f: _place(f.name))
        if "doc" in f.metadata
    }


LAST = ("evidence", "inferred", "was", "allow")
"""Keys that many records have; they are documented after the record's own."""


def _place(name: str) -> int:
    return LAST.index(name) if name in LAST else -1


_ENTRIES: dict[type[Record], Mapping[str, Entry]] = {}
"""Filled on first use: annotations are slow to resolve and never change."""


def shape_of(annotation: Any) -> Shape:
    """Return the shape that `annotation` declares.

    Raises TypeError for an annotation outside the list in `flashgen.model.record`.
    """
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(args[0], args[1:])
    if origin in (Union, types.UnionType):
        [inner] = [a for a in args if a is not type(None)]
        return shape_of(inner)
    if origin is Literal:
        return ChoiceShape(args)
    if origin is tuple:
        return ListShape(shape_of(args[0]))
    if origin is Mapping:
        return KeyedShape(SLUG, shape_of(args[1]))
    simple: dict[Any, Shape] = {
        Text: TextShape(),
        Markdown: TextShape(markdown=True),
        bool: BoolShape(),
        int: IntShape(),
        Evidence: EvidenceShape(),
    }
    if annotation in simple:
        return simple[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return RecordShape(annotation)
    raise TypeError(f"no shape for {annotation!r}")


def _annotated(inner: Any, extras: tuple[Any, ...]) -> Shape:
    [pattern] = extras
    if inner is Text:
        return TextShape(pattern)
    shape = shape_of(inner)
    if not isinstance(shape, KeyedShape):
        raise TypeError(f"a pattern on {inner!r}")
    return KeyedShape(pattern, shape.item)
