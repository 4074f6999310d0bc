"""Plain text extracted from a printed page -> sections.

The text of a page interrupts itself: captions, authors, running heads and references
stand in the middle of sentences and even of words. Blocks (separated by blank lines)
are told apart by what they look like; what interrupts is lifted out and the flow of
the text is put together over the gap.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from flashgen.proof.article import Section, merged, section_name
from flashgen.proof.sentence import sentences

PRESENTATION = "presentation"  # the text before the first heading

_CAPTION = re.compile(
    r"\s*[*_]{0,2}(?P<kind>fig(?:ure|\.)?|table|image|photo|scheme)\s*"
    r"(?P<number>\d+[a-z]?)[*_]{0,2}\s*(?:[.:|—–]|\s-)[*_]{0,2}\s+(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_HEADING = re.compile(
    r"[*#_\s]*(?:(?:\d+(?:\.\d+)*|[IVX]+)[.)]?\s+)?(?:abstract|summary|introduction"
    r"|background|case(?: (?:report|presentation|summary|description|history))?s?"
    r"|clinical (?:presentation|findings)|imaging findings|differential diagnosis"
    r"|(?:patients?|materials?) and methods?|methods?|results?|findings|investigations?"
    r"|diagnosis|treatment|outcome(?: and follow-up)?|follow-up|prognosis|management"
    r"|comments?|discussion|conclusions?|learning points|teaching points|key points"
    r"|references|bibliography|literature|acknowledge?ments?|funding|disclosures?"
    r"|(?:conflicts?|declaration) of interests?|competing interests?|ethics|consent"
    r"|author contributions|keywords?)[*_\s]*:?[*_\s]*",
    re.IGNORECASE,
)
_NUMBERED_HEADING = re.compile(r"\s*\d+(?:\.\d+)*\.?\s+[A-Z][\w -]{2,50}")
_DIAGNOSIS = re.compile(
    r"\s*(?:final )?diagnosis\s*[:–-]\s*(?P<rest>\S.*)", re.I | re.S
)
_FRONT = re.compile(
    r"\s*(?:corresponding author|correspondence|e-?mail|received|accepted|submitted"
    r"|published|key ?words|address for|academic editor|doi|https?://|www\.|©|copyright"
    r"|downloaded from|issn|citation)\b",
    re.IGNORECASE,
)
_AFFILIATION = re.compile(
    r"\b(?:Department|Hospital|University|Institute|Faculty|School of|Clinic,|Division"
    r"|College of|Unit of)\b"
)
_AUTHOR = re.compile(
    r"(?:[A-ZÀ-ÞΑ-Ω][.\s-]{0,2}){1,3}\s?[A-ZÀ-ÞΑ-Ω][\w'’-]+[\d*†‡,\s]*(?:\band\b\s*)?"
)
_CITATION = re.compile(r"\b(?:19|20)\d\d[,;]\s*\d+\s*(?:\(\d+\))?\s*:\s*[e\d]")
_PAGE = re.compile(r"\s*(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?:][\"'”’)\]]*\s*$")
_COMPOUND_HEAD = re.compile(
    r"(?:\d|\b[A-Z]|\b(?:non|self|well|post|pre|anti|long|short|high|low|contrast|follow"
    r"|two|three|four|five|six|seven|eight|nine|ten|year|one|half))$"
)
_HEAD = re.compile(r"[^\W\d_]*")
_TAIL = re.compile(r"[^\W\d_]*$")
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,2}|_{1,2})(?=\S)([^*_]+)(?<=\S)\1(?!\w)")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines between blank lines; `whole` unless a caption or a heading parted them."""

    lines: tuple[str, ...]
    whole: bool = True

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(slots=True)
class _Flow:
    """The text of the section that is being read, and what was lifted out of it.

    A paragraph is a list of pieces, so that joining looks at the last line only.
    """

    known: str
    name: str = PRESENTATION
    paragraphs: list[list[str]] = field(default_factory=list)
    parts: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    lifted: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def lift(self, name: str, text: str) -> None:
        self.lifted.append((name, sentences(_plain(self.pieces(text)))))

    def turn(self, name: str) -> None:
        self.close()
        self.name = name

    def close(self) -> None:
        for paragraph in self.paragraphs:
            self.parts.append((self.name, sentences(_plain(paragraph))))
        self.paragraphs = []

    def add(self, text: str) -> None:
        pieces = self.pieces(text)
        if self.paragraphs and not _ENDS.search(self.paragraphs[-1][-1]):
            self.attach(self.paragraphs[-1], pieces[0])
            self.paragraphs[-1] += pieces[1:]
        else:
            self.paragraphs.append(pieces)

    def pieces(self, text: str) -> list[str]:
        found: list[str] = []
        for line in text.split("\n"):
            self.attach(found, line.strip())
        return found

    def attach(self, pieces: list[str], line: str) -> None:
        """Add a line; a word that was cut at the end of the last is made whole."""
        glue = self.glue(pieces[-1], line) if pieces else None
        if glue is None:
            pieces.append(line)
        else:
            pieces[-1] = pieces[-1][:-1] + glue + line

    def glue(self, left: str, right: str) -> str | None:
        """Return what replaces the hyphen at a line's end; None where there is none."""
        if left.endswith("\u00ad"):
            return ""
        if not (left.endswith(("-", "‐")) and right[:1].islower()):
            return None
        head, tail = _TAIL.search(left[-60:-1]), _HEAD.match(right)
        start, rest = head[0].lower() if head else "", tail[0].lower() if tail else ""
        if re.search(rf"\b{start}{rest}\b", self.known):
            return ""
        kept = f"{start}-{rest}" in self.known or _COMPOUND_HEAD.search(left[-60:-1])
        return "-" if kept else ""


