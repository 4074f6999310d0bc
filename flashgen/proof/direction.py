"""Sides exchanged: `A inhibits B` for `B inhibits A`, `women than men` turned round."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flashgen.proof.claim import Claim, Part, Problem, Term, holds
from flashgen.proof.code import Item, word_codes
from flashgen.proof.everyday import everyday
from flashgen.proof.frame import ACT, Comparison, Frame, comparisons, frames
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.source import Source
from flashgen.proof.spelling import stem
from flashgen.proof.vocabulary import COMMONPLACE, stems

_NOUN = re.compile("(?:ion|ment|[ae]nce|age|[eo]r)s?$")  # obstruction of A by B
_SET_AGAINST = stems("compared versus unlike")
_THAN = (Kind.RELATION, "than")


class _Given(NamedTuple):
    """A frame of a passage: the codes that each side has alone, and all of them."""

    pivot: str
    measure: str
    left: frozenset[str]
    right: frozenset[str]
    words: frozenset[str]
    beside: frozenset[str]
    """What stands in the same part of the sentence."""


class _Said(NamedTuple):
    """A frame of a claim: the terms of its sides, and where its own word stands."""

    pivot: str
    measure: str
    left: Sequence[Term]
    right: Sequence[Term]
    part: Part
    at: int


def direction_problems(
    source: Source, ground: Ground, claim: Claim
) -> Iterator[Problem]:
    """Yield verbs and comparisons of which the passage has the sides exchanged.

    One word of either side must stand on the other one there: a side left out, or what
    stands on both, proves nothing. Of two things that a question chooses from, the
    answer must be the one that the passage has on this side.
    """
    given = _given(source, ground)
    if not given:
        return
    answered = _telling(source, ground, claim)
    for said in _said(source, claim):
        printed = said.part.whole[said.at].token.printed
        named = _NOUN.search(printed) or (
            printed == "cause" and said.part.name == claim.question.name
        )
        if (said.pivot == ACT and named) or _again(said):
            continue
        if any(
            _joined(source, ground, said, term) for term in (*said.left, *said.right)
        ):
            continue
        same = [other for other in given if _same(said, other)]
        if said.part.name == claim.question.name:  # whose answer stands elsewhere there
            same = [other for other in same if not answered - other.beside]
        crossed = any(_crossed(said, other) for other in same)
        if crossed and not any(_agrees(said, other) for other in same):
            yield _problem(ground, said)
    for said in _chosen(source, claim, given):
        same = [other for other in given if _same(said, other)]
        crossed = any(_crossed(said, other, half=True) for other in same)
        if crossed and not any(_agrees(said, other, half=True) for other in same):
            yield _problem(ground, said)


def _joined(source: Source, ground: Ground, said: _Said, term: Term) -> bool:
    """Say whether the passage has the time in the word: `premenopausal`."""
    pivot = said.part.whole[said.at].token.printed.lower()
    prefix = {"before": "pre", "after": "post"}.get(pivot)
    whole = stem(f"{prefix}{term.token.printed.lower()}")
    return bool(word_codes(source.salt, frozenset({whole})) & ground.codes)


def _again(said: _Said) -> bool:
    """Say whether its word stands twice: `before A, or found before B`."""
    key = said.part.whole[said.at].token.key
    return sum(term.token.key == key for term in said.part.whole) > 1


def _telling(source: Source, ground: Ground, claim: Claim) -> frozenset[str]:
    """Return the codes of the answer's words that the passage has."""
    common = word_codes(source.salt, COMMONPLACE | everyday())
    return (claim.answer.codes & ground.codes) - common - claim.question.near


def decided(source: Source, ground: Ground, claim: Claim) -> frozenset[str]:
    """Return the codes of comparisons that the passage makes, too, of two sides.

    Which side is which decides: `lower in men than in women` may well be `higher in
    women than in men`.
    """
    given = _given(source, ground)
    if not given:
        return frozenset()
    pivots = {frame.pivot for frame in given}
    return frozenset(
        part.whole[found.at].code
        for part in claim.parts
        for found in comparisons(source.salt, part.coded)
        if found.pivot in pivots
    ) | _agreeing(source, claim, given)


def _agreeing(source: Source, claim: Claim, given: Sequence[_Given]) -> frozenset[str]:
    """Return the codes of `before` and `after` that agree from the other side."""
    return frozenset(
        said.part.whole[said.at].code
        for said in _said(source, claim)
        if any(_same(said, other) and _agrees(said, other) for other in given)
    )


def _problem(ground: Ground, said: _Said) -> Problem:
    word = said.part.whole[said.at].token.printed
    message = f'{ground} has the two sides of "{word}" the other way round'
    return Problem("direction", message, word, said.part.name)


