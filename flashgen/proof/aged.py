"""How old someone is: a number of years that is the sibling of no other."""

from collections.abc import Sequence
from typing import Final

from flashgen.proof.code import Item, word_codes
from flashgen.proof.passage import Ground
from flashgen.proof.quantity import Quantity, quantities
from flashgen.proof.source import Source
from flashgen.proof.vocabulary import stems

_OLD: Final = stems("old")


def is_age(salt: str, items: Sequence[Item], number: Quantity) -> bool:
    """Say whether a number is how old someone is: no sibling of how long."""
    after = items[number.at + 2 : number.at + 3]
    return bool(after) and after[0].code in word_codes(salt, _OLD)


def aged_otherwise(source: Source, ground: Ground, quantity: Quantity) -> bool:
    """Say whether the passage has another age than this one: `45-year-old`."""
    ages = {
        found.value
        for sentence in ground.sentences
        for found in quantities(source.salt, sentence.items)
        if found.unit == quantity.unit and is_age(source.salt, sentence.items, found)
    }
    stands = quantity.value in ground.codes
    return stands and bool(ages) and quantity.value not in ages
