"""Which condition a number belongs to: one share at five years, another at ten."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flashgen.proof.aged import aged_otherwise, is_age
from flashgen.proof.claim import Claim, Part, Problem
from flashgen.proof.code import word_codes
from flashgen.proof.label import Labelled, labelled
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.quantity import Quantity, quantities
from flashgen.proof.source import Source
from flashgen.proof.unbound import unbound
from flashgen.proof.vocabulary import (
    COMMONPLACE,
    EXCLUDERS,
    LABELS,
    LESS,
    MORE,
    REST,
    stems,
)

_DENIALS = stems("no not without never non neither nor")
_LIGHT = LABELS | stems(
    "patient participant person trial study registry disease examination"
)
"""What stands beside many numbers, and tells none from another."""


def binding_problems(source: Source, ground: Ground, claim: Claim) -> Iterator[Problem]:
    """Yield the numbers that the passage gives for something else than the claim.

    That is so if the claim has words of another number of the sentence, and none of
    this one's, wherever the number stands.
    """
    measured = bool(quantities(source.salt, claim.answer.items))
    for part in claim.said:
        if measured and part is not claim.answer:
            continue  # the number of the answer is held against what is said here
        for quantity in quantities(source.salt, part.items):
            if unbound(source, ground, claim, part, quantity):
                continue
            unit = quantity.unit or _unit_there(source, ground, quantity)
            words = _words(source, claim, _said(source, claim, part, quantity))
            rows = [
                labelled(source.salt, sentence.whole, unit)
                for sentence in ground.sentences
            ]
            wrong = (
                aged_otherwise(source, ground, quantity)
                if is_age(source.salt, part.items, quantity)
                else _misplaced(rows, quantity.value, words)
            )
            if wrong:
                word = part.terms[quantity.at].token.printed
                message = f"{ground} gives {word} for another condition"
                yield Problem("binding", message, word, part.name)


def _unit_there(source: Source, ground: Ground, quantity: Quantity) -> str | None:
    """Return the unit of a bare number in the passage: `How many hours …? 6`."""
    units = {
        found.unit
        for sentence in ground.sentences
        for found in quantities(source.salt, sentence.items)
        if found.value == quantity.value
    }
    return units.pop() if len(units) == 1 else None


def _said(
    source: Source, claim: Claim, part: Part, quantity: Quantity
) -> frozenset[str]:
    """Return the codes of what the claim says about a number.

    A part with several numbers of the unit (`70% at five years, 55% at ten`) says of
    each what stands beside it, and what stands beside none.
    """
    said = claim.codes | claim.initials
    said |= source.short(claim.codes)
    for words in (MORE, LESS):  # `more than 7 mm`, and larger than that in the passage
        codes = word_codes(source.salt, words)
        said |= codes if said & codes else frozenset()
    said -= _excluded(source, claim.question) | word_codes(source.salt, COMMONPLACE)
    rows = labelled(source.salt, part.coded, quantity.unit)
    own = [row for row in rows if quantity.value in row.values]
    if len(rows) < 2 or len(own) != 1:
        return said - {quantity.value}
    others = frozenset(code for row in rows for code in row.own) - own[0].own
    foreign = {code for term in part.terms if term.code in others for code in term.near}
    return said - foreign - {value for row in rows for value in row.values}


def _excluded(source: Source, question: Part) -> frozenset[str]:
    """Return what follows `outside`, `besides`: named, and not asked about."""
    out = word_codes(source.salt, EXCLUDERS)
    at = next((at for at, term in enumerate(question.terms) if term.code in out), None)
    terms = () if at is None else question.terms[at:]
    return frozenset(code for term in terms for code in term.near)


class _Words(NamedTuple):
    """What a claim says about a number, and the codes of words to look at."""

    said: frozenset[str]
    denials: frozenset[str]
    rest: frozenset[str]
    common: frozenset[str]
    light: frozenset[str]
    label: frozenset[str]
    """What tells the number from those `beside` it: the rest is said of all."""

    beside: frozenset[str]
    asked: frozenset[str]
    """The numbers of the question: `How far had it risen from 428 ms on admission?`"""

    def of(self, other: Labelled) -> frozenset[str]:
        """Return what can tell the number from another one."""
        return self.label if other.values & self.beside else self.said


def _words(source: Source, claim: Claim, said: frozenset[str]) -> _Words:
    salt = source.salt
    denials = word_codes(salt, _DENIALS)
    rest = denials | word_codes(salt, REST | MORE | LESS)
    label = frozenset[str]()
    if claim.beside:
        last = claim.conditions[-1]
        label = said & (last.near | last.initials | source.short(last.near))
    common = word_codes(salt, COMMONPLACE)
    numbers = (t.code for t in claim.question.terms if t.token.kind is Kind.NUMBER)
    asked = frozenset(numbers)
    light = common | word_codes(salt, _LIGHT | MORE | LESS)
    return _Words(said, denials, rest, common, light, label, claim.beside, asked)


def _misplaced(rows: Sequence[Sequence[Labelled]], value: str, words: _Words) -> bool:
    """Say whether wherever the number stands, another one fits better.

    Another one of the sentence; where it is the only one, one of another sentence.
    """
    everything = [one for row in rows for one in row]
    found = [(one, row) for row in rows for one in row if value in one.values]
    return bool(found) and all(
        not (one.rest and words.said & words.rest)
        and not (one.own and one.own <= words.denials and words.said & words.denials)
        and (
            _another_fits(one, row, value, words)
            if len(row) > 1
            else _told_of_another(one, everything, value, words)
        )
        for one, row in found
    )


def _told_of_another(
    own: Labelled, everything: Sequence[Labelled], value: str, words: _Words
) -> bool:
    """Say whether nothing said is of this number, and all words of another one are."""
    if own.words & words.said:
        return False
    return any(
        value not in other.values and other.own and other.own <= words.of(other)
        for other in everything
    )


def _another_fits(
    own: Labelled, row: Sequence[Labelled], value: str, words: _Words
) -> bool:
    """Say whether the words of one other number are said, and of that one only."""
    better = [
        (other is row[0], (other.words - own.words) & words.of(other))
        for other in row
        if value not in other.values and not other.values <= words.asked
        if other.limit == own.limit or other.part != own.part
        if _fits_better(other, own, words)
    ]
    later = [there for first, there in better if not first]
    # What the first has may be said of all: `31% died in one year, 40% in two`.
    return any(
        there >= frozenset[str]().union(*group)
        for group in ([there for _, there in better], later)
        for there in group
    )


def _fits_better(other: Labelled, own: Labelled, words: _Words) -> bool:
    """Say whether the claim has words of the other number only, or has them all."""
    said = words.of(other)
    here = own.words - other.words
    there = other.words - own.words - own.head
    if other.values & words.beside:  # what is beside each, whatever is said around
        near = own.own | own.head | own.frame
        here |= near - other.own
        there |= other.own - near
    if other.part != own.part:
        there -= own.frame
    sides = [bool(one & words.denials) for one in (other.own, own.own, words.said)]
    if sides in ([True, False, False], [False, True, True]):
        return False  # `33% with it, and 1.4% of those without`
    if not here & said:
        silent = not own.words and other.values & words.beside
        if silent or own.own or not (own.frame - other.own) & said:
            telling = (there & other.own or there) - words.light
            return len(telling & said) * 2 >= len(telling) > 0 and not silent
        here |= own.frame - other.own  # `anaemia was rare (13% versus 39%)`
    own_said = own.own & said - words.denials
    if sides == [True, False, True] and other.own & said and not own_said:
        return True  # `with prednisolone, and 36.1% without it`
    return _all_said(other, own, here, words)


def _all_said(
    other: Labelled, own: Labelled, here: frozenset[str], words: _Words
) -> bool:
    """Say whether all words of the other number are said, and not all of this one."""
    said = words.of(other)
    for_itself = own.own - other.own - words.common
    both = len(for_itself & said)
    if not other.values & words.beside and both > min(1, len(for_itself) // 2):
        return False  # both are spoken of
    denied = other.own & said & words.denials
    if for_itself and for_itself <= said and not denied:
        return False  # all that tells it from the other is said, too
    alone = other.own - own.own - own.head - words.common
    if not alone or not alone <= said or len(here & said) > len(alone):
        return False
    return not here | own.head <= said | words.common
