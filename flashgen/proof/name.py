"""Names with a number or a letter in them: `L4`, hepatitis B, factor V."""

from collections.abc import Iterator
from itertools import pairwise
from string import ascii_lowercase

from flashgen.proof.claim import Part, Problem, Term
from flashgen.proof.code import code_of, word_codes
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.source import Source
from flashgen.proof.vocabulary import stems

_BEFORE_LETTERS = stems("type toxin hepatitis vitamin factor group protein influenza")
_BEHIND_LETTERS = stems("phase cell antigen wave")
_OFTEN = 4
"""Sentences of a source that name what it is all about."""
_NUMBERS = range(100)


def named_problems(
    source: Source, ground: Ground, part: Part, answer: Part
) -> Iterator[Problem]:
    """Yield the names with a number inside (`L4`, `CE 3a`) that are not there.

    What the answer holds for may have been named anywhere.
    """
    for at, term in enumerate(part.words):
        word = term.token.printed
        if part is not answer and term.code in source.words:
            continue
        lettered = _lettered(part, at)
        if lettered and _known_name(source, ground, part, at):
            continue
        if source.frequency(term.code) >= _OFTEN and not _like(source, ground, term):
            continue  # what the source is about: `the enzyme`
        named = any(map(str.isdigit, word)) or lettered
        if named and not _named_there(source, ground, term):
            yield Problem(
                "number", f"{word} does not stand in {ground}", word, part.name
            )


def _like(source: Source, ground: Ground, term: Term) -> bool:
    """Say whether the passage has a name with another number: L5 for L4."""
    head = term.token.key.rstrip("0123456789")
    others = frozenset(f"{head}{number}" for number in _NUMBERS)
    return len(head) < 2 or bool(word_codes(source.salt, others) & ground.codes)


def _lettered(part: Part, at: int) -> bool:
    """Say whether a word is a letter that is a name: hepatitis B, the S phase."""
    printed = part.words[at].token.printed
    if len(printed) > 1 or not printed.isupper():
        return False
    if not at and printed == "A":
        return False  # `A wave of depolarisation`
    before, after = part.words[at - 1 : at], part.words[at + 1 : at + 2]
    return any(t.token.key in _BEFORE_LETTERS for t in before) or any(
        t.token.key in _BEHIND_LETTERS for t in after
    )


def _known_name(source: Source, ground: Ground, part: Part, at: int) -> bool:
    """Say whether the source has the name, and the passage none of its like.

    `It does not depend on vitamin K`: factor V, named before.
    """
    if not at:
        return False
    head, letter = part.words[at - 1].code, part.words[at].code
    like = _letters(source.salt) - {letter}
    here = [pair for row in ground.sentences for pair in pairwise(row.items)]
    if any(left.code == head and right.code in like for left, right in here):
        return False
    return letter in source.behind(head)


def _named_there(source: Source, ground: Ground, term: Term) -> bool:
    """Say whether a name stands there, or all parts of what it names: T1a for T1."""
    if len(term.token.printed) == 1 and not ground.codes & _letters(source.salt):
        return term.code in source.words  # `these cells`, called T cells before
    word = term.token.key.removeprefix("anti")
    parts = (code_of(source.salt, Kind.WORD, word + letter) for letter in "abc")
    codes = {term.code, code_of(source.salt, Kind.WORD, word), *parts}
    return bool(codes & ground.codes)


def _letters(salt: str) -> frozenset[str]:
    return word_codes(salt, frozenset(ascii_lowercase))
