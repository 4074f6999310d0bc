"""Where the words of a case came from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

UNSEEN = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Characters that hide between letters or turn their order round (Unicode TR 36)."""


@dataclass(frozen=True)
class SourceFile:
    """A text file as read from disk.

    `name` is its path as shown to the author, relative to the library, with `/`.
    """

    name: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends, as an editor counts them."""
        return tuple(self.text.split("\n"))


class Span(NamedTuple):
    """A stretch of one file; lines and columns count from 1, the end is exclusive."""

    file: SourceFile
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}:{self.column}"

    @property
    def order(self) -> tuple[str, int, int]:
        """The key that sorts spans as a reader meets them."""
        return (self.file.name, self.line, self.column)

    def find(self, words: str) -> Span:
        """Return where `words` stand inside this span, or the span itself.

        Words that a folded or quoted scalar writes differently are not found, and
        the whole span is then the honest answer.
        """
        for number in range(self.line, self.end_line + 1):
            line = self.file.lines[number - 1]
            start = self.column - 1 if number == self.line else 0
            end = self.end_column - 1 if number == self.end_line else len(line)
            at = line.find(words, start, end)
            if words and at >= 0:
                return Span(self.file, number, at + 1, number, at + 1 + len(words))
        return self


class Text(str):
    """Words that an author wrote, and where."""

    __slots__ = ("span",)
    span: Span

    def __new__(cls, words: str, span: Span) -> Text:
        """Attach `span` to `words`."""
        text = str.__new__(cls, words)
        text.span = span
        return text


class Renamed(Text):
    """A key, and the end of the path it had before."""

    __slots__ = ("was",)
    was: Text

    def __new__(cls, key: Text, was: Text) -> Renamed:
        """Remember that `key` was once `was`."""
        renamed = super().__new__(cls, key, key.span)
        assert isinstance(renamed, Renamed)
        renamed.was = was
        return renamed


def place(words: str, otherwise: Span) -> Span:
    """Return where `words` were written, or `otherwise` for generated ones."""
    return words.span if isinstance(words, Text) else otherwise
