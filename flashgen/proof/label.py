"""Numbers told apart by the words beside each: `sodium of 128, potassium of 2.4`."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from flashgen.proof.claim import Part
from flashgen.proof.code import Item, word_codes
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.quantity import Quantity, quantities
from flashgen.proof.source import Source
from flashgen.proof.vocabulary import COMMONPLACE, stems

_OLD = stems("old")
_TELLING = frozenset({Kind.WORD, Kind.QUIET, Kind.NEGATION, Kind.NUMBER})


class Labelled(NamedTuple):
    """A number and the codes of the words that tell it from its neighbours."""

    value: str
    label: frozenset[str]


class _Clause(NamedTuple):
    value: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@lru_cache(maxsize=1 << 13)
def labelled(
    salt: str, items: tuple[Item, ...], unit: str | None
) -> tuple[Labelled, ...]:
    """Read the numbers of one unit that a sentence sets side by side.

    All must stand in clauses of their own and have their words on one side: before
    (`sodium of 128`) or after (`128 in men`).  The first shares its clause with the
    rest of the sentence, so it gets as many words as the others have.
    """
    found = list(_numbered(salt, items, unit))
    if len(found) < 2:
        return ()
    first, *others = found
    if all(other.before and not other.after for other in others):
        most = max(len(other.before) for other in others)
        own = first.before[-most:]
        rest = [other.before for other in others]
    elif all(other.after and not other.before for other in others):
        own = first.after
        rest = [other.after for other in others]
    else:
        return ()
    labels = [own, *rest]
    common = word_codes(salt, COMMONPLACE)
    return tuple(
        Labelled(clause.value, frozenset(label) - common)
        for clause, label in zip(found, labels, strict=True)
    )


def _numbered(
    salt: str, items: tuple[Item, ...], unit: str | None
) -> Iterator[_Clause]:
    """Yield the clauses that have a number of the unit; none where one has two."""
    counted = {q.at: q.value for q in quantities(salt, items) if q.unit == unit}
    having = [
        (clause, at) for clause in parted(items) for at in clause if at in counted
    ]
    if len({clause[0] for clause, _ in having}) < len(having):
        return
    for clause, number in having:
        telling = [at for at in clause if items[at].kind in _TELLING]
        yield _Clause(
            counted[number],
            tuple(items[at].code for at in telling if at < number),
            tuple(items[at].code for at in telling if at > number),
        )


def parted(items: Sequence[Item]) -> Iterator[list[int]]:
    """Yield the places between two boundaries; `and` and `or` part as well."""
    clause: list[int] = []
    for at, item in enumerate(items):
        if item.kind is not Kind.BOUNDARY:
            clause.append(at)
        elif clause:
            yield clause
            clause = []
    if clause:
        yield clause


def mislabelled(
    sentences: Sequence[Sequence[Labelled]], value: str, said: frozenset[str]
) -> bool:
    """Say whether the claim has all words beside another number, and not this one's.

    Where it has both, the longer ones win: `never smoked` is said of who never smoked.
    """
    rows = [row for row in sentences if any(one.value == value for one in row)]
    return (
        bool(rows)
        and all(
            any(
                other.label and other.label <= said
                for other in row
                if other.value != value
                if not own.label <= said or own.label < other.label
            )
            for row in rows
            for own in row
            if own.value == value and own.label
        )
        and any(own.label for row in rows for own in row if own.value == value)
    )


def aged_otherwise(
    source: Source, ground: Ground, part: Part, quantity: Quantity
) -> bool:
    """Say whether a number is an age (`45-year-old`), and the passage has another."""
    if not _is_age(source.salt, part.items, quantity):
        return False
    ages = {
        found.value
        for sentence in ground.sentences
        for found in quantities(source.salt, sentence.items)
        if found.unit == quantity.unit and _is_age(source.salt, sentence.items, found)
    }
    stands = quantity.value in ground.codes
    return stands and bool(ages) and quantity.value not in ages


def _is_age(salt: str, items: Sequence[Item], quantity: Quantity) -> bool:
    after = items[quantity.at + 2 : quantity.at + 3]
    return bool(after) and after[0].code in word_codes(salt, _OLD)


def compound(source: Source, ground: Ground, part: Part, quantity: Quantity) -> bool:
    """Say whether a bare number is part of a whole: a date, a ratio, a titre.

    What stands beside others, too (`6.9 per 1,000 and 14.9 per 1,000`), is a base.
    """
    partners = _neighbours(source.salt, part.items, quantity.value)
    return any(
        _neighbours(source.salt, sentence.items, partner) == {quantity.value}
        for sentence in ground.sentences
        for partner in partners
    )


def _neighbours(salt: str, items: tuple[Item, ...], value: str) -> frozenset[str]:
    """Return the bare numbers with no more than one word between them and a number."""
    bare = [found for found in quantities(salt, items) if found.unit is None]
    return frozenset(
        other.value
        for found in bare
        for other in bare
        if found.value == value != other.value
        and sum(
            item.kind is not Kind.BOUNDARY
            for item in items[min(found.at, other.at) + 1 : max(found.at, other.at)]
        )
        <= 1
    )
