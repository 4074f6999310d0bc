"""Which condition a number belongs to: one share at five years, another at ten."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from flashgen.proof.claim import Claim, Part, Problem
from flashgen.proof.code import Item, code_of, word_codes
from flashgen.proof.label import aged_otherwise, compound, labelled, mislabelled
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.quantity import Quantity, quantities
from flashgen.proof.source import Source
from flashgen.proof.spelling import stem
from flashgen.proof.vocabulary import COMMONPLACE, EXCLUDERS, stems

_STUDIES = stems(
    "survey study trial cohort registry register series guideline guidance report"
)
_TELLING = frozenset({Kind.WORD, Kind.QUIET, Kind.NUMBER, Kind.NEGATION})


@dataclass(frozen=True)
class Group:
    """Numbers of one unit and the words of their clause.

    `frame` holds the words before the first number of a sentence, which the numbers
    after it may share (`In men, 70% were well at five years, and 55% ...`).
    """

    values: frozenset[str]
    words: frozenset[str]
    frame: frozenset[str] = frozenset()


@lru_cache(maxsize=1 << 13)
def groups(salt: str, items: tuple[Item, ...], unit: str | None) -> tuple[Group, ...]:
    """Part a sentence into the groups of its numbers that have this unit.

    A clause without a number of the unit belongs to the number before it where a comma
    or a bracket parts them, and to the one after it where `and` or `;` does.
    """
    counted = {found.at for found in quantities(salt, items) if found.unit == unit}
    if not counted:
        return ()
    paired = _respective(salt, items, unit)
    if paired:
        return paired
    studies = word_codes(salt, _STUDIES)
    frame, clauses = _grouped(items, counted, _inside(salt, items), studies)
    return tuple(
        _group(items, counted, clause, () if number else frame)
        for number, clause in enumerate(clauses)
    )


def _grouped(
    items: Sequence[Item],
    counted: Set[int],
    inside: frozenset[int],
    studies: frozenset[str],
) -> tuple[list[int], list[list[int]]]:
    """Return the places before the first group, and those of each group.

    A bracket that names the study (`survey of 2008`) belongs to the whole sentence.
    """
    found: list[list[int]] = []
    frame: list[int] = []
    waiting: list[int] = []
    hungry = False  # the last number stands without a word: `at 40%, tremor sets in`
    for sign, clause in _clauses(items, inside):
        if not counted.isdisjoint(clause):
            bare = not _telling(items, counted, clause)
            aside = frame if sign == "(" and bare and not found else []
            found.append([*aside, *waiting, *clause])
            hungry, waiting = bare and sign != "(", []
        elif not found or (
            sign == "(" and any(items[n].code in studies for n in clause)
        ):
            frame += clause
        elif hungry or sign in ",()":
            found[-1] += clause
            hungry = False
        else:
            waiting += clause
    found[-1] += waiting
    return frame, found


def _inside(salt: str, items: tuple[Item, ...]) -> frozenset[int]:
    """Return the boundaries inside a run of numbers with one unit: `66 and 70%`."""
    return frozenset(
        at
        for left, right in pairwise(quantities(salt, items))
        if not left.own and left.unit == right.unit is not None
        for at in range(left.at + 1, right.at)
    )


def _clauses(
    items: Sequence[Item], inside: frozenset[int] = frozenset()
) -> Iterator[tuple[str, list[int]]]:
    """Yield the places of each clause, with the strongest sign before it."""
    sign, clause = ";", list[int]()
    for at, item in enumerate(items):
        if item.kind is not Kind.BOUNDARY:
            clause.append(at)
        elif at in inside:
            continue
        elif clause:
            yield sign, clause
            sign, clause = item.code, []
        elif item.code not in ",)":
            sign = item.code
    if clause:
        yield sign, clause


def _telling(
    items: Sequence[Item], counted: Set[int], clause: Sequence[int]
) -> frozenset[str]:
    return frozenset(
        items[at].code
        for at in clause
        if items[at].kind in _TELLING and at not in counted
    )


def _group(
    items: Sequence[Item],
    counted: Set[int],
    clause: Sequence[int],
    frame: Sequence[int],
) -> Group:
    values = frozenset(items[at].code for at in clause if at in counted)
    words = _telling(items, counted, clause)
    return Group(values, words, _telling(items, counted, frame) - words)


def _respective(
    salt: str, items: tuple[Item, ...], unit: str | None
) -> tuple[Group, ...]:
    """Pair two lists of a sentence that says `respectively`."""
    word = code_of(salt, Kind.WORD, stem("respectively"))
    end = next((at for at, item in enumerate(items) if item.code == word), None)
    if end is None:
        return ()
    values = [found for found in quantities(salt, items[:end]) if found.unit == unit]
    values = values[-_run(items, values) :]
    if len(values) < 2:
        return ()
    tail = items[values[-1].at + 1 : end]
    behind = any(item.code == "&" for item in tail)
    named = _listed(tail if behind else items[: values[0].at], len(values))
    return tuple(
        Group(frozenset({value.value}), frozenset(names))
        for value, names in zip(values, named, strict=False)
    )


def _run(items: Sequence[Item], values: Sequence[Quantity]) -> int:
    """Count the last numbers that follow each other with no word between."""
    count = min(1, len(values))
    for left, right in zip(values[-2::-1], values[:0:-1], strict=False):
        between = items[left.at + 1 : right.at]
        if any(item.kind in (Kind.WORD, Kind.NUMBER) for item in between):
            break
        count += 1
    return count


def _listed(items: Sequence[Item], count: int) -> list[list[str]]:
    """Return the words next to the joints of the last list: `in men and in women`."""
    clauses = [
        [items[at].code for at in clause if items[at].kind in _TELLING]
        for _, clause in _clauses(items)
    ]
    last = clauses[-count:]
    if len(last) < count:
        return []
    heads = [clause[-2:] for clause in last[:-1]]
    return [*heads, last[-1][:2]]


def binding_problems(source: Source, ground: Ground, claim: Claim) -> Iterator[Problem]:
    """Yield the numbers that the passage gives for something else than the claim."""
    for part in claim.parts:
        for quantity in quantities(source.salt, part.items):
            said = _said(source, claim, part, quantity)
            if part is claim.question and _several(source, part, quantity):
                continue
            if compound(source, ground, part, quantity):
                continue
            unit = quantity.unit or _unit_there(source, ground, quantity)
            rows = [
                group
                for sentence in ground.sentences
                for group in groups(source.salt, sentence.items, unit)
            ]
            labels = [
                labelled(source.salt, sentence.items, unit)
                for sentence in ground.sentences
            ]
            if (
                _misplaced(source, rows, quantity.value, said)
                or mislabelled(labels, quantity.value, said)
                or aged_otherwise(source, ground, part, quantity)
            ):
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


def _several(source: Source, part: Part, quantity: Quantity) -> bool:
    """Say whether the question has two such numbers: the answer pairs them then."""
    found = quantities(source.salt, part.items)
    return len({other.value for other in found if other.unit == quantity.unit}) > 1


def _said(
    source: Source, claim: Claim, part: Part, quantity: Quantity
) -> frozenset[str]:
    """Return the codes of what the claim says about a number.

    A part with several numbers of the unit (`70% at five years, 55% at ten`) says of
    each what stands in its own clause, and what stands in none.
    """
    rows = groups(source.salt, part.items, quantity.unit)
    own = [group for group in rows if quantity.value in group.values]
    if part in claim.conditions:  # it says by itself what its numbers are of
        return frozenset(code for term in part.terms for code in term.near)
    said = claim.codes - _excluded(source, claim.question)
    if len(rows) < 2 or len(own) != 1:
        return said - {quantity.value}
    others = frozenset(code for group in rows for code in group.words) - own[0].words
    foreign = {code for term in part.terms if term.code in others for code in term.near}
    return said - foreign - {value for row in rows for value in row.values}


def _excluded(source: Source, question: Part) -> frozenset[str]:
    """Return what follows `outside`, `besides`: named, and not asked about."""
    out = word_codes(source.salt, EXCLUDERS)
    at = next((at for at, term in enumerate(question.terms) if term.code in out), None)
    terms = () if at is None else question.terms[at:]
    return frozenset(code for term in terms for code in term.near)


def _misplaced(
    source: Source, rows: Sequence[Group], value: str, said: frozenset[str]
) -> bool:
    """Say whether another number's clause fits the claim, and this number's does not.

    Only words that a single clause has are evidence. Where both have some, half as
    much again of the other clause must be said.
    """
    own = [group for group in rows if value in group.values]
    rivals = [group for group in rows if value not in group.values]
    common = word_codes(source.salt, COMMONPLACE)
    return bool(own) and any(
        all(_beats(rival, group, rows, said, common) for group in own)
        for rival in rivals
    )


def _beats(
    rival: Group,
    own: Group,
    rows: Sequence[Group],
    said: frozenset[str],
    common: frozenset[str],
) -> bool:
    for_rival = (_single(rival, rows) - common) & said
    for_own = (_single(own, rows) - common) & said
    if not for_rival:
        return False
    return not for_own or _fits_better(rival, own, said)


def _single(group: Group, rows: Sequence[Group]) -> frozenset[str]:
    others = (other.words for other in rows if other is not group)
    return group.words.difference(*others)


def _fits_better(rival: Group, own: Group, said: frozenset[str]) -> bool:
    """Say whether half as much again of the rival's words is said, in proportion."""
    there, here = rival.words | rival.frame, own.words | own.frame
    return 2 * len(there & said) * len(here) >= 3 * len(here & said) * len(there)
