"""Numbers in brackets behind a comparison: `in women than in men (24% versus 15%)`."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from flashgen.proof.code import Item, word_codes
from flashgen.proof.gap import TELLING
from flashgen.proof.normalise import Kind
from flashgen.proof.vocabulary import REST, stems

_COMPARED: Final = stems(
    "more less fewer higher lower greater smaller larger longer shorter older younger "
    "earlier later faster slower better worse often frequent common"
)


class Side(NamedTuple):
    """A number of one side of a comparison, and the words of that side.

    `rest` says that the words may be those of whoever is not the other side.
    """

    value: str
    words: frozenset[str]
    rest: bool = False


def compared(
    salt: str, items: Sequence[Item], part: Sequence[int], counted: Sequence[int]
) -> list[Side]:
    """Read a part whose numbers all stand in brackets behind comparisons."""
    closed = [at + 1 for at in part if items[at] == (Kind.BOUNDARY, ")")]
    if not closed or not counted or counted[-1] >= closed[-1]:
        return []
    found: list[Side] = []
    start = part[0]
    for end in closed:
        places = [at for at in counted if start <= at < end]
        if not places:
            continue
        paired = _paired(salt, items, range(start, end), places)
        if not paired and not found:
            return []
        found += paired  # `(13% v 38%), but bleeding more so (65% v 48%)` says of whom
        start = end
    return found


def _paired(
    salt: str, items: Sequence[Item], part: Sequence[int], counted: Sequence[int]
) -> list[Side]:
    """Pair both sides of a comparison with the bracket behind it.

    `More often in women than in men (24.6% versus 15.4%)`.
    """
    if len(counted) != 2:
        return []
    opened = [
        at for at in part if items[at] == (Kind.BOUNDARY, "(") and at < counted[0]
    ]
    thans = [at for at in part if items[at] == (Kind.RELATION, "than")]
    if not opened or not thans or not thans[-1] < opened[-1]:
        return []
    between = items[opened[-1] : counted[0]]
    if any(
        item.kind in TELLING - {Kind.NUMBER} or item.code == ")" for item in between
    ):
        return []
    start = next(
        (at for at in range(thans[-1], part[0], -1) if _strong(items[at - 1])), part[0]
    )
    sides = range(start, thans[-1]), range(thans[-1], opened[-1])
    left, right = (_codes(items, side) for side in sides)
    first, second = (items[at].code for at in counted)
    others = bool(right & word_codes(salt, REST))
    return [
        Side(first, left - word_codes(salt, _COMPARED)),
        Side(second, right, rest=others),
    ]


def _strong(item: Item) -> bool:
    return item.kind is Kind.BOUNDARY and item.code not in "&|"


def _codes(items: Sequence[Item], places: Sequence[int]) -> frozenset[str]:
    return frozenset(items[at].code for at in places if items[at].kind in TELLING)