def _plain(pieces: list[str]) -> str:
    return _EMPHASIS.sub(r"\2", " ".join(" ".join(pieces).split()))


def read_layout(text: str) -> tuple[Section, ...]:
    """Read the text of a page into sections; captions become `figure 1`, `table 1`."""
    flow = _Flow(known=_running_text(text))
    title = True
    for block in _blocks(text):
        title = _place(flow, block, title)
    flow.close()
    return merged(flow.parts + flow.lifted)


def _running_text(text: str) -> str:
    """Return the text in which a cut word may stand whole: without cut line ends."""
    lines = (line.rstrip() for line in text.lower().splitlines())
    return "\n".join(
        " ".join(line.split()[:-1]) if line.endswith("-") else line for line in lines
    )


def _blocks(text: str) -> Iterator[_Block]:
    lines = text.replace("\f", "\n\n").splitlines()
    heads = _running_heads(lines)
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip() and line.strip() not in heads:
            block.append(line)
        elif block and not line.strip():
            yield from _split(block)
            block = []


def _running_heads(lines: list[str]) -> frozenset[str]:
    """Page numbers, and short lines that come back with another number, or none."""
    seen: dict[str, list[str]] = {}
    for line in map(str.strip, lines):
        if 0 < len(line) <= 80 and not _ENDS.search(line):
            seen.setdefault(_DIGITS.sub("0", line), []).append(line)
    repeated = (line for same in seen.values() if len(same) > 1 for line in same)
    pages = (line.strip() for line in lines if _PAGE.fullmatch(line))
    return frozenset(repeated) | frozenset(pages)


def _split(lines: list[str]) -> Iterator[_Block]:
    """Part a block where a caption or a heading starts, and where a caption ends."""
    part: list[str] = []
    for line in lines:
        previous = part[-1] if part else ""
        starts = _CAPTION.match(line) or _DIAGNOSIS.match(line) or _heading(line)
        ended = part and _CAPTION.match(part[0]) and _ENDS.search(previous)
        resumed = ended and line[:1].islower()
        if part and (starts or resumed or _heading(previous)):
            yield _Block(tuple(part), whole=False)
            part = []
        part.append(line)
    if part:
        yield _Block(tuple(part), whole=len(part) == len(lines))


def _heading(line: str) -> bool:
    return bool(_HEADING.fullmatch(line)) or bool(_NUMBERED_HEADING.fullmatch(line))


def _place(flow: _Flow, block: _Block, title: bool) -> bool:
    """Put a block where it belongs; return whether the title is still to come."""
    text = block.text
    caption = _CAPTION.match(text)
    diagnosis = _DIAGNOSIS.match(text)
    if caption:
        kind = "table" if caption["kind"].lower() == "table" else "figure"
        flow.lift(f"{kind} {caption['number'].lower()}", caption["rest"])
    elif diagnosis:
        flow.lift("diagnosis", diagnosis["rest"])
    elif len(block.lines) == 1 and _heading(text):
        flow.turn(section_name(text))
        return False
    elif flow.name == "references" and not _address(block):
        flow.lifted.append(("references", block.lines))
    elif _front(block):
        flow.lift("front", text)
    elif title and block.whole and len(block.lines) <= 3 and not _ENDS.search(text):
        flow.lift("title", text)
    else:
        flow.add(text)
        return False
    return title


def _front(block: _Block) -> bool:
    """Say whether a block is about the paper: authors, address, journal, dates."""
    text = block.text
    if _address(block) or (_CITATION.search(text) and len(text) < 200):
        return True
    if all(_AUTHOR.fullmatch(line.strip()) for line in block.lines):
        return True
    letters = [character for character in text if character.isalpha()]
    return bool(letters) and all(map(str.isupper, letters)) and len(text) < 200


def _address(block: _Block) -> bool:
    text = block.text
    if _FRONT.match(text):
        return True
    return bool(_AFFILIATION.search(text)) and len(text) < 300 and not _sentence(text)


def _sentence(text: str) -> bool:
    return bool(re.search(r"\b(?:was|were|is|are|has|had|showed|revealed)\b", text))
