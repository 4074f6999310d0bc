"""What a source holds, and a place in it."""

from dataclasses import dataclass
from functools import cached_property

from flashgen.proof.code import Item
from flashgen.proof.normalise import Kind

_SPELT = frozenset({Kind.WORD, Kind.QUIET, Kind.NEGATION})
WIDEST = 6  # sentences


@dataclass(frozen=True)
class Sentence:
    """A coded sentence, with its words where the licence lets them lie there.

    `whole` has its relations; `line` is its line in the `.source` file, from 1.
    """

    whole: tuple[Item, ...]
    text: str | None = None
    line: int = 0

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The codes without the relations."""
        return tuple(item for item in self.whole if item.kind is not Kind.RELATION)


@dataclass(frozen=True)
class Chapter:
    """A section of a source. `line` is its codes as one string, to search in.

    A code starts with the mark of its kind, which occurs in no code: a match in the
    line always lies on whole codes.
    """

    name: str
    sentences: tuple[Sentence, ...]

    @cached_property
    def line(self) -> str:
        """All codes but boundaries, joined."""
        return "".join(line_of(sentence.items) for sentence in self.sentences)

    @property
    def codes(self) -> tuple[tuple[Item, ...], ...]:
        """The codes of each sentence."""
        return tuple(sentence.items for sentence in self.sentences)

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Where in `line` each sentence ends."""
        ends, end = [], 0
        for sentence in self.sentences:
            end += len(line_of(sentence.items))
            ends.append(end)
        return tuple(ends)


def line_of(items: tuple[Item, ...]) -> str:
    """Join codes with their marks, boundaries left out; all words have one mark."""
    return "".join(
        (Kind.WORD if kind in _SPELT else kind) + code
        for kind, code in items
        if kind is not Kind.BOUNDARY
    )


@dataclass(frozen=True)
class Passage:
    """Sentences `first` to `last` (from 1) of a chapter: where evidence was found."""

    chapter: Chapter
    first: int
    last: int

    @property
    def section(self) -> str:
        """The name of the section or figure."""
        return self.chapter.name

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the passage."""
        return self.chapter.sentences[self.first - 1 : self.last]

    @property
    def line(self) -> int:
        """The line of its first sentence in the `.source` file."""
        return self.sentences[0].line

    @property
    def denies(self) -> bool:
        """Whether something is denied in it."""
        return any(
            item.kind is Kind.NEGATION for one in self.sentences for item in one.items
        )

    @property
    def wide(self) -> bool:
        """Whether it is so long that most claims would find their words in it."""
        return self.last - self.first >= WIDEST

    def __str__(self) -> str:
        if self.first == self.last:
            return f"{self.section}, sentence {self.first}"
        return f"{self.section}, sentences {self.first}-{self.last}"


@dataclass(frozen=True)
class Ground:
    """All that a claim may rest on: the passages of its evidence, taken together."""

    passages: tuple[Passage, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the passages."""
        return tuple(
            sentence for passage in self.passages for sentence in passage.sentences
        )

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every code of the passages, without the marks."""
        return frozenset(
            code for sentence in self.sentences for _, code in sentence.items
        )

    def before(self, count: int) -> tuple[Sentence, ...]:
        """Return up to `count` sentences before each passage, the nearest first."""
        return tuple(
            sentence
            for passage in self.passages
            for sentence in passage.chapter.sentences[
                max(0, passage.first - 1 - count) : passage.first - 1
            ][::-1]
        )

    def __str__(self) -> str:
        return "; ".join(dict.fromkeys(map(str, self.passages)))


@dataclass(frozen=True, slots=True)
class Miss:
    """Why an anchor could not be found, and what the author can do.

    `reason` is one of `section` (no such section), `empty` (no word to look for),
    `words` (not in the source), `elsewhere` (in another section), `order` (the parts
    stand apart), `ambiguous` (more than one place).
    """

    reason: str
    message: str
    hint: str
