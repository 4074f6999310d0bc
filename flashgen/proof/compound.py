"""Numbers that are part of a whole: a date, a ratio, a titre, a rate and its base."""

from flashgen.proof.claim import Part
from flashgen.proof.code import Item
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.quantity import Quantity, quantities
from flashgen.proof.source import Source


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
