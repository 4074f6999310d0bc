"""An article as the proof sees it: named sections of sentences."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flashgen.proof.spelling import fold


class SourceFileError(Exception):
    """An article or a `.source` file that cannot be read.

    `line` counts from 1; `message` says what is wrong there, in the author's terms.
    """

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(f"{name}:{line}: {message}")
        self.name = name
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Section:
    """A section, in the order of reading: `comment`, `figure 1`, `table 2`, `title`."""

    name: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines of a file that evidence cannot name, and why: `page numbers`."""

    reason: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its name, its sections, and what was left out of them.

    `front` (authors, addresses, journal) and `references` are kept so that nothing of
    the file is lost unseen; `citable` leaves them out.
    """

    name: str
    sections: tuple[Section, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def citable(self) -> tuple[Section, ...]:
        """The sections that evidence may name."""
        return tuple(
            section
            for section in self.sections
            if section.name not in ("front", "references")
        )


_NUMBERING = re.compile(r"^\s*(?:\d+(?:\.\d+)*|[IVX]+)[.)]?\s+")
_SPACES = re.compile(r"\s+")


def section_name(title: str) -> str:
    """Return the name by which a heading is cited: `2. Case Summary` is `case summary`.

    Brackets are left out, since a `.source` file writes names in brackets.
    """
    words = _SPACES.sub(" ", fold(title).replace("[", " ").replace("]", " "))
    return _NUMBERING.sub("", words).strip(" .:*#").lower()


def merged(sections: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Section, ...]:
    """Join parts of equal name, in the order of their first part; drop empty ones."""
    parts: dict[str, tuple[str, ...]] = {}
    for name, sentences in sections:
        parts[name] = parts.get(name, ()) + sentences
    return tuple(Section(name, text) for name, text in parts.items() if text)


def told(lines: Iterable[tuple[str, str]]) -> tuple[LeftOut, ...]:
    """Gather lines that were left out, each with its reason, by reason."""
    found: dict[str, list[str]] = {}
    for reason, line in lines:
        found.setdefault(reason, []).append(line)
    return tuple(LeftOut(reason, tuple(same)) for reason, same in found.items())
