"""What a rule says about a card, and where."""

from __future__ import annotations

from dataclasses import dataclass

from flashgen.craft.view import NOTHING, Part, View
from flashgen.model.source import Span, Text


@dataclass(frozen=True)
class Finding:
    """The words of a part that are at fault, why, and what to write instead.

    `fix` may safely stand in place of `words`.
    """

    part: Part
    words: str
    message: str
    hint: str
    fix: str | None = None


def place(view: View, finding: Finding) -> Span:
    """Return where the words at fault were written, as closely as it can be told."""
    written = finding.part.written
    if isinstance(written, Text):
        return written.span.find(finding.words)
    if finding.part is not NOTHING and finding.words:
        for text in view.texts():
            if finding.words in text:
                return text.span.find(finding.words)
    return view.span
