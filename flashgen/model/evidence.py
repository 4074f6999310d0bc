"""Where in its source a statement stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
