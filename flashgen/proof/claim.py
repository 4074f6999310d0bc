"""A claim: what a card says, read into terms that can be looked up in a passage."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from flashgen.proof.code import Item, code_of, coded
from flashgen.proof.normalise import Kind, Token, read
from flashgen.proof.roman import ROMANS
from flashgen.proof.spelling import stem
from flashgen.proof.stated import chooses, stated
from flashgen.proof.synonym import synonyms

_SHOWN = 4  # words that a message quotes
_LETTERS = 5  # words that an abbreviation stands for
_WORDS = (Kind.WORD, Kind.QUIET)
_ROMAN = {digit: roman.lower() for roman, digit in ROMANS.items() if len(roman) > 1}
"""Numerals as a list of shares has them: `stage I in 12%, II in 15%`."""
_COMPOUND = re.compile(
    "(?:ultra|immuno|cerebro|electro|cardio|gastro|oesophago|esophago|glomerulo|"
    "ha?emo|entero|encephalo|myo|broncho|hepato|nephro|neuro|osteo|arterio|angio|"
    "cholangio|pancreato|thrombo|micro|photo|radio|chemo|tomo)(?=[a-z]{3})"
)


class Term(NamedTuple):
    """A token of a claim, its code, and the codes of what means the same."""

    token: Token
    code: str
    near: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """The question, the answer or a condition (`condition 1`), read."""

    name: str
    whole: tuple[Term, ...]
    """The terms with the relations."""

    initials: frozenset[str] = frozenset()
    """The codes of the letters by which a passage may call several of its words."""

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms without the relations."""
        return tuple(t for t in self.whole if t.token.kind is not Kind.RELATION)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The terms as a passage has them."""
        return tuple(Item(term.token.kind, term.code) for term in self.terms)

    @cached_property
    def coded(self) -> tuple[Item, ...]:
        """The terms as a passage has them, relations included."""
        return tuple(Item(term.token.kind, term.code) for term in self.whole)

    @cached_property
    def words(self) -> tuple[Term, ...]:
        """The terms that are words: no numbers, units, negations."""
        return tuple(term for term in self.terms if term.token.kind in _WORDS)

    @cached_property
    def near(self) -> frozenset[str]:
        """The codes of everything it says, in its own and in near words."""
        return frozenset(code for term in self.terms for code in term.near)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the words."""
        return frozenset(term.code for term in self.words)


@dataclass(frozen=True)
class Claim:
    """Question, answer and conditions. Equal terms have equal codes in the source."""

    question: Part
    answer: Part
    conditions: tuple[Part, ...]
    told: tuple[Part, ...] = ()
    """The question as a statement, with the answer in it, if it can be read as one."""

    choosing: bool = False
    """Whether the question asks for one of several things (`which`, `what`, `who`)."""

    subject: frozenset[str] = frozenset()
    """Codes of what the case is about: words that a student knows before the card."""

    known: frozenset[str] = frozenset()
    """Codes of numbers that need no passage: the years of the source and the card."""

    beside: frozenset[str] = frozenset()
    """Codes of the numbers that the last condition alone tells from the answer's."""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """All parts; the answer first, since most faults lie there."""
        return (self.answer, *self.conditions, self.question)

    @cached_property
    def said(self) -> tuple[Part, ...]:
        """The parts that state something: a condition does if it holds the answer.

        That is the sentence of a gap; any other one tells what the answer holds for.
        """
        answer = {term.code for term in self.answer.terms}
        full = (p for p in self.conditions if answer <= {t.code for t in p.terms})
        return (self.answer, *full, self.question)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of everything the claim says, in its own and in near words."""
        return frozenset[str]().union(*(part.near for part in self.parts))

    @cached_property
    def initials(self) -> frozenset[str]:
        """The codes of the letters by which a passage may call its words: TSC."""
        return frozenset(code for part in self.parts for code in part.initials)


def read_claim(
    salt: str,
    question: str,
    answer: str,
    conditions: Iterable[str],
    years: Iterable[str] = (),
    subject: str = "",
    beside: Iterable[str] = (),
) -> Claim:
    """Read a claim with the salt of the source that it is held against."""
    return Claim(
        _part("question", salt, question),
        _part("answer", salt, answer),
        tuple(
            _part(f"condition {number}", salt, condition)
            for number, condition in enumerate(conditions, 1)
        ),
        tuple(_part("question", salt, told) for told in stated(question, answer)),
        chooses(question),
        _subject(salt, subject),
        frozenset(code_of(salt, Kind.NUMBER, str(year)) for year in years),
        frozenset(
            code_of(salt, token.kind, token.key)
            for answer in beside
            for token in read(answer)
            if token.kind is Kind.NUMBER
        ),
    )


@lru_cache(maxsize=1 << 8)
def _subject(salt: str, text: str) -> frozenset[str]:
    """Return the codes of what a case is about: the same for all its claims."""
    about = _part("subject", salt, text)
    return about.initials | about.near


def _part(name: str, salt: str, text: str) -> Part:
    found = read(text)
    terms = (
        Term(token, item.code, _near(salt, token, item))
        for token, item in zip(found, coded(salt, found), strict=True)
    )
    return Part(name, tuple(terms), _initials(salt, found))


def _initials(salt: str, found: Sequence[Token]) -> frozenset[str]:
    """Return the codes of the first letters of words that follow each other.

    A compound may stand there with two: `endoscopic ultrasonography`, EUS.
    """
    words = [token.printed.lower() for token in found if token.kind in _WORDS]
    first = [word[0] for word in words]
    forms = [first]
    if any(map(_COMPOUND.match, words)):
        forms.append(list(map(_letters, words)))
    return frozenset(
        code_of(salt, Kind.WORD, stem("".join(letters[start:end])))
        for letters in forms
        for start in range(len(words))
        for end in range(start + 2, min(start + _LETTERS, len(words)) + 1)
    )


def _letters(word: str) -> str:
    """Return the letter that stands for a word, or the two of a compound."""
    rest = _COMPOUND.sub("", word)
    return word[0] if rest == word else word[0] + rest[0]


def _near(salt: str, token: Token, item: Item) -> tuple[str, ...]:
    if token.key in _ROMAN and token.kind is Kind.NUMBER:
        return (item.code, code_of(salt, Kind.WORD, stem(_ROMAN[token.key])))
    if token.kind not in _WORDS:
        return (item.code,)
    return tuple(code_of(salt, Kind.WORD, word) for word in synonyms(token.key))


def holds(codes: Iterable[str], term: Term) -> bool:
    """Say whether one of the codes is the term or means the same."""
    return any(code in codes for code in term.near)


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of a claim, measured against its passage.

    `kind`: `number`, `binding`, `unit`, `comparison`, `negation`, `direction`,
    `modality`, `side`, or one of the weak `term` (a paraphrase may be right), `hedge`
    and `attachment`. `word` is the word at fault as the author wrote it, `part` where
    it stands (`answer`, `question`, `condition 2`).
    """

    kind: str
    message: str
    word: str
    part: str
    loose: bool = False
    """Whether a sentence before the passage may say it: the side of `this eye`."""

    @property
    def weak(self) -> bool:
        """Whether a reviewer should look, rather than the author be stopped."""
        return self.kind in ("term", "hedge", "attachment")


def quoted(terms: Sequence[Term]) -> str:
    """Return the first words of terms, as the author wrote them, in quotation marks."""
    shown = ", ".join(f'"{term.token.printed}"' for term in terms[:_SHOWN])
    return f"{shown}, ..." if len(terms) > _SHOWN else shown
