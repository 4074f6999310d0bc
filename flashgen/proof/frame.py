"""Sentences read for who does what to whom: verbs and comparisons with their sides."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from flashgen.proof.code import Item, code_of, word_codes
from flashgen.proof.normalise import Kind
from flashgen.proof.spelling import stem
from flashgen.proof.vocabulary import stems

# Verbs that do something to an object; `by` behind them exchanges their sides.
_VERBS: Final = stems(
    "activate antagonise attenuate block cause cleave compress constrict convert "
    "degrade destroy dilate displace drain encode exceed impair increase induce "
    "inhibit invade lead lower mask mimic obstruct occlude outnumber oxidise penetrate "
    "phosphorylate potentiate precipitate prevent produce provoke raise reduce "
    "release relieve replace result secrete slow stimulate supply suppress surround "
    "trigger worsen"
)
# One measure each: what the first words say of A and B, the others say of B and A.
_MEASURES: Final = (
    "before precede / after follow",
    "more / less fewer",
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
ACT: Final = "act"
_TIME: Final = stem("before")
_MORE: Final = stem("more")
_CHANGE: Final = stems(
    "change convert develop metabolise oxidise progress reduce refer shift switch "
    "transform turn"
)  # from one thing to another
_FROM: Final = stems("result arise derive originate stem")
_DUE: Final = stems("due owing")
_OFTEN: Final = "often"
_FREQUENT: Final = stems("often common frequent likely")
_FAR: Final = 12  # items before a verb among which a form of `be` makes it passive
_WORDS = (Kind.WORD, Kind.QUIET)


class Comparison(NamedTuple):
    """A word that compares: of what, and whether it says less of it."""

    at: int
    pivot: str
    measure: str
    less: bool


class Frame(NamedTuple):
    """A verb or a comparison, and where the words of its two sides stand.

    `pivot` is one for all that say the same of their sides, and `measure` what there is
    `more` of; what is greater, earlier or acts stands on the `left` side, in whatever
    order it was written. Words stand the nearest first, and of a `close` frame only
    the nearest count.
    """

    pivot: str
    left: tuple[int, ...]
    right: tuple[int, ...]
    at: int
    measure: str = ""
    close: bool = True


@lru_cache(maxsize=1 << 13)
def frames(salt: str, whole: tuple[Item, ...]) -> tuple[Frame, ...]:
    """Read the frames of a row of items, relations included."""
    verbs, measured = word_codes(salt, _VERBS), _measured(salt)
    found: list[Frame] = []
    for at, (kind, code) in enumerate(whole):
        if kind is Kind.RELATION:
            found += _related(salt, whole, at)
        elif kind is Kind.WORD and code in verbs and not _names(whole, at):
            found.append(_acting(salt, whole, at))
        elif kind is Kind.WORD and measured.get(code, ("",))[0] == _TIME:
            found.append(_timed(whole, at, after=measured[code][1]))
    return tuple(frame for frame in found if frame.left or frame.right)


def _names(whole: Sequence[Item], at: int) -> bool:
    """Say whether a verb's word belongs to a name, the verb itself standing further on.

    `Activated factor VII activates factor X`.
    """
    behind = whole[at + 1 :]
    return bool(behind) and behind[0].kind is Kind.WORD and whole[at] in behind


@lru_cache(maxsize=1 << 13)
def comparisons(salt: str, whole: tuple[Item, ...]) -> tuple[Comparison, ...]:
    """Read the words that compare, the last first."""
    measured = _measured(salt)
    found: list[Comparison] = []
    for at in range(len(whole) - 1, -1, -1):
        pivot, less = measured.get(whole[at].code, (_TIME, False))
        if pivot == _TIME:
            continue
        behind = whole[at + 1] if at + 1 < len(whole) else None
        measure = _measure(salt, behind) if pivot == _MORE else ""
        found.append(Comparison(at, pivot, measure, less))
    return tuple(found)


@lru_cache(maxsize=256)
def _measured(salt: str) -> dict[str, tuple[str, bool]]:
    """Return for each comparing word its measure, and whether it says less of it."""
    found: dict[str, tuple[str, bool]] = {}
    for line in _MEASURES:
        sides = [tuple(map(stem, side.split())) for side in line.split("/")]
        for less, words in enumerate(sides):
            for word in words:
                found[code_of(salt, Kind.WORD, word)] = (sides[0][0], bool(less))
    return found


def _measure(salt: str, item: Item | None) -> str:
    """Return what is more or less: how often, or the word behind it."""
    if item is None or item.kind not in _WORDS:
        return _OFTEN
    return _OFTEN if item.code in word_codes(salt, _FREQUENT) else item.code


def _related(salt: str, whole: tuple[Item, ...], at: int) -> Iterator[Frame]:
    """Yield the frame of a `than`, `because`, `due to`, or of a change from A to B."""
    code = whole[at].code
    left = _side(whole, range(at - 1, -1, -1))
    right = _side(whole, range(at + 1, len(whole)))
    if code == "than" and at + 1 < len(whole) and whole[at + 1].kind is Kind.NUMBER:
        return  # `more than five lesions` compares no sides
    if code == "than":
        yield from _compared(salt, whole, at, right)
    elif code == "because":
        comma = at and whole[at - 1] == (Kind.BOUNDARY, ",")
        effect = _side(whole, range(at - 1 - bool(comma), -1, -1))
        yield Frame(ACT, right, effect, at, close=False)
    elif code in ("to", "from"):
        before = whole[at - 1].code if at else ""
        changes = word_codes(salt, _CHANGE)
        if code == "to" and before in word_codes(salt, _DUE):
            yield Frame(ACT, right, left, at, close=False)
        elif any(whole[place].code in changes for place in left):
            left = tuple(place for place in left if whole[place].code not in changes)
            sides = (left, right) if code == "to" else (right, left)
            yield Frame("to", *sides, at)


def _acting(salt: str, whole: Sequence[Item], at: int) -> Frame:
    """Return the frame of a verb; of `is caused mainly by`, the sides exchanged.

    `Is released at the end plate` names nobody who releases.
    """
    left = _side(whole, range(at - 1, -1, -1))
    right = _side(whole, range(at + 1, len(whole)))
    clause = whole[max(_start(whole, at), at - _FAR) : at]
    being = (Kind.RELATION, "be") in clause
    by = (Kind.RELATION, "by") in whole[at + 1 : at + 2 + being]
    source = whole[at].code in word_codes(salt, _FROM)
    if source and (Kind.RELATION, "from") in whole[at + 1 : at + 2]:
        by = True
    elif being and not by:
        right = ()
    return Frame(ACT, *((right, left) if by else (left, right)), at)


def _timed(whole: Sequence[Item], at: int, *, after: bool) -> Frame:
    """Return the frame of `before`, `follows`, `is followed by`."""
    left = _side(whole, range(at - 1, -1, -1))
    right = _side(whole, range(at + 1, len(whole)))
    by = (Kind.RELATION, "by") in whole[at + 1 : at + 2]
    return Frame(_TIME, *((right, left) if after != by else (left, right)), at)


def _compared(
    salt: str, whole: tuple[Item, ...], than: int, behind: tuple[int, ...]
) -> Iterator[Frame]:
    """Yield the frame of the last comparison before a `than`."""
    before = _side(whole, range(than - 1, -1, -1))
    for found in comparisons(salt, whole[:than]):
        if found.at in before:
            out = {found.at, found.at + 1 if found.measure == _OFTEN else found.at}
            left = tuple(n for n in before if n not in out)
            left = left or _side(whole, range(_start(whole, found.at) - 2, -1, -1))
            sides = (behind, left) if found.less else (left, behind)
            yield Frame(found.pivot, *sides, found.at, found.measure, close=False)
            return


def _start(whole: Sequence[Item], at: int) -> int:
    """Return where the clause of an item starts."""
    before = (n for n in range(at, 0, -1) if whole[n - 1].kind is Kind.BOUNDARY)
    return next(before, 0)


def _side(whole: Sequence[Item], places: Sequence[int]) -> tuple[int, ...]:
    """Return where the words of a side stand, the nearest first."""
    found: list[int] = []
    aside = ""
    for at in places:
        kind, code = whole[at]
        if code in "()" and kind is Kind.BOUNDARY:
            aside = "" if aside else code  # `after A (24%) than after B`
        elif aside:
            continue
        elif kind is Kind.BOUNDARY and code not in "&|":
            break
        elif kind in _WORDS:
            found.append(at)
    return tuple(found)
