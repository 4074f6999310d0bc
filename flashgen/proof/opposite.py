"""Opposites: `normal` where the passage says `abnormal`, a rise where it has a fall."""

from collections.abc import Iterator, Sequence
from typing import Final

from flashgen.proof.claim import Claim, Part, Problem, Term
from flashgen.proof.code import code_of, word_codes
from flashgen.proof.contrary import OPPOSITES, contraries, turned
from flashgen.proof.denial import clauses_of, denied
from flashgen.proof.direction import decided
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.polarity import sides_of
from flashgen.proof.source import Source
from flashgen.proof.spelling import stem
from flashgen.proof.vocabulary import COMMONPLACE, EXCLUDERS

_CHANGE: Final = stem("change")
_CLEARLY: Final = 2  # words that the other clause must share beyond the own


def opposite_problems(
    source: Source, ground: Ground, claim: Claim
) -> Iterator[Problem]:
    """Yield words of which the passage has the opposite, and not the word.

    Where it has both, the clause decides whose other words the claim shares. A part of
    the claim that has the opposite as well compares the two, and is left alone; so is a
    word that the claim denies (`not symptomatic`), and all that `None` answers. What
    the answer holds for may be put the other way round (the fall of what is inhibited)
    but not as the very contrary: `abnormal` for `normal`.
    """
    if all(term.token.kind is not Kind.WORD for term in claim.answer.terms) and any(
        term.token.kind is Kind.NEGATION for term in claim.answer.terms
    ):
        return
    affirmed = sides_of(source.salt, ground).affirmed
    reversed_rightly = decided(source, ground, claim)
    for part in claim.parts:
        places = denied(source.salt, part.items)
        said = frozenset(term.code for term in part.terms)
        if part is claim.question and said & word_codes(source.salt, EXCLUDERS):
            continue  # `besides prolonged sensory latencies`
        for clause in clauses_of(part.items):
            for at in clause:
                term = part.terms[at]
                if at in places or term.token.kind not in (Kind.WORD, Kind.QUIET):
                    continue
                if term.code in reversed_rightly or _how(claim, part, clause, at):
                    continue
                opposing = contraries(source.salt, term)[1]
                if not opposing & affirmed or opposing & said:
                    continue
                if _opposed(source, ground, claim, part, clause, at):
                    yield _problem(ground, part, term)


def _how(claim: Claim, part: Part, clause: Sequence[int], at: int) -> bool:
    """Say whether a word only asks how much: `How common is …?`, `has it changed?`."""
    key = part.terms[at].token.key
    asked = part is claim.question
    return asked and (key == _CHANGE or (at == clause[0] and key in OPPOSITES))


def _opposed(
    source: Source,
    ground: Ground,
    claim: Claim,
    part: Part,
    clause: Sequence[int],
    at: int,
) -> bool:
    """Say whether the passage has only the opposite, or says this of the opposite."""
    agreeing, opposing = contraries(source.salt, part.terms[at])
    times = code_of(source.salt, Kind.UNIT, "times")
    if any(part.terms[n].code == times for n in clause):
        return False  # `twice as high` beside a level that was lowered
    beside = _others(source.salt, part, clause, at)
    exactly = bool(turned(source.salt, part.terms[at]) & ground.codes)
    if part is claim.answer:
        if not agreeing & ground.codes:
            _, there = _shared(source, ground, beside, agreeing, opposing)
            return not beside or there > 0 or exactly
        words = beside or claim.codes
        return _bound_there(source, ground, words, agreeing, opposing)
    if part is not claim.question:
        return exactly and not agreeing & ground.codes
    own, there = _shared(source, ground, beside, agreeing, opposing)
    if not agreeing & ground.codes:
        return exactly or there >= _CLEARLY
    return own == 0 and _bound_there(
        source, ground, _answered(claim), agreeing, opposing
    )


def _answered(claim: Claim) -> frozenset[str]:
    """Return what is said of the word of a question: the answer."""
    words = (term for term in claim.answer.terms if term.token.kind is Kind.WORD)
    return frozenset(code for term in words for code in term.near)


def _others(salt: str, part: Part, clause: Sequence[int], at: int) -> frozenset[str]:
    """Return what the clause says besides one word."""
    return frozenset(
        code
        for other in clause
        if other != at and part.terms[other].token.kind is Kind.WORD
        for code in part.terms[other].near
    ) - word_codes(salt, COMMONPLACE)


def _bound_there(
    source: Source,
    ground: Ground,
    words: frozenset[str],
    agreeing: frozenset[str],
    opposing: frozenset[str],
) -> bool:
    """Say whether a clause with the opposite shares more words than any with the word.

    `The colour was abnormal, but the gas analysis was normal.`
    """
    own, there = _shared(source, ground, words, agreeing, opposing)
    return there >= own + _CLEARLY


def _shared(
    source: Source,
    ground: Ground,
    words: frozenset[str],
    agreeing: frozenset[str],
    opposing: frozenset[str],
) -> tuple[int, int]:
    """Return how many words are shared beside the word, and beside its opposite."""
    words = words - word_codes(source.salt, COMMONPLACE) - agreeing - opposing
    own = there = 0
    for sentence in ground.sentences:
        before = frozenset[str]()
        for clause in clauses_of(sentence.items):
            codes = frozenset(sentence.items[at].code for at in clause)
            shared = len(codes & words)
            if codes & agreeing:
                but = sentence.items[clause[0] - 1].code == "/" and clause[0] > 0
                near = (
                    codes | before if but else codes
                )  # `it is loose, but the bone good`
                own = max(own, len(near & words))
            elif codes & opposing:
                there = max(there, shared)
            before = codes
    return own, there


def denied_opposite(source: Source, ground: Ground, part: Part, term: Term) -> bool:
    """Say whether the claim denies a word of which the passage has the opposite.

    `No fever` is `afebrile`.
    """
    denying = any(part.terms[at] is term for at in denied(source.salt, part.items))
    return denying and bool(contraries(source.salt, term)[1] & ground.codes)


def _problem(ground: Ground, part: Part, term: Term) -> Problem:
    word = term.token.printed
    message = f'{ground} says the opposite of "{word}"'
    return Problem("negation", message, word, part.name)
