"""Numbers in a row of coded items, with their units."""

from functools import lru_cache
from typing import NamedTuple

from flashgen.proof.code import Item, code_of, word_codes
from flashgen.proof.normalise import Kind
from flashgen.proof.vocabulary import LABELS, VERSUS, stems

_SINCE = stems("after before until beyond")
_BASES = ("10", "100", "1000", "10000", "100000", "1000000")


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
    labels, joints = word_codes(salt, LABELS), word_codes(salt, VERSUS)
    since = word_codes(salt, _SINCE)
    found: list[Quantity] = []
    unit: str | None = None
    for at in range(len(items) - 1, -1, -1):
        kind, code = items[at]
        if kind is Kind.UNIT:
            unit = code
        elif kind is Kind.NUMBER:
            own = at + 1 < len(items) and items[at + 1].kind is Kind.UNIT
            label = items[at - 1].code if at else ""
            before = at - 1 - bool(at and items[at - 1].code in since)
            behind = before >= 0 and items[before].kind is Kind.UNIT
            if not own and (behind or label in labels):
                unit = None  # `58 % at five and 37 % at ten`, `67 % after ten and 94 %`
            name = label if unit is None and label in labels else None
            found.append(Quantity(code, unit or name, own, at))
        elif (kind, code) == (Kind.RELATION, "to"):
            unit = (
                unit if items[at - 1 : at] and items[at - 1][0] is Kind.NUMBER else None
            )
        elif code not in joints and (kind is not Kind.BOUNDARY or code not in ",&|"):
            unit = None
    return tuple(reversed(found))


@lru_cache(maxsize=256)
def years(salt: str) -> frozenset[str]:
    """Return the codes of the numbers that are years, if they have no unit."""
    return frozenset(
        code_of(salt, Kind.NUMBER, str(year)) for year in range(1900, 2100)
    )


@lru_cache(maxsize=256)
def bases(salt: str) -> frozenset[str]:
    """Return the codes of what rates are counted on: `6.9 per 1,000`."""
    return frozenset(code_of(salt, Kind.NUMBER, base) for base in _BASES)
