"""Numbers in a row of coded items, with their units."""

from functools import lru_cache
from typing import NamedTuple

from flashgen.proof.code import Item, word_codes
from flashgen.proof.normalise import Kind
from flashgen.proof.vocabulary import LABELS


class Quantity(NamedTuple):
    """A number in a row of items: its code, its unit's code, and where it stands.

    `own` tells whether the unit follows the number itself (`72 %`) or one further on
    in the same list (65 in `65-72 %`).
    """

    value: str
    unit: str | None
    own: bool
    at: int


@lru_cache(maxsize=1 << 13)
def quantities(salt: str, items: tuple[Item, ...]) -> tuple[Quantity, ...]:
    """Read the numbers of a row of items with their units.

    A name (`type 2`) has the code of the word before it in the place of a unit.
    """
    labels = word_codes(salt, LABELS)
    found: list[Quantity] = []
    unit: str | None = None
    for at in range(len(items) - 1, -1, -1):
        kind, code = items[at]
        if kind is Kind.UNIT:
            unit = code
        elif kind is Kind.NUMBER:
            own = at + 1 < len(items) and items[at + 1].kind is Kind.UNIT
            label = items[at - 1].code if at else ""
            name = label if unit is None and label in labels else None
            found.append(Quantity(code, unit or name, own, at))
        elif kind is not Kind.BOUNDARY or code not in ",&|":
            unit = None
    return tuple(reversed(found))
