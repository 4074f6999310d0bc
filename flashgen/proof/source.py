"""The `.source` file, read: what evidence is checked against."""

import re
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from flashgen.proof.article import SourceFileError
from flashgen.proof.code import CODE_LENGTH, Item, coded_text
from flashgen.proof.locate import locate
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Chapter, Miss, Passage, Sentence, line_of
from flashgen.proof.vocabulary import RELATIONS

VERSION = 5
FIRST_LINE = "flashgen source {version} {variant}"
_FIRST_LINE = re.compile(r"flashgen source (\d+) (fingerprint|text)")
_SALTED = frozenset(Kind) - {Kind.BOUNDARY, Kind.RELATION}
_MARKS = {kind.value: kind for kind in Kind if kind in _SALTED}
_CODED = re.compile(f"[{re.escape(''.join(_MARKS))}][a-z2-7]{{{CODE_LENGTH}}}")
_BOUNDARIES = frozenset(",;&|/()")
_RELATIONS = frozenset((*RELATIONS.values(), "of"))
_SECTION = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True)
class Source:
    """A source: its salt and its chapters, in the order of the file."""

    salt: str
    chapters: tuple[Chapter, ...]

    def find(self, where: str, anchor: str) -> Passage | Miss:
        """Find `first words … last words` in a section, or a whole figure ("")."""
        return locate(self.chapters, self.salt, where, anchor)

    def behind(self, code: str) -> frozenset[str]:
        """Return the codes that follow a code at once, anywhere in the source."""
        return self._followers.get(code, frozenset())

    @cached_property
    def _followers(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for chapter in self.chapters:
            for sentence in chapter.sentences:
                for left, right in pairwise(sentence.items):
                    found.setdefault(left.code, set()).add(right.code)
        return {code: frozenset(codes) for code, codes in found.items()}

    def short(self, codes: Set[str]) -> frozenset[str]:
        """Return these words with their letters, where the source abbreviates them.

        It does so once: `ferric carboxymaltose (FCM)`.
        """
        return frozenset(
            code
            for letters, words in self._abbreviated
            if words <= codes or letters in codes
            for code in (letters, *words)
        )

    @cached_property
    def _abbreviated(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Each bracket that holds one word, and the two words before it."""
        opening, closing = Item(Kind.BOUNDARY, "("), Item(Kind.BOUNDARY, ")")
        return tuple(
            (five[3].code, frozenset({five[0].code, five[1].code}))
            for chapter in self.chapters
            for sentence in chapter.sentences
            for five in zip(*(sentence.items[n:] for n in range(5)), strict=False)
            if (five[2], five[4]) == (opening, closing)
            if {five[n].kind for n in (0, 1, 3)} == {Kind.WORD}
        )

    def holds(self, passage: Passage, text: str) -> bool:
        """Say whether a passage has these very words and numbers, in their order.

        One word alone may stand there and be said of something else.
        """
        items = Sentence(coded_text(self.salt, text)).items
        wanted = line_of(items)
        return len(items) > 1 and any(
            wanted in line_of(one.items) for one in passage.sentences
        )

    @property
    def words(self) -> Set[str]:
        """The code of every word of the source."""
        return self._frequencies.keys()

    def frequency(self, code: str) -> int:
        """Return how many sentences hold a code."""
        return self._frequencies[code]

    @cached_property
    def _frequencies(self) -> Counter[str]:
        return Counter(
            code
            for chapter in self.chapters
            for sentence in chapter.sentences
            for code in {item.code for item in sentence.items}
        )


def load_source(text: str, name: str = ".source") -> Source:
    """Read a `.source` file of either variant.

    Raises `SourceFileError` with the line that is not as `fingerprint` writes it.
    """
    lines = text.splitlines()
    first = _FIRST_LINE.fullmatch(lines[0].strip()) if lines else None
    if first is None:
        raise SourceFileError(name, 1, 'the first line is not "flashgen source 5 ..."')
    if int(first[1]) != VERSION:
        message = f"version {first[1]} of the format; this flashgen reads {VERSION}"
        raise SourceFileError(name, 1, message)
    return _Reader(name, first[2] == "text").read(lines)


class _Reader:
    """Reads the lines below the first."""

    def __init__(self, name: str, words: bool) -> None:
        self.name = name
        self.words = words
        self.salt = ""
        self.sections: dict[str, list[Sentence]] = {}
        self.section: list[Sentence] | None = None

    def read(self, lines: list[str]) -> Source:
        for number, line in enumerate(lines[1:], 2):
            if line.strip() and not line.startswith("#"):
                self.line(number, line)
        if not any(self.sections.values()):
            raise SourceFileError(self.name, len(lines), "no sentence in the file")
        chapters = (
            Chapter(name, tuple(sentences))
            for name, sentences in self.sections.items()
            if sentences
        )
        return Source(self.salt, tuple(chapters))

    def line(self, number: int, line: str) -> None:
        if line.startswith("  "):
            self.sentence(number, line.strip())
        elif line.startswith("salt: ") and self.section is None:
            self.salt = line.removeprefix("salt: ").strip()
        else:
            self.open(number, line)

    def open(self, number: int, line: str) -> None:
        match = _SECTION.fullmatch(line.strip())
        if match is None:
            message = "neither a [section], a sentence (indented) nor a # comment"
            raise SourceFileError(self.name, number, message)
        if match[1] in self.sections:
            message = f"the section [{match[1]}] stands twice in the file"
            raise SourceFileError(self.name, number, message)
        self.section = self.sections.setdefault(match[1], [])

    def sentence(self, number: int, line: str) -> None:
        if self.section is None:
            raise SourceFileError(self.name, number, "a sentence before any [section]")
        if self.words:
            self.section.append(Sentence(coded_text(self.salt, line), line, number))
        else:
            items = tuple(self.item(number, word) for word in line.split(" "))
            self.section.append(Sentence(items, line=number))

    def item(self, number: int, word: str) -> Item:
        if word in _BOUNDARIES:
            return Item(Kind.BOUNDARY, word)
        if word[:1] == Kind.RELATION and word[1:] in _RELATIONS:
            return Item(Kind.RELATION, word[1:])
        if not _CODED.fullmatch(word):
            raise SourceFileError(self.name, number, f'"{word}" is no code of a word')
        return Item(_MARKS[word[0]], word[1:])
