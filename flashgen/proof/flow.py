"""The text that is being read, put together over the gaps of a printed page."""

import re

from flashgen.proof.heading import ENDS, dangling
from flashgen.proof.sentence import sentences

PRESENTATION = "presentation"  # the text before the first heading

_COMPOUND_HEAD = re.compile(
    r"(?:\d|\b[A-Z]|\b(?:non|self|well|post|pre|anti|long|short|high|low|contrast|follow"
    r"|two|three|four|five|six|seven|eight|nine|ten|year|one|half))$"
)
_COMPOUND_TAIL = re.compile(
    "associated|based|blind|blockers?|controlled|converting|defined|dependent|enhanced"
    "|free|guided|induced|like|mediated|negative|oriented|positive|producing|proven"
    "|related|releasing|resistant|sectional|sensitive|sparing|specific|threatening"
    "|treated|weighted"
)
_HEAD = re.compile(r"[^\W\d_]*")
_TAIL = re.compile(r"[^\W\d_]*$")
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,2}|_{1,2})(?=\S)([^*_]+)(?<=\S)\1(?!\w)")
_LEAST = 40  # characters of a line that text has and a list has not

Named = tuple[str, tuple[str, ...]]
"""The name of a section and sentences of it."""


class Flow:
    """The text of the section that is being read, and what was lifted out of it.

    A paragraph is a list of pieces, so that joining looks at the last line only.
    """

    def __init__(self, text: str) -> None:
        self.name = PRESENTATION
        self.parts: list[Named] = []
        self.lifted: list[Named] = []
        self._known = _running_text(text)
        self._paragraphs: list[list[str]] = []

    @property
    def open(self) -> bool:
        """Whether the last sentence has no end yet."""
        last = self._paragraphs[-1][-1] if self._paragraphs else "."
        return not ENDS.search(last)

    @property
    def broken(self) -> bool:
        """Whether the last sentence breaks off: not an item of a list, or a row."""
        if not self.open:
            return False
        last = self._paragraphs[-1][-1]
        return len(last) >= _LEAST or dangling(last)

    def lift(self, name: str, text: str) -> None:
        """Put a text into a section of its own, beside the flow."""
        self.lifted.append((name, sentences(_plain(self._pieces(text)))))

    def turn(self, name: str) -> None:
        """Go on in the section of that name."""
        self.close()
        self.name = name

    def close(self) -> None:
        """Cut what was read of the section into sentences."""
        for paragraph in self._paragraphs:
            self.parts.append((self.name, sentences(_plain(paragraph))))
        self._paragraphs = []

    def add(self, text: str) -> None:
        """Add lines: a new paragraph, or the rest of one that has no end yet."""
        pieces = self._pieces(text)
        if self.open:
            self._attach(self._paragraphs[-1], pieces[0])
            self._paragraphs[-1] += pieces[1:]
        else:
            self._paragraphs.append(pieces)

    def _pieces(self, text: str) -> list[str]:
        found: list[str] = []
        for line in text.split("\n"):
            self._attach(found, line.strip())
        return found

    def _attach(self, pieces: list[str], line: str) -> None:
        """Add a line; a word that was cut at the end of the last is made whole."""
        glue = self._glue(pieces[-1], line) if pieces else None
        if glue is None:
            pieces.append(line)
        else:
            pieces[-1] = pieces[-1][:-1] + glue + line

    def _glue(self, left: str, right: str) -> str | None:
        """Return what replaces the hyphen at a line's end; None where there is none."""
        if left.endswith("\u00ad"):
            return ""
        if not (left.endswith(("-", "‐")) and right[:1].islower()):
            return None
        head, tail = _TAIL.search(left[-60:-1]), _HEAD.match(right)
        start, rest = head[0].lower() if head else "", tail[0].lower() if tail else ""
        if re.search(rf"\b{start}{rest}\b", self._known):
            return ""
        if _COMPOUND_TAIL.fullmatch(rest) or f"{start}-{rest}" in self._known:
            return "-"
        return "-" if _COMPOUND_HEAD.search(left[-60:-1]) else ""


def _plain(pieces: list[str]) -> str:
    return _EMPHASIS.sub(r"\2", " ".join(" ".join(pieces).split()))


def _running_text(text: str) -> str:
    """Return the text in which a cut word may stand whole: without cut line ends."""
    lines = (line.rstrip() for line in text.lower().splitlines())
    return "\n".join(
        " ".join(line.split()[:-1]) if line.endswith("-") else line for line in lines
    )
