"""The words that a number of a sentence has for itself: `in men 70%, in women 55%`."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from flashgen.proof.aged import is_age
from flashgen.proof.code import Item, word_codes
from flashgen.proof.compared import Side, compared
from flashgen.proof.gap import TELLING, clauses_in, gaps_of, groups_of, nearest
from flashgen.proof.normalise import Kind
from flashgen.proof.quantity import Quantity, bases, quantities, years
from flashgen.proof.respective import paired_lists, pairs_lists
from flashgen.proof.vocabulary import LESS, MORE, REST, VERSUS, stems

_WORDS: Final = frozenset({Kind.WORD, Kind.QUIET, Kind.NEGATION})
_INTERVAL: Final = stems("ci confidence")
_CHANCE: Final = stems("p")
_SIZE: Final = stems("n")
_REST: Final = REST | stems("more less higher lower")
_FEW: Final = 2  # words that the first and the last number may have more than others
ANY: Final = "any"
"""In the place of a unit: all numbers, whatever they measure."""
_JOINTS: Final = (Item(Kind.BOUNDARY, "&"), Item(Kind.BOUNDARY, ","))
_PAIR: Final = 2  # the first numbers, of which all may be said that is before them
_END: Final = Item(Kind.BOUNDARY, ";")


class Labelled(NamedTuple):
    """Numbers that share their words, and these words.

    `own` are the words beside the numbers, and `around` those of their `part` of the
    sentence, up to a semicolon or `while`. `frame` is all that stands before the first
    number of the part, and `head` what of it the first has more than the others: its
    own, or said of all. `rest` says that the words may be those of which another number
    is not: `within six hours, and 36 % later`.
    """

    values: frozenset[str]
    own: frozenset[str]
    around: frozenset[str] = frozenset()
    head: frozenset[str] = frozenset()
    frame: frozenset[str] = frozenset()
    part: int = 0
    rest: bool = False
    limit: bool = False
    """Whether it says `below` or `over` so much: a condition rather than a result."""

    @property
    def words(self) -> frozenset[str]:
        """All words that the numbers have, and other numbers may have, too."""
        return self.own | self.around


@lru_cache(maxsize=1 << 13)
def labelled(
    salt: str, whole: tuple[Item, ...], unit: str | None
) -> tuple[Labelled, ...]:
    """Read the numbers of one unit in a sentence with their words.

    `whole` holds relations, too.  A number has the words before it from the last comma
    or `and` on, and those behind it up to the next.  What only the first number has
    before it, and only the last behind, is said of all.  Confidence intervals, p values
    and the spread behind `±` are passed over; so is a sentence that pairs two lists by
    `respectively`, and does not show how.
    """
    items = tuple(_without_asides(salt, whole))
    counted = {
        found.at
        for found in quantities(salt, items)
        if unit in (found.unit, ANY) and (found.unit or not _names(salt, items, found))
        if not is_age(salt, items, found)
    }
    if not counted:
        return ()
    if pairs_lists(salt, items):
        if unit == ANY:
            return ()
        lists = paired_lists(salt, items, unit)
        return tuple(Labelled(frozenset({value}), words) for value, words in lists)
    found: list[Labelled] = []
    for part in _parts(items):
        places = sorted(counted & set(part))
        sides = compared(salt, items, part, places)
        found += map(_side, sides) if sides else _read(salt, items, part, places)
    return tuple(found)


def _side(side: Side) -> Labelled:
    return Labelled(frozenset({side.value}), side.words, rest=side.rest)


def _names(salt: str, items: Sequence[Item], number: Quantity) -> bool:
    """Say whether a bare number is a year, or what a rate is counted on."""
    behind = number.at and items[number.at - 1].kind is Kind.NUMBER
    return number.value in years(salt) or bool(behind and number.value in bases(salt))


def _without_asides(salt: str, whole: Sequence[Item]) -> Iterator[Item]:
    """Yield the items of a sentence without the spread of its numbers."""
    out: set[int] = set()
    interval, chance = word_codes(salt, _INTERVAL), word_codes(salt, _CHANCE)
    size = word_codes(salt, _SIZE)
    for at, item in enumerate(whole):
        if item.kind is Kind.WORD and item.code in interval:
            out |= _run(whole, at, -1) | _run(whole, at, 1) | {at}
        elif item.kind is Kind.WORD and item.code in chance:
            out |= {*_run(whole, at, 1), at}
        elif item.kind is Kind.WORD and item.code in size and _bracketed(whole, at):
            out |= set(range(at - 1, at + 3))
        elif item == (Kind.RELATION, "±"):
            out |= {at, at + 1}
    return (item for at, item in enumerate(whole) if at not in out)


def _bracketed(whole: Sequence[Item], at: int) -> bool:
    """Say whether a word and a number are all of a bracket: `(n = 428)`."""
    around = [item.code for item in whole[max(0, at - 1) : at + 3]]
    number = whole[at + 1 : at + 2]
    return around[0] == "(" and around[3:] == [")"] and number[0].kind is Kind.NUMBER


def _run(whole: Sequence[Item], at: int, step: int) -> set[int]:
    """Return the places of the numbers beside an item, with what joins them."""
    found: set[int] = set()
    at += step
    while 0 <= at < len(whole):
        kind, code = whole[at]
        words = kind in _WORDS and step > 0 and not found
        if kind in _WORDS and not words:
            break
        if kind is Kind.BOUNDARY and (code != "," or step < 0):
            break
        found.add(at)
        at += step
    return found


def _parts(items: Sequence[Item]) -> Iterator[list[int]]:
    """Yield the places of the items between two strong boundaries."""
    part: list[int] = []
    inside = False
    for at, item in enumerate((*items, _END)):
        if item.kind is Kind.BOUNDARY and item.code in "()":
            inside = item.code == "("
        if item == _END and (not inside or at == len(items)):
            yield part
            part = []
        else:
            part.append(at)


def _read(
    salt: str, items: tuple[Item, ...], part: Sequence[int], counted: Sequence[int]
) -> Iterator[Labelled]:
    groups = list(groups_of(items, counted))
    if not groups:
        return
    versus, rest = word_codes(salt, VERSUS), word_codes(salt, _REST)
    limits = word_codes(salt, MORE | LESS)
    ormore = limits | rest
    spans = gaps_of(part, groups)
    behind = any(items[at].kind in TELLING for at in spans[-1])
    gaps = [clauses_in(items, gap, versus, ormore, behind=behind) for gap in spans]
    before = [nearest(gap) for gap in gaps[:-1]]
    pairs = max((_together(gap) for gap in gaps[1:-1]), default=1)
    # `4.6% with A and B and in 14.7% with A and C`
    after = [[at for clause in gap[:pairs] for at in clause] for gap in gaps[1:]]
    for n, gap in enumerate(gaps[1:-1], 1):
        if len(gap) == 1:  # `5% dextrose in 0.45% saline`, `8 mm with a rim of 2 mm`
            joint = items[groups[n].first - 1]
            owned = joint.kind is Kind.RELATION and joint.code in ("of", "by")
            (before[n] if behind and not owned else after[n - 1]).clear()
    for n, gap in enumerate(gaps[1:]):
        if not before[n] and not after[n] and len(gap) > 1:
            after[n] = list(gap[1])  # `at 30%, hypoxia appears`
    if any(before[1:]):
        before[0] = [at for clause in gaps[0] for at in clause]
    last = groups[-1]
    between = items[spans[-2][0] : last.first] if len(groups) > 1 else ()
    explained = (
        (Kind.BOUNDARY, "(") in items[last.last + 1 :][:1]
        or (Kind.RELATION, "to") in between[-1:]
        or any(item.code in versus for item in between)
    )
    shared, head = _trim(before, after, explained=explained)
    outer = (*gaps[0], *gaps[-1][pairs:])
    shared.update(at for clause in outer for at in clause)
    shared.difference_update(before[0], head)
    around = _codes(items, sorted(shared))
    own = frozenset[str]()
    for n, (group, left, right) in enumerate(zip(groups, before, after, strict=True)):
        places = [at for at in counted if group.first <= at <= group.last]
        before_it, joined = own, n and items[group.first - 1] in _JOINTS
        if left or right or not joined:
            own = _codes(items, [*left, *right])  # else of what the one before is of
        for values, paired in _paired(salt, items, part, places, counted):
            words = (own - values) | paired
            first = frozenset[str]() if n else _codes(items, head)
            limit = items[group.first - 1].code in limits if group.first else False
            timed = any(
                items[at + 1].kind is Kind.UNIT
                for at in (*left, *right)
                if at + 1 < len(items)
            )
            is_rest = bool(words & rest) and not timed  # `four months earlier`
            opening = _codes(items, [at for clause in gaps[0] for at in clause])
            frame = opening if n < _PAIR or own else before_it
            yield Labelled(values, words, around, first, frame, part[0], is_rest, limit)


def _together(gap: Sequence[Sequence[int]]) -> int:
    """Count the clauses behind a number where the next number has none before it."""
    return max(1, len(gap) - 1) if gap[0] and not gap[-1] else 1


def _paired(
    salt: str,
    items: tuple[Item, ...],
    part: Sequence[int],
    places: Sequence[int],
    counted: Sequence[int],
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield the numbers of a list one by one, with those of another list as long.

    `At 5, 10 and 15 years it was 95%, 88% and 79%`.
    """
    others = [
        [number.at for number in run]
        for run in _runs(items, quantities(salt, items))
        if run[0].at in part and run[0].at not in counted
    ]
    fitting = [run for run in others if len(run) == len(places) > 1]
    if len(fitting) != 1:
        yield _codes(items, places), frozenset()
        return
    for at, other in zip(places, fitting[0], strict=True):
        yield frozenset({items[at].code}), frozenset({items[other].code})


