"""Side and key terms of a claim against its ground."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from flashgen.proof.claim import Claim, Part, Problem, Term, holds, quoted
from flashgen.proof.code import word_codes
from flashgen.proof.denial import parted
from flashgen.proof.direction import decided
from flashgen.proof.everyday import everyday
from flashgen.proof.method import classed, present
from flashgen.proof.normalise import Kind
from flashgen.proof.opposite import denied_opposite
from flashgen.proof.passage import Ground
from flashgen.proof.source import Source
from flashgen.proof.spelling import stem
from flashgen.proof.synonym import synonyms
from flashgen.proof.technical import technical
from flashgen.proof.vocabulary import COMMONPLACE, METHODS, SIDES

_NAME = re.compile(
    r"\w{3,}(?:mab|nib|cillin|azole|olol|statin|prine|rexate|mycin|cycline|pril|sartan"
    r"|dipine|oxacin|solone|virus|coccus|bacter)s?"
)
"""Names of drugs and microbes, by their endings."""

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
                wrong = (
                    (name not in given and not _nowhere_else(source, part, term, name))
                    or _elsewhere(source, ground, part, name)
                    or (part is claim.answer and _of_the_other(source, ground, claim))
                )
            if wrong and part is not claim.answer and not given:
                wrong = not _known_side(source, part, term)
            if wrong:
                other = sorted(given & _OPPOSITES[name])
                word, said = term.token.printed, ", ".join(other) or "no side"
                message = f'{ground} does not say "{word}" of this; it says {said}'
                yield Problem("side", message, word, part.name, loose=not other)


def _known_side(source: Source, part: Part, term: Term) -> bool:
    """Say whether the source names this side of the same thing anywhere: left femur."""
    at = part.terms.index(term)
    behind = part.terms[at + 1 : at + 2]
    return any(holds(source.behind(term.code), noun) for noun in behind)


def _nowhere_else(source: Source, part: Part, term: Term, name: str) -> bool:
    """Say whether the source names this side of the same thing, and never the other."""
    others = frozenset[str]().union(*(SIDES[other] for other in _OPPOSITES[name]))
    return _known_side(source, part, term) and not (
        word_codes(source.salt, others) & source.words
    )


def _of_the_other(source: Source, ground: Ground, claim: Claim) -> bool:
    """Say whether what is asked stands in the clauses of another side only.

    `Beads in the left renal artery, whereas the right one was normal.`
    """
    sides = present(source, claim.answer.codes, SIDES)
    if len(sides) != 1:
        return False
    common = word_codes(source.salt, COMMONPLACE)
    asked = {code for term in claim.question.words for code in term.near} - common
    answered = {code for term in claim.answer.words for code in term.near} - common
    answered -= frozenset[str]().union(
        *(word_codes(source.salt, s) for s in SIDES.values())
    )
    shared: dict[bool, set[str]] = {True: set(), False: set()}
    for sentence in ground.sentences:
        for clause in parted(sentence.items):
            codes = {sentence.items[at].code for at in clause}
            named = present(source, frozenset(codes), SIDES)
            if named & sides and codes & answered:
                return False
            if named:
                shared[bool(named & sides)] |= codes & asked
    both = shared[True] & shared[False]
    return len(shared[False] - both) > 1 and not shared[True] - both


def _elsewhere(source: Source, ground: Ground, part: Part, name: str) -> bool:
    """`left heart`, where the passage says `right heart` and `left lung`."""
    after = _followers(source, ground, name)
    contrary = frozenset[str]().union(
        *(
            _followers(source, ground, other)
            for other in _OPPOSITES[name] - {"both sides"}
        )
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

    Weak: a paraphrase may be true. Everyday words and what the case is about may be
    said otherwise; beside words of the passage, others may come from elsewhere in the
    source. What is asked may have been named long before, but names must stand there.
    """
    missing = _missing(
        source, ground, claim.answer, decided(source, ground, claim) | claim.subject
    )
    if missing:
        whole = all(holds(source.words, term) for term in missing)
        where = " (elsewhere in the source)" if whole else ""
        message = f"{quoted(missing)}: not in {ground}{where}"
        yield Problem("term", message, missing[0].token.printed, "answer")
    known = source.words | word_codes(source.salt, COMMONPLACE)
    for part in (*claim.conditions, claim.question):
        for term in part.words:
            if _NAME.fullmatch(_lower(term)) and not holds(known, term):
                word = term.token.printed
                message = f'"{word}" does not stand in the source'
                yield Problem("term", message, word, part.name)


