"""How the things an author writes are declared.

A `Record` is a frozen dataclass whose annotations are the schema: `flashgen.validate`
reads a YAML mapping into it, `flashgen.reference` documents it and writes it as JSON
Schema.  Annotations may be `Text`, `Slug` and the other named texts below, `bool`,
`int`, `Literal`, another `Record`, `tuple[X, ...]` (a list, or one bare value),
`Keyed[X]` (a mapping whose keys are identity), a union with `None`, and `Evidence`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field
from functools import cached_property
from typing import Annotated, Any, ClassVar, TypeVar

from flashgen.model.source import Span, Text

X = TypeVar("X")


@dataclass(frozen=True)
class Pattern:
    """What a text or the keys of a mapping must look like.

    `says` completes the sentence "… must be".
    """

    regex: str
    says: str

    def fits(self, text: str) -> bool:
        """Return whether the whole of `text` has this form."""
        return self._whole(text) is not None

    @cached_property
    def _whole(self) -> Callable[[str], re.Match[str] | None]:
        return re.compile(self.regex).fullmatch


SLUG = Pattern(
    r"[a-z0-9]+(?:-[a-z0-9]+)*",
    "lower-case letters and digits with single hyphens, like `chest-xray`",
)
TOPIC = Pattern(
    r"[a-z0-9]+(?:-[a-z0-9]+)*(?:::[a-z0-9]+(?:-[a-z0-9]+)*)*",
    "slugs joined by `::`, like `imaging::breast`",
)
LETTER = Pattern(
    r"[A-Za-z][0-9]*", "one letter, with a number where it repeats, like `E2`"
)
DATE = Pattern(r"\d{4}-\d{2}-\d{2}", "a date like `2024-03-31`")
LANGUAGE = Pattern(r"[a-z]{2,3}", "a language code like `en`")
URL = Pattern(r"https?://[^\s<>\"']+", "an address that starts with `https://`")
DOI = Pattern(r"10\.\d{4,9}/[^\s<>\"']+", "a DOI like `10.1155/2016/3589812`")
FILE = Pattern(
    r"[^/\\]+",
    "the name of a file in the case's media folder, without a path",
)
YEAR = Pattern(r"(?:1[5-9]|20)\d{2}", "a year like `2013`")

CARD_PATH = Pattern(
    r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/(?:[a-z0-9]+(?:-[a-z0-9]+)*|[A-Za-z][0-9]*))*"
    r"(?:\.[a-z]+)?",
    "a card's id without the case, like `crest/C` or `stages.term`",
)
FORMER = Pattern(
    r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*(?:[a-z0-9]+(?:-[a-z0-9]+)*|[A-Za-z][0-9]*)",
    "the key it had before, like `old-key`, or `old-case/old-key` if it has moved",
)

RULE = Pattern(r"FG\d{3}", "the code of a rule, like `FG105`")

Slug = Annotated[Text, SLUG]
Topic = Annotated[Text, TOPIC]
Date = Annotated[Text, DATE]
Url = Annotated[Text, URL]
Doi = Annotated[Text, DOI]
FileName = Annotated[Text, FILE]
Year = Annotated[Text, YEAR]
Language = Annotated[Text, LANGUAGE]
CardPath = Annotated[Text, CARD_PATH]
Former = Annotated[Text, FORMER]


class Markdown(Text):
    """Words that may carry the small Markdown of `flashgen.markup`."""

    __slots__ = ()


Allowed = Annotated[Mapping[Text, Text], RULE]
"""Codes of rules, and for each why its findings are wrong here."""

Keyed = Mapping[Text, X]
"""A mapping whose keys are slugs and identity, in the author's order."""


def entry(doc: str, default: Any = MISSING, *, factory: Any = MISSING) -> Any:
    """Declare one key of a record: its documentation, and its default if optional."""
    return field(
        default=default, default_factory=factory, metadata={"doc": doc}, kw_only=True
    )


@dataclass(frozen=True)
class Record:
    """Base of everything an author writes as a mapping."""

    SHORT: ClassVar[str] = ""
    """The key that a bare scalar stands for; empty if only a mapping will do."""

    LABEL: ClassVar[str] = ""
    """The key that takes the words of the record's own key when it is left out."""

    span: Span
    """The whole mapping, or the scalar of the short form."""


@dataclass(frozen=True)
class Lasting(Record):
    """A record whose key is part of a card's id, and so must outlast rewording.

    `was` is the end of the path the key stood at before: on `new-key` of a list
    `causes`, `old-key` means `causes/old-key`, and `signs/old-key` an item that came
    from the fact `signs`; on a fact, `old-key` means the same case, and
    `case-2/old-key` a fact that came from there.
    """

    was: Former | None = entry(
        "The published key it had before; may go after the next build.", None
    )
    allow: Allowed = entry(
        "Findings that are wrong here: the code of the rule, and why it is wrong.",
        factory=dict,
    )