def _runs(
    items: Sequence[Item], numbers: Sequence[Quantity]
) -> Iterator[list[Quantity]]:
    """Yield the numbers of a unit that follow each other with no word between."""
    run: list[Quantity] = []
    for number in numbers:
        between = items[run[-1].at + 1 : number.at] if run else ()
        if run and (
            run[-1].unit != number.unit or any(i.kind in TELLING for i in between)
        ):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _trim(
    before: list[list[int]], after: list[list[int]], *, explained: bool
) -> tuple[set[int], list[int]]:
    """Leave the first and the last number as many words as the others have.

    Returns the places of the words that were taken from the last, and from the first if
    the others have none before them: they are said of all. The others taken from the
    first are its head.
    """
    if len(before) == 1:
        return set(), []
    most = max(map(len, after[:-1]))
    most = len(after[-1]) if explained else most + _FEW * bool(most)
    tail = after[-1][most:]
    after[-1] = after[-1][:most]
    most = max(map(len, before[1:]))
    if most and len(before[0]) <= most + _FEW:
        most = len(before[0])
    head = before[0][: len(before[0]) - most]
    before[0] = before[0][len(head) :]
    return ({*tail}, head) if most else ({*head, *tail}, [])


def _codes(items: Sequence[Item], places: Sequence[int]) -> frozenset[str]:
    return frozenset(items[at].code for at in places)