def _given(source: Source, ground: Ground) -> list[_Given]:
    common = word_codes(source.salt, COMMONPLACE)
    found: list[_Given] = []
    for sentence in ground.sentences:
        codes = [item.code for item in sentence.whole]
        for frame in frames(source.salt, sentence.whole):
            left, right = (
                frozenset(codes[at] for at in side) - common
                for side in (frame.left, frame.right)
            )
            words = left | right
            found.append(
                _Given(
                    frame.pivot,
                    frame.measure,
                    left - right,
                    right - left,
                    words,
                    _beside(sentence.whole, frame.at),
                )
            )
    return found


def _beside(whole: Sequence[Item], at: int) -> frozenset[str]:
    """Return the codes between the strong boundaries around an item."""
    strong = (Item(Kind.BOUNDARY, ";"), Item(Kind.BOUNDARY, "/"))
    ends = [n for n, item in enumerate(whole) if item in strong]
    start = max((n for n in ends if n < at), default=-1)
    stop = min((n for n in ends if n > at), default=len(whole))
    return frozenset(item.code for item in whole[start + 1 : stop])


def _said(source: Source, claim: Claim) -> Iterator[_Said]:
    """Yield the frames of a claim that name both sides."""
    for part in (*claim.said, *claim.told):
        for frame in frames(source.salt, part.coded):
            left, right = (_terms(part, frame, s) for s in (frame.left, frame.right))
            yield _Said(frame.pivot, frame.measure, left, right, part, frame.at)


def _terms(part: Part, frame: Frame, places: Sequence[int]) -> Sequence[Term]:
    terms = [part.whole[at] for at in places]
    if not frame.close:
        return terms
    passed = COMMONPLACE | everyday()
    return [term for term in terms if term.token.key not in passed][:1]


def _chosen(source: Source, claim: Claim, given: Sequence[_Given]) -> Iterator[_Said]:
    """Yield comparisons of which question and answer hold a part each.

    `Which is more common? A`, `When is it more likely? With A than with B`, `How do
    they compare? A is more specific`.
    """
    asked, answer = claim.question, claim.answer
    if any(term.token.kind is Kind.NEGATION for term in answer.terms):
        return  # `those who were not admitted`
    than = next((at for at, i in enumerate(answer.coded) if i == _THAN), None)
    if than is None and _THAN in asked.coded:
        return
    if than is not None or claim.choosing:
        left, right = answer.whole[:than], answer.whole[than:] if than else ()
        for found in comparisons(source.salt, asked.coded):
            yield _compared(found, left, right, asked)
    if than is None:
        for found in comparisons(source.salt, answer.coded):
            left = answer.whole[: found.at]
            subject = left if any(map(_names, left)) else _subject(asked, given)
            yield _compared(found, subject, (), answer)


def _compared(
    found: Comparison, left: Sequence[Term], right: Sequence[Term], part: Part
) -> _Said:
    sides = (right, left) if found.less else (left, right)
    return _Said(found.pivot, found.measure, *sides, part, found.at)


def _names(term: Term) -> bool:
    return term.token.kind is Kind.WORD and term.token.key not in everyday()


def _subject(asked: Part, given: Sequence[_Given]) -> Sequence[Term]:
    """Return the first thing in a question that stands on one side of a comparison."""
    terms = asked.terms
    if terms and terms[0].token.key in _SET_AGAINST:  # `Compared with B, how is A?`
        comma = (n for n, t in enumerate(terms) if t.token.kind is Kind.BOUNDARY)
        terms = terms[next(comma, 0) :]
    for term in terms:
        if any(holds(frame.left, term) or holds(frame.right, term) for frame in given):
            return (term,)
    return ()


def _same(said: _Said, given: _Given) -> bool:
    """Say whether both compare the same thing, or do the same.

    What seems to be the measure may be the first word of a side (`more in infants`).
    """
    if said.pivot != given.pivot:
        return False
    if said.measure == given.measure:
        return True
    own = {code for term in (*said.left, *said.right) for code in term.near}
    return said.measure in given.words or given.measure in own


def _crossed(said: _Said, given: _Given, *, half: bool = False) -> bool:
    return _meets(said.left, given.right, given.left, half) and _meets(
        said.right, given.left, given.right, half
    )


def _agrees(said: _Said, given: _Given, *, half: bool = False) -> bool:
    return _meets(said.left, given.left, given.right, half) and _meets(
        said.right, given.right, given.left, half
    )


def _meets(
    terms: Sequence[Term], wanted: frozenset[str], other: frozenset[str], half: bool
) -> bool:
    """Say whether a side has a word that stands on one side there, and on that only.

    Of `half` a comparison one side may be left out.
    """
    if half and not terms:
        return True
    return any(holds(wanted, term) and not holds(other, term) for term in terms)
