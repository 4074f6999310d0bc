"""Answers that a sentence gives to another question: `treated with X, and B with Y`."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from flashgen.proof.claim import Claim, Problem
from flashgen.proof.code import Item, code_of, word_codes
from flashgen.proof.everyday import everyday
from flashgen.proof.label import ANY, Labelled, labelled
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.quantity import quantities
from flashgen.proof.respective import pairs_lists
from flashgen.proof.source import Source
from flashgen.proof.spelling import stem
from flashgen.proof.unbound import whole
from flashgen.proof.unit import TIMES
from flashgen.proof.vocabulary import COMMONPLACE

_TELLING: Final = frozenset({Kind.WORD, Kind.QUIET, Kind.NUMBER})


class _Clause(NamedTuple):
    """The words of a clause in their order; `first` of them is what it is about."""

    words: frozenset[str]
    first: str


def attachment_problems(
    source: Source, ground: Ground, claim: Claim
) -> Iterator[Problem]:
    """Yield an answer that stands in a clause about something else than the question.

    Weak: a sentence may say the name first and what holds for it later. So the clause
    of the answer must begin with a word that the claim does not say, another clause
    must begin with one that it says and that stands there only, and have an answer of
    its own; and nothing that is asked may stand beside the answer.
    """
    words = _telling(source.salt, claim)
    yield from _of_another_number(source, ground, claim, words)
    if not words or any(t.token.kind is Kind.NUMBER for t in claim.answer.terms):
        return
    homes: list[bool] = []
    for sentence in ground.sentences:
        if pairs_lists(source.salt, sentence.items):
            return
        clauses = list(_clauses(source.salt, sentence.items))
        for clause in clauses:
            if words <= clause.words:
                homes.append(_foreign(claim, words, clause, clauses))
    if homes and all(homes):
        word = next(t for t in claim.answer.terms if words & {*t.near}).token.printed
        message = f"{ground} says this of something else"
        yield Problem("attachment", message, word, "answer")


def _of_another_number(
    source: Source, ground: Ground, claim: Claim, answer: frozenset[str]
) -> Iterator[Problem]:
    """Yield an answer that names another number of the sentence than the question's.

    `C-reactive protein was 312 mg/L and procalcitonin 4.1 µg/L.`
    """
    case = code_of(source.salt, Kind.WORD, stem("case"))
    found = quantities(source.salt, claim.question.items)
    asked = [
        quantity
        for quantity in found
        if quantity.unit != case and not whole(claim.question, quantity)
    ]
    named = answer - word_codes(source.salt, everyday())
    times = {code_of(source.salt, Kind.UNIT, time) for time in TIMES}
    if any(quantity.unit in times for quantity in asked):
        return  # `after 48 hours` tells when, and not of what
    if not named or len(asked) != 1 or quantities(source.salt, claim.answer.items):
        return
    for quantity in asked:
        rows = [labelled(source.salt, s.whole, ANY) for s in ground.sentences]
        homes = [
            (one, row) for row in rows for one in row if quantity.value in one.values
        ]
        if homes and all(_names_another(one, row, named) for one, row in homes):
            term = next(t for t in claim.answer.terms if named & {*t.near})
            message = f"{ground} says this of another number"
            yield Problem("binding", message, term.token.printed, "answer")
            return


def _names_another(
    own: Labelled, row: Sequence[Labelled], named: frozenset[str]
) -> bool:
    if named & (own.words | own.head | own.frame):
        return False
    return any(named <= other.own for other in row if other is not own)


def _telling(salt: str, claim: Claim) -> frozenset[str]:
    """Return the codes of the answer that stand in no other part of the claim."""
    others = claim.question.near.union(*(part.near for part in claim.conditions))
    common = word_codes(salt, COMMONPLACE)
    return frozenset(
        term.code
        for term in claim.answer.terms
        if term.token.kind in _TELLING
        if term.code not in others and term.code not in common
    )


def _foreign(
    claim: Claim, answer: frozenset[str], own: _Clause, others: Sequence[_Clause]
) -> bool:
    """Say whether a clause with the answer is about something else."""
    said = claim.codes - answer
    if not own.first or own.first in said | answer:
        return False
    return any(
        other.first in said - own.words
        and not own.words & said - other.words
        and bool(other.words - own.words - said - answer)
        and bool(own.words & other.words)
        for other in others
        if other is not own
    )


def _clauses(salt: str, items: tuple[Item, ...]) -> Iterator[_Clause]:
    """Yield the clauses of a sentence; every boundary but a bracket parts them."""
    passed = word_codes(salt, COMMONPLACE | everyday())
    clause: list[Item] = []
    for item in (*items, Item(Kind.BOUNDARY, ";")):
        if item.kind is not Kind.BOUNDARY:
            clause.append(item)
        elif item.code not in "()" and clause:
            telling = [i.code for i in clause if i.kind in _TELLING]
            names = [
                i.code
                for i in clause
                if i.kind in (Kind.WORD, Kind.QUIET) and i.code not in passed
            ]
            yield _Clause(frozenset(telling) - passed, next(iter(names), ""))
            clause = []