def _missing(
    source: Source, ground: Ground, part: Part, known: frozenset[str]
) -> list[Term]:
    """Return the words of the answer that are neither said there nor `known`."""
    words = [
        term
        for term in part.words
        if _is_word(_lower(term)) and not _shortens(part, term)
    ]
    short = source.short(ground.codes)  # FCM, where the answer spells it out
    spelt_out = _spelt_out(source, ground, words) | _joined(source, ground, words)
    absent = [
        term
        for term in words
        if term not in spelt_out
        and not holds(ground.codes, term)
        and not denied_opposite(source, ground, part, term)
        and not _put_otherwise(source, ground, term)
        and term.code not in short
    ]
    sides = frozenset[str]().union(*SIDES.values())
    quiet = word_codes(source.salt, COMMONPLACE | METHODS | sides) | known
    telling = [
        term
        for term in absent
        if term.code not in quiet and term.token.key not in everyday()
    ]
    beside = sum(term.token.key in everyday() for term in words)
    if len(telling) == len(words):
        return telling
    alone = len(telling) == 1 == beside and len(absent) == len(words) == 2
    if alone and not _often(source, telling):
        return telling  # `pleural lines` for `air bronchogram`
    if len(words) >= _PHRASE:
        telling = [term for term in telling if technical(_lower(term))]
    return [term for term in telling if not holds(source.words, term)]


_PHRASE = 3
"""Words from which on an answer tells in its own words, and only terms must stand."""
_OFTEN = 4
"""Sentences of a source that name what it is all about."""


def _often(source: Source, terms: Sequence[Term]) -> bool:
    return any(source.frequency(c) >= _OFTEN for term in terms for c in term.near)


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


_TIMED = re.compile("(?:post|pre|peri|intra|inter|non|sub|un)(?=[a-z]{5})|less(?:ly)?$")


_PLACES = ("intra", "sub", "extra", "peri", "trans", "inter", "supra", "retro")


def _put_otherwise(source: Source, ground: Ground, term: Term) -> bool:
    """Say whether the passage has the word in two: `after the operation`, `no pain`."""
    within = (stem(prefix + _lower(term)) for prefix in _PLACES)
    if word_codes(source.salt, frozenset(within)) & ground.codes:
        return True
    core, count = _TIMED.subn("", _lower(term).replace("-", ""))
    if not count:
        return False
    near = frozenset(synonyms(stem(core))) | {stem(core + "ful")}
    return bool(word_codes(source.salt, near) & ground.codes)


def _joined(source: Source, ground: Ground, words: Sequence[Term]) -> frozenset[Term]:
    """Return words that the passage writes as one: gastro-oesophageal."""
    found: set[Term] = set()
    for left, right in pairwise(words):
        whole = {stem(_lower(left) + _lower(right))}
        whole.add(f"{left.token.key}o{right.token.key}")  # uteroplacental
        if word_codes(source.salt, frozenset(whole)) & ground.codes:
            found |= {left, right}
    return frozenset(found)


def _shortens(part: Part, term: Term) -> bool:
    """Say whether it is the short form of other words of the answer: (PAI-1)."""
    return term.token.printed.isupper() and term.code in part.initials


def _is_word(printed: str) -> bool:
    """Say whether it is more than a letter, a panel's or a curve's name."""
    return len(printed) > 1 and printed[0].isalpha()


def _lower(term: Term) -> str:
    return term.token.printed.lower()
