"""Side and key terms of a claim against its ground."""

import re
from collections.abc import Iterator, Mapping, Sequence

from flashgen.proof.claim import Claim, Part, Problem, Term, holds, quoted
from flashgen.proof.code import word_codes
from flashgen.proof.direction import restated
from flashgen.proof.everyday import everyday
from flashgen.proof.method import classed, present
from flashgen.proof.normalise import Kind
from flashgen.proof.opposite import denied_opposite
from flashgen.proof.passage import Ground
from flashgen.proof.source import Source
from flashgen.proof.spelling import stem
from flashgen.proof.synonym import synonyms
from flashgen.proof.vocabulary import COMMONPLACE, METHODS, SIDES, stems

_TECHNICAL = re.compile(
    r"\w{3,}(?:itis|osis|oma|aemia|emia|pathy|ectomy|plasty|mab|nib|cillin|azole|olol"
    r"|statin|prine|mide|rexate|mycin|cycline|pril|sartan|dipine|oxacin|oside|asone"
    r"|solone|virus|coccus|bacter|trophy|plasia|genesis|uria|algia)s?"
)


_OPPOSITES: Mapping[str, frozenset[str]] = {
    "left": frozenset({"right", "both sides"}),
    "right": frozenset({"left", "both sides"}),
    "one side": frozenset({"both sides"}),
    "both sides": frozenset({"one side", "left", "right"}),
}


def side_problems(source: Source, ground: Ground, claim: Claim) -> Iterator[Problem]:
    """Yield the sides that the passage does not give, or gives to another part.

    A bilateral claim (`both`) is doubted only where the passage names one side: many
    things come in twos that are no sides.
    """
    given = present(source, ground.codes, SIDES)
    for part in claim.parts:
        for name, term in classed(source, part, SIDES):
            if name == "both sides":
                wrong = name not in given and len(given) == 1
            else:
                wrong = name not in given or _elsewhere(source, ground, part, name)
            if wrong:
                said = ", ".join(sorted(given & _OPPOSITES[name])) or "no side"
                word = term.token.printed
                message = f'{ground} does not say "{word}" of this; it says {said}'
                yield Problem("side", message, word, part.name)


def _elsewhere(source: Source, ground: Ground, part: Part, name: str) -> bool:
    """`left heart`, where the passage says `right heart` and `left lung`."""
    after = _followers(source, ground, name)
    contrary = frozenset[str]().union(
        *(_followers(source, ground, other) for other in _OPPOSITES[name])
    )
    codes = word_codes(source.salt, SIDES[name])
    if len(after) < _named_times(source, ground, name):
        return False  # `170 mmHg in the right arm and 95 in the left`
    nouns = [
        right
        for left, right in zip(part.terms, part.terms[1:], strict=False)
        if left.code in codes and right.token.kind is Kind.WORD
    ]
    return any(holds(contrary, noun) and not holds(after, noun) for noun in nouns)


def _named_times(source: Source, ground: Ground, name: str) -> int:
    codes = word_codes(source.salt, SIDES[name])
    return sum(
        item.code in codes for sentence in ground.sentences for item in sentence.items
    )


def _followers(source: Source, ground: Ground, name: str) -> frozenset[str]:
    codes = word_codes(source.salt, SIDES[name])
    return frozenset(
        right.code
        for sentence in ground.sentences
        for left, right in zip(sentence.items, sentence.items[1:], strict=False)
        if left.code in codes and right.kind is Kind.WORD
    )


def term_problems(source: Source, ground: Ground, claim: Claim) -> Iterator[Problem]:
    """Yield the key terms of the answer that the passage does not have.

    Weak: a paraphrase may be true. Half of the answer's words must be missing, or one
    that is no everyday word and not what the whole source is about. What is asked about
    may have been named long before the passage, but names must stand in the source.
    """
    missing = _missing(source, ground, claim.answer, restated(source, ground, claim))
    if missing:
        whole = all(holds(source.words, term) for term in missing)
        where = " (elsewhere in the source)" if whole else ""
        message = f"{quoted(missing)}: not in {ground}{where}"
        yield Problem("term", message, missing[0].token.printed, "answer")
    known = source.words | word_codes(source.salt, COMMONPLACE)
    for part in (*claim.conditions, claim.question):
        for term in part.words:
            if _TECHNICAL.fullmatch(_lower(term)) and not holds(known, term):
                word = term.token.printed
                message = f'"{word}" does not stand in the source'
                yield Problem("term", message, word, part.name)


def _missing(
    source: Source, ground: Ground, part: Part, restated: frozenset[str]
) -> list[Term]:
    words = [
        term
        for term in part.words
        if _is_word(_lower(term)) and term.code not in restated
    ]
    spelt_out = _spelt_out(source, ground, words)
    absent = [
        term
        for term in words
        if term not in spelt_out
        and not holds(ground.codes, term)
        and not denied_opposite(source, ground, part, term)
        and not _put_otherwise(source, ground, term)
    ]
    quiet = word_codes(source.salt, COMMONPLACE | _FILLERS | METHODS)
    telling = [term for term in absent if term.code not in quiet]
    common = word_codes(source.salt, COMMONPLACE)
    given = sum(term.code not in common for term in words)
    if telling and len(telling) * 2 >= given:
        return telling
    return [term for term in telling if not _expected(source, term)]


_FILLERS = stems(
    "all both again along over more less least most above below under against versus "
    "difference side lie sex return persist become worldwide cell ci"
)
"""Words that say little when they are missing; binding still counts them."""

_OFTEN = 5
"""Sentences of a source that name what it is all about: no key term of one of them."""


def _expected(source: Source, term: Term) -> bool:
    """Say whether an answer may use a word of its own beside others of the passage."""
    if term.token.key in everyday():
        return True
    return any(source.frequency(code) >= _OFTEN for code in term.near)


_LONGEST = 5  # words that letters stand for


def _spelt_out(
    source: Source, ground: Ground, words: Sequence[Term]
) -> frozenset[Term]:
    """Return the words for which the passage has letters: WHO, IVC, ESR, ICU.

    The last letter may stand for a unit, a disease, a syndrome or a test.
    """
    found: set[Term] = set()
    for start in range(len(words)):
        for end in range(start + 2, min(start + _LONGEST, len(words)) + 1):
            letters = "".join(_lower(term)[0] for term in words[start:end])
            short = frozenset(stem(letters + last) for last in ("", "u", "d", "s", "t"))
            if word_codes(source.salt, short) & ground.codes:
                found.update(words[start:end])
    return frozenset(found)


_TIMED = re.compile("(?:post|pre|peri|intra|inter|non|sub)(?=[a-z]{5})|less(?:ly)?$")


def _put_otherwise(source: Source, ground: Ground, term: Term) -> bool:
    """Say whether the passage has the word in two: `after the operation`, `no pain`."""
    core, count = _TIMED.subn("", _lower(term).replace("-", ""))
    if not count:
        return False
    near = frozenset(synonyms(stem(core))) | {stem(core + "ful")}
    return bool(word_codes(source.salt, near) & ground.codes)


def _is_word(printed: str) -> bool:
    """Say whether it is more than a letter, a panel's or a curve's name."""
    return len(printed) > 1 and printed[0].isalpha()


def _lower(term: Term) -> str:
    return term.token.printed.lower()
