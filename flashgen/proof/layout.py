"""Plain text extracted from a printed page -> sections.

The text of a page interrupts itself: captions, authors, running heads and references
stand in the middle of sentences and even of words. Blocks (separated by blank lines)
are told apart by what they look like; what interrupts is lifted out and the flow of
the text is put together over the gap. In doubt, a line is text of its section.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from flashgen.proof import heading
from flashgen.proof.article import LeftOut, Section, merged, section_name, told
from flashgen.proof.caption import caption, over, starts
from flashgen.proof.flow import Flow
from flashgen.proof.front import address, front, states
from flashgen.proof.outline import Outline, prose
from flashgen.proof.page import read_page

_DIAGNOSIS = re.compile(
    r"\s*(?:Final [Dd]iagnosis|Diagnosis|(?:FINAL )?DIAGNOSIS)"
    r"\s*[:–-]\s*(?P<rest>\S.*)",
    re.DOTALL,
)
_REFERENCES = frozenset(
    {"references", "bibliography", "reference list", "literature cited"}
)
_CITES = re.compile(r"\b(?:19|20)\d\d\b|\bet al\b|^\s*[\[(]?\d+[\]).]?\s|https?:|www\.")
_TITLE_LINES, _TITLES = 3, 4  # lines of a title, blocks of titles
_PARAGRAPH = 120  # characters of text among the references
ABOUT, CITED = "authors, addresses, journal", "references"


class _Kind(Enum):
    TEXT = auto()
    CAPTION = auto()
    DIAGNOSIS = auto()
    HEADING = auto()


class _Part(NamedTuple):
    """Lines of one kind; `whole` if they are all that stands between blank lines."""

    kind: _Kind
    lines: tuple[str, ...]
    whole: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


class Layout(NamedTuple):
    """The sections of a page and the lines that were left out of them."""

    sections: tuple[Section, ...]
    left_out: tuple[LeftOut, ...]


def read_layout(text: str) -> Layout:
    """Read the text of a page into sections; captions become `figure 1`, `table 1`."""
    page = read_page(text)
    reader = _Reader(Outline(page.blocks, page.width), Flow(text))
    for at in range(len(reader.outline.blocks)):
        for part in reader.parts(at):
            reader.place(part, at)
    reader.flow.close()
    sections = merged(reader.flow.parts + reader.flow.lifted)
    return Layout(sections, told((*page.left_out, *reader.left_out)))


class _Reader:
    """Places the blocks of a text, each by its looks and by what stands around it."""

    def __init__(self, outline: Outline, flow: Flow) -> None:
        self.outline = outline
        self.flow = flow
        self.left_out: list[tuple[str, str]] = []
        self.titles = 0
        self.begun = False  # text or a heading has been placed
        self.cited_from = flow.name  # the section before the references

    @property
    def citing(self) -> bool:
        """Whether the references are being read."""
        return self.flow.name in _REFERENCES

    def parts(self, at: int) -> Iterator[_Part]:
        """Part a block where captions and headings start, and where a caption ends.

        What came before must have been placed when the next part is asked for.
        """
        lines = self.outline.blocks[at]
        kind, part = _Kind.TEXT, list[str]()
        for number, line in enumerate(lines):
            begins = self._begins(at, number, kind, part)
            if part and begins:
                yield _Part(kind, tuple(part))
                part = []
            kind = begins or kind
            name, rest = self._stuck(at, number, kind, part)
            if part and name:
                yield _Part(kind, tuple(part))
                part = []
            if name or kind is _Kind.HEADING:
                yield _Part(_Kind.HEADING, (name or line,))
                kind = _Kind.TEXT
            if rest:
                part.append(rest)
        if part:
            yield _Part(kind, tuple(part), whole=len(part) == len(lines))

    def _begins(
        self, at: int, number: int, kind: _Kind, part: Sequence[str]
    ) -> _Kind | None:
        """Return the kind of part that begins with a line; None if it goes on."""
        lines = self.outline.blocks[at]
        line = lines[number]
        ended = not number or heading.ENDS.search(lines[number - 1]) is not None
        captioned = kind is _Kind.CAPTION
        if starts(lines, number):
            return _Kind.CAPTION
        if ended and _DIAGNOSIS.match(line):
            return _Kind.DIAGNOSIS
        if self.citing:
            return _Kind.HEADING if ended and heading.sure(line) else None
        broken = self._broken(kind, part)
        foreseen = captioned or not (self.begun or self.titles)
        if self.outline.is_heading(at, number, broken=broken, foreseen=foreseen):
            return _Kind.HEADING
        width, broken = self.outline.width, self.flow.open
        within = number > len(part) and self.begun
        if captioned and over(part, line, broken=broken, within=within, width=width):
            return _Kind.TEXT
        return None

    def _broken(self, kind: _Kind, part: Sequence[str]) -> bool:
        """Say whether a sentence has no end yet before the next line."""
        if part and kind is _Kind.TEXT:
            return not heading.ENDS.search(part[-1])
        return self.flow.broken

    def _stuck(
        self, at: int, number: int, kind: _Kind, part: Sequence[str]
    ) -> tuple[str, str]:
        """Part a line into a heading and the text stuck to it; one may be empty."""
        line = self.outline.blocks[at][number]
        if kind is _Kind.HEADING:
            return line, ""
        if kind is not _Kind.TEXT or at < self.outline.body or self.citing:
            return "", line
        if self._broken(kind, part):
            return "", line
        return heading.stuck(line, loosely=number == 0) or ("", line)

    def place(self, part: _Part, at: int) -> None:
        """Put a part where it belongs."""
        named = caption(part.text) if part.kind is _Kind.CAPTION else None
        diagnosis = _DIAGNOSIS.match(part.text)
        if named is not None:
            self.flow.lift(*named)
        elif part.kind is _Kind.DIAGNOSIS and diagnosis:
            self.flow.lift("diagnosis", diagnosis["rest"])
        elif part.kind is _Kind.HEADING:
            self._turn(section_name(part.text), at)
        elif self.citing and not address(part.lines):
            self._cite(part)
        elif front(part.lines):
            self._leave(ABOUT, part.lines)
            self.flow.lift("front", part.text)
        elif self._title(part, at):
            self.titles += 1
            self.flow.lift("title", part.text)
        else:
            self.flow.add(part.text)
            self.begun = True

    def _title(self, part: _Part, at: int) -> bool:
        """Say whether a part is a title: short, above the text, and no sentence."""
        above = at < self.outline.body and self.titles < _TITLES and not self.flow.open
        short = part.whole and len(part.lines) <= _TITLE_LINES
        return (
            (above or not self.begun) and short and not heading.ENDS.search(part.text)
        )

    def _turn(self, name: str, at: int) -> None:
        """Go on in another section; the abstract keeps headings that come again."""
        self.begun = True
        if self.flow.name == "abstract" and self.outline.comes_again(name, at):
            return
        if name in _REFERENCES and not self.citing:
            self.cited_from = self.flow.name
        self.flow.turn(name)

    def _cite(self, part: _Part) -> None:
        """Put aside what stands among the references, unless it is surely text."""
        text = part.text
        long = part.whole and len(text) >= _PARAGRAPH and prose(part.lines)
        if long and states(text) and not _CITES.search(text):
            self.flow.turn(self.cited_from)
            self.flow.add(text)
            return
        self._leave(CITED, part.lines)
        self.flow.lifted.append(("references", part.lines))

    def _leave(self, reason: str, lines: Sequence[str]) -> None:
        self.left_out += [(reason, line.strip()) for line in lines]
