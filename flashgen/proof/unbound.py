"""Numbers that belong to no condition: names, wholes, and several of one answer."""

from flashgen.proof.claim import Claim, Part
from flashgen.proof.code import word_codes
from flashgen.proof.compound import compound
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.quantity import Quantity, bases, quantities, years
from flashgen.proof.source import Source
from flashgen.proof.vocabulary import LABELS, REST, stems

_NAMING = LABELS - stems("day week month year visit")
"""What a number behind it names, and measures nothing: `stage II`."""
_WHOLE = stems("all overall total whole entire altogether")
"""What says that a number is of all whom others are parts of."""


def unbound(
    source: Source, ground: Ground, claim: Claim, part: Part, quantity: Quantity
) -> bool:
    """Say whether a number is no measure, or one of several that the answer pairs."""
    if compound(source, ground, part, quantity):
        return True
    if quantity.unit is None and (
        quantity.value in years(source.salt) or part in claim.conditions
    ):
        return True
    which = (*claim.conditions, claim.question)[max(0, len(claim.conditions) - 1)]
    rest = word_codes(source.salt, REST)
    if which.codes & word_codes(source.salt, _WHOLE) and not which.codes & rest:
        return True
    if quantity.unit is None and _named(source, part, quantity):
        return True
    naming = word_codes(source.salt, _NAMING)
    joined = part.items[max(0, quantity.at - 1) : quantity.at]
    if (quantity.unit in naming and part is not claim.answer) or (
        quantity.unit is None
        and any(item.kind is Kind.BOUNDARY and item.code in "&|" for item in joined)
        and any(one.unit in naming for one in quantities(source.salt, part.items))
    ):
        return True  # `stage II or III`
    behind = part.items[quantity.at + 1 : quantity.at + 2]
    of = any(
        item.kind is Kind.NUMBER and item.code not in bases(source.salt)
        for item in behind
    )
    if of and quantity.unit is None:
        return True  # `one in five`
    if whole(part, quantity) and (part is not claim.answer or _counted(part, quantity)):
        return True
    if quantity.unit is None and part.terms[quantity.at].token.printed.isalpha():
        return part is not claim.answer
    found = quantities(source.salt, part.items)
    several = {
        other.value
        for other in found
        if other.unit == quantity.unit
        and not part.terms[other.at].token.key.startswith("10^")
    }
    if len(several) < 2 or part is claim.question:
        return len(several) > 1
    aside = part.items[found[0].at : found[-1].at]  # `212 µmol/L (96 a year before)`
    return (Kind.BOUNDARY, "(") in aside


def _named(source: Source, part: Part, quantity: Quantity) -> bool:
    """Say whether it belongs to a name that print has, too: `Garden III`."""
    before = part.terms[max(0, quantity.at - 1) : quantity.at]
    return any(
        term.token.printed.istitle() and quantity.value in source.behind(term.code)
        for term in before
    )


def _counted(part: Part, quantity: Quantity) -> bool:
    """Say whether a number right before is counted of it: `12 of 624`."""
    before = part.items[max(0, quantity.at - 1) : quantity.at]
    return any(item.kind is Kind.NUMBER for item in before)


def whole(part: Part, quantity: Quantity) -> bool:
    """Say whether it is the whole of a share: `How many of the 37 patients`."""
    at = part.whole.index(part.terms[quantity.at])
    return quantity.unit is None and at > 0 and part.whole[at - 1].token.key == "of"
