"""Where in its source a statement stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from flashgen.model.record import Record, entry
from flashgen.model.source import Span, Text

_FORM = re.compile(
    r"""\s*(?P<where>[^"“”,]*?)\s*(?:,?\s*["“](?P<anchor>[^"“”]*)["”])?\s*\Z"""
)
_GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")


@dataclass(frozen=True)
class Evidence:
    """A place in the source: a section or figure, and words that stand there in order.

    `anchor` holds the stretches around each `…`; it is empty where the whole
    section or caption is meant.
    """

    where: str
    anchor: tuple[str, ...]
    span: Span

    @property
    def quoted(self) -> str:
        """The anchor as the author wrote it, its gaps as `…`."""
        return " … ".join(self.anchor)


@dataclass(frozen=True)
class Inference(Record):
    """What the source does not say in so many words; a bare text is the reason."""

    SHORT: ClassVar[str] = "why"

    words: Text | None = entry(
        "The words that are inferred; all of the statement if left out.", None
    )
    why: Text = entry("Why they are right all the same, for the reviewer.")


@dataclass(frozen=True)
class Sourced(Record):
    """A record that says what its source says."""

    evidence: tuple[Evidence, ...] = entry(
        'Where the source says it: `comment, "first words … last words"`.', ()
    )
    inferred: tuple[Inference, ...] = entry(
        "What is concluded from the source rather than said there, and why.", ()
    )


def read_evidence(words: Text) -> Evidence | None:
    """Read `comment, "first words … last words"`; None if it has another form.

    Either half may stand alone: `figure 2`, or only the quoted anchor.
    """
    match = _FORM.match(words)
    if match is None or not (match["where"] or match["anchor"]):
        return None
    anchor = tuple(part for part in _GAP.split(match["anchor"] or "") if part)
    if match["anchor"] is not None and not anchor:
        return None
    return Evidence(match["where"], anchor, words.span)
