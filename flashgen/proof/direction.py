"""Who does what to whom: both sides of `inhibits`, `is caused by`, `than`, `before`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from flashgen.proof.claim import Claim, Part, Problem, holds
from flashgen.proof.code import Item, code_of, word_codes
from flashgen.proof.everyday import everyday
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.source import Source
from flashgen.proof.spelling import stem
from flashgen.proof.vocabulary import COMMONPLACE, stems

# Verbs that do something to an object; `by` behind them exchanges their sides.
_VERBS: Final = stems(
    "activate antagonise attenuate block cause cleave compress constrict convert "
    "degrade destroy dilate displace drain encode exceed impair increase induce "
    "inhibit invade lead lower mask mimic obstruct occlude outnumber oxidise penetrate "
    "phosphorylate potentiate precipitate prevent produce provoke raise reduce "
    "release relieve replace secrete stimulate supply suppress surround trigger "
    "worsen"
)
# One measure each: what the first words say of A and B, the others say of B and A.
_MEASURES: Final = (
    "before precede / after follow",
    "higher / lower",
    "greater larger bigger / smaller lesser",
    "longer / shorter",
    "older / younger",
    "faster / slower",
    "better / worse",
    "stronger / weaker",
    "earlier / later",
    "thicker / thinner",
    "wider / narrower",
    "commoner / rarer",
)
_TIME: Final = stem("before")
_CHANGE: Final = stems(
    "change convert develop metabolise oxidise progress reduce refer shift switch "
    "transform turn"
)  # from one thing to another
_TO: Final = "to"
_FAR: Final = 12  # items before a verb among which a form of `be` makes it passive
_COUNTED: Final = {stem("more"): False, stem("less"): True, stem("fewer"): True}
_OFTEN: Final = "often"
_FREQUENT: Final = stems("often common frequent likely")
_NOUN = re.compile("(?:ion|ment|[ae]nce|age|[eo]r)s?$")  # obstruction of A by B
_WORDS = (Kind.WORD, Kind.QUIET)


def _measures() -> dict[str, tuple[str, bool]]:
    found: dict[str, tuple[str, bool]] = {}
    for line in _MEASURES:
        sides = [tuple(map(stem, side.split())) for side in line.split("/")]
        for turned, words in enumerate(sides):
            found.update((word, (sides[0][0], bool(turned))) for word in words)
    return found


_MEASURED: Final = _measures()


class Frame(NamedTuple):
    """A verb or a comparison, and where the words of its two sides stand.

    `pivot` is one for all that say the same; what is greater, earlier or acts stands on
    the `left` side, in whatever order it was written. Words stand the nearest first,
    and of a `close` frame only the nearest count.
    """

    pivot: str
    left: tuple[int, ...]
    right: tuple[int, ...]
    at: int
    close: bool = True


_Given = tuple[str, frozenset[str], frozenset[str]]
"""The pivot of a frame of a passage, and the codes that one side has alone."""


def direction_problems(
    source: Source, ground: Ground, claim: Claim
) -> Iterator[Problem]:
    """Yield verbs and comparisons of which the passage has the sides exchanged.

    One word of either side must stand on the other one there: a side left out, or what
    stands on both, proves nothing.
    """
    given = _given(source, ground)
    for part in (*claim.parts, *claim.told) if given else ():
        for frame in _frames(source.salt, _items(part)):
            if _NOUN.search(part.whole[frame.at].token.printed):
                continue
            same = [other for other in given if other[0] == frame.pivot]
            if not any(_crossed(part, frame, *sides) for _, *sides in same):
                continue
            if not any(_agrees(part, frame, *sides) for _, *sides in same):
                yield _problem(ground, part, frame.at)
    yield from _chosen(source, ground, claim, given)


def _problem(ground: Ground, part: Part, at: int) -> Problem:
    word = part.whole[at].token.printed
    message = f'{ground} has the two sides of "{word}" the other way round'
    return Problem("direction", message, word, part.name)


def _chosen(
    source: Source, ground: Ground, claim: Claim, given: Sequence[_Given]
) -> Iterator[Problem]:
    """Yield an answer that is the wrong one of two (`Which is more common?`)."""
    asked, answer = claim.question, claim.answer
    items = (*_items(asked), *_items(answer))
    if not claim.choosing or (Kind.RELATION, "than") in items:
        return
    words = tuple(range(len(answer.whole)))
    for at, pivot, turned in _comparisons(source.salt, _items(asked)):
        sides = [
            (right, left) if turned else (left, right)
            for found, left, right in given
            if found == pivot
        ]
        frame = Frame(pivot, words, (), at, close=False)
        met = [_meets(answer, frame, words, more, less) for more, less in sides]
        crossed = [_meets(answer, frame, words, less, more) for more, less in sides]
        if any(crossed) and not any(met):
            yield _problem(ground, asked, at)


def restated(source: Source, ground: Ground, claim: Claim) -> frozenset[str]:
    """Return the codes of comparisons that are said from the other side, and rightly.

    `Lower in men than in women` is `higher in women than in men`.
    """
    given = _given(source, ground)
    return frozenset(
        part.whole[frame.at].code
        for part in ((*claim.parts, *claim.told) if given else ())
        for frame in _frames(source.salt, _items(part))
        if any(
            _agrees(part, frame, left, right)
            for pivot, left, right in given
            if pivot == frame.pivot
        )
    )


def _given(source: Source, ground: Ground) -> list[_Given]:
    """Return the pivot and the words of both sides of each frame of the passages."""
    common = word_codes(source.salt, COMMONPLACE)
    found: list[_Given] = []
    for sentence in ground.sentences:
        codes = [item.code for item in sentence.whole]
        for frame in _frames(source.salt, sentence.whole):
            left, right = (
                frozenset(codes[at] for at in side) - common
                for side in (frame.left, frame.right)
            )
            found.append((frame.pivot, left - right, right - left))
    return found


def _items(part: Part) -> tuple[Item, ...]:
    return tuple(Item(term.token.kind, term.code) for term in part.whole)


def _crossed(
    part: Part, frame: Frame, left: frozenset[str], right: frozenset[str]
) -> bool:
    return _meets(part, frame, frame.left, right, left) and _meets(
        part, frame, frame.right, left, right
    )


def _agrees(
    part: Part, frame: Frame, left: frozenset[str], right: frozenset[str]
) -> bool:
    return _meets(part, frame, frame.left, left, right) and _meets(
        part, frame, frame.right, right, left
    )


def _meets(
    part: Part,
    frame: Frame,
    places: Sequence[int],
    wanted: frozenset[str],
    other: frozenset[str],
) -> bool:
    """Say whether a side has a word that stands on one side there, and on that only."""
    terms = [part.whole[at] for at in places]
    if frame.close:
        passed = COMMONPLACE | everyday()
        terms = [term for term in terms if term.token.key not in passed][:1]
    return any(holds(wanted, term) and not holds(other, term) for term in terms)


@lru_cache(maxsize=1 << 13)
def _frames(salt: str, whole: tuple[Item, ...]) -> tuple[Frame, ...]:
    """Read the frames of a row of items, relations included."""
    verbs = {code_of(salt, Kind.WORD, verb): verb for verb in _VERBS}
    measured = _coded_measures(salt)
    found: list[Frame] = []
    for at, (kind, code) in enumerate(whole):
        if kind is Kind.RELATION and code == "than":
            found += _compared(salt, whole, at)
        elif kind is Kind.RELATION and code in (_TO, "from"):
            found += _changing(salt, whole, at)
        elif kind is not Kind.WORD:
            continue
        elif code in verbs:
            found.append(_acting(verbs[code], whole, at, turned=False))
        elif measured.get(code, ("",))[0] == _TIME:
            found.append(_acting(_TIME, whole, at, turned=measured[code][1]))
    return tuple(frame for frame in found if frame.left or frame.right)


@lru_cache(maxsize=256)
def _coded_measures(salt: str) -> dict[str, tuple[str, bool]]:
    return {code_of(salt, Kind.WORD, w): kept for w, kept in _MEASURED.items()}


def _acting(pivot: str, whole: Sequence[Item], at: int, *, turned: bool) -> Frame:
    """Return the frame of a verb; of `is caused mainly by`, the sides exchanged.

    `Is released at the end plate` names nobody who releases.
    """
    left = _side(whole, range(at - 1, -1, -1))
    right = _side(whole, range(at + 1, len(whole)))
    clause = whole[max(_start(whole, at), at - _FAR) : at]
    being = (Kind.RELATION, "be") in clause
    by = (Kind.RELATION, "by") in whole[at + 1 : at + 2 + being]
    if being and not by:
        right = ()
    sides = (right, left) if turned != by else (left, right)
    return Frame(pivot, *sides, at)


def _start(whole: Sequence[Item], at: int) -> int:
    """Return where the clause of an item starts."""
    before = (n for n in range(at, 0, -1) if whole[n - 1].kind is Kind.BOUNDARY)
    return next(before, 0)


def _compared(salt: str, whole: Sequence[Item], than: int) -> Iterator[Frame]:
    """Yield the frame of the last comparison before a `than`."""
    before = _side(whole, range(than - 1, -1, -1))
    behind = _side(whole, range(than + 1, len(whole)))
    for at, pivot, turned in _comparisons(salt, whole[:than]):
        if at in before:
            left = tuple(n for n in before if n != at and whole[n].code != pivot)
            sides = (behind, left) if turned else (left, behind)
            yield Frame(pivot, *sides, at, close=False)
            return


def _comparisons(salt: str, whole: Sequence[Item]) -> Iterator[tuple[int, str, bool]]:
    """Yield comparisons, the last first: where, of what, and whether it is less."""
    counted = {code_of(salt, Kind.WORD, w): less for w, less in _COUNTED.items()}
    measured = _coded_measures(salt)
    for at in range(len(whole) - 1, -1, -1):
        code = whole[at].code
        if code in counted:
            behind = whole[at + 1] if at + 1 < len(whole) else None
            yield at, _measure(salt, behind), counted[code]
        elif code in measured and measured[code][0] != _TIME:
            yield at, *measured[code]


def _changing(salt: str, whole: Sequence[Item], at: int) -> Iterator[Frame]:
    """Yield the frame of a `to` or `from` of a change: `converts A to B`."""
    left = _side(whole, range(at - 1, -1, -1))
    changes = word_codes(salt, _CHANGE)
    if any(whole[place].code in changes for place in left):
        left = tuple(place for place in left if whole[place].code not in changes)
        right = _side(whole, range(at + 1, len(whole)))
        yield Frame(
            _TO, *((left, right) if whole[at].code == _TO else (right, left)), at
        )


def _measure(salt: str, item: Item | None) -> str:
    """Return what is more or less: how often, or the word behind it."""
    if item is None or item.kind not in _WORDS:
        return _OFTEN
    return _OFTEN if item.code in word_codes(salt, _FREQUENT) else item.code


def _side(whole: Sequence[Item], places: Sequence[int]) -> tuple[int, ...]:
    """Return where the words of a side stand, the nearest first."""
    found: list[int] = []
    for at in places:
        kind, code = whole[at]
        if kind is Kind.BOUNDARY and code not in "&|":
            break
        if kind in _WORDS:
            found.append(at)
    return tuple(found)
