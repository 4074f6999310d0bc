"""A figure as its cards show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flashgen.model.figure import Ask, Figure, Mark, Variant
from flashgen.model.source import Text

POINTED_AT = frozenset({"finding", "diagnosis", "where"})
"""Questions whose answer can be pointed at, so that it shows all marks."""


@dataclass(frozen=True)
class Picture:
    """A file as it is packaged; width and height in pixels."""

    name: str
    width: int
    height: int


@dataclass(frozen=True)
class Shown:
    """The picture of a figure that is at hand and may be shown.

    `marks` are the layers over it, by the key of the question.  `private` says that
    it may not be passed on.
    """

    picture: Picture
    variant: Variant
    marks: Mapping[str, Picture] = field(default_factory=dict)
    private: bool = False


def shown_marks(key: str, ask: Ask, variant: Variant) -> Mapping[Text, Mark]:
    """Return the marks that the answer to the question `key` shows on `variant`."""
    if ask.marks is None:
        return variant.marks if (ask.type or key) in POINTED_AT else {}
    return {name: mark for name, mark in variant.marks.items() if name in ask.marks}


def spoken(marks: Mapping[Text, Mark]) -> str:
    """Return what is marked, in words."""
    words = (
        mark.says or mark.label or name.replace("-", " ")
        for name, mark in marks.items()
    )
    return "; ".join(words)


def variant_words(figure: Figure, variant: Variant) -> tuple[str, str]:
    """Return alternative text and caption of `variant`, by default the figure's."""
    alt = getattr(variant, "alt", None) or figure.alt
    return alt, getattr(variant, "caption", None) or figure.caption
