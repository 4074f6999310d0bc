"""Numbers that cases give for the same thing, and that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flashgen.evidence.codes import CODES
from flashgen.evidence.statement import Statement
from flashgen.markup import to_plain
from flashgen.model.diagnostic import Diagnostic
from flashgen.proof.normalise import Kind, tokens
from flashgen.proof.synonym import synonyms
from flashgen.proof.vocabulary import COMMONPLACE, stems

_FEWEST = 2
"""Words that must be left for two statements to be about the same thing."""

_FIGURE = 4
"""Words of an answer that is a number; more are a sentence on `T helper 2 cells`."""

_EMPTY = COMMONPLACE | stems("people person persons individual individuals subject")
"""Words that two descriptions of one group need not share."""

Subject = frozenset[str]
Value = tuple[frozenset[str], tuple[str, ...]]
"""The units of an answer, and its numbers in order."""


def compare(said: Iterable[Statement]) -> Iterator[Diagnostic]:
    """Yield each number that differs from the first one given for the same thing.

    The same thing: the same words and numbers for population, measure and time, in any
    order, synonyms counted as equal.  Linear in the number of statements.
    """
    first = dict[Subject, tuple[Statement, Value]]()
    for statement in said:
        if not statement.is_card or not _has_digit(statement.answer):
            continue
        if any(to_plain(statement.answer) in said for said in statement.conditions):
            continue  # a gap: its text tells it from the other gaps
        value = _value(statement.answer)
        subject = _subject(statement)
        named = not value[0] and len(statement.answer.split()) > _FIGURE
        if named or not value[1] or len(subject) < _FEWEST:
            continue
        other, known = first.setdefault(subject, (statement, value))
        if statement.owner == other.owner:
            continue  # members of one list, values of one statistic
        if known[0] == value[0] and known[1] != value[1]:
            yield _differs(statement, other)


def _has_digit(answer: str) -> bool:
    return any(map(str.isdigit, answer))


def _differs(statement: Statement, other: Statement) -> Diagnostic:
    message = (
        f"`{statement.name}` says {to_plain(statement.answer)}, and `{other.name}` "
        f"({other.at}) says {to_plain(other.answer)} of the same"
    )
    return CODES["disagreement"].at(statement.at, message, card=statement.name)


def _value(answer: str) -> Value:
    read = tokens(to_plain(answer))
    units = frozenset(token.key for token in read if token.kind is Kind.UNIT)
    return units, tuple(token.key for token in read if token.kind is Kind.NUMBER)


def _subject(statement: Statement) -> Subject:
    """Return what a number is about: each word in one spelling, each number and unit.

    A question that stands beside population, measure and time only repeats them. The
    last of these is the label of one value; where its words stand in the others, too
    (`in Norland and Lakeland`: Norland), it still tells the values apart.
    """
    texts = [*statement.conditions]
    if not statement.measured:
        texts.insert(0, statement.question)
    said = [_keys(text) for text in texts]
    whole = frozenset[str]().union(*said)
    others = frozenset[str]().union(*said[:-1])
    if statement.measured and said[-1] and said[-1] <= others:
        whole |= {f"of {key}" for key in said[-1]}
    return whole


def _keys(text: str) -> frozenset[str]:
    return frozenset(
        f"{token.kind.value}{min(synonyms(token.key))}"
        for token in tokens(to_plain(text))
        if token.kind is not Kind.BOUNDARY and token.key not in _EMPTY
    )
