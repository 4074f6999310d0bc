"""Numbers and units of a claim against those of its ground."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from flashgen.proof.claim import Claim, Part, Problem, holds
from flashgen.proof.code import Item, code_of, word_codes
from flashgen.proof.dimension import unit_problem
from flashgen.proof.name import named_problems
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.quantity import Quantity, bases, quantities
from flashgen.proof.source import Source
from flashgen.proof.spelled import HALF_OF
from flashgen.proof.spelling import stem
from flashgen.proof.vocabulary import LESS, MORE, REST, stems

_AND = (Kind.BOUNDARY, "&")
_DRAWN = stems("step part")
"""What a figure numbers: `Which drug inhibits step 2?`"""
_COUNTED = stems(
    "sign feature criterion criteria letter step part item depth level layer zone form "
    "pattern segment"
)


def measure_problems(source: Source, ground: Ground, claim: Claim) -> Iterator[Problem]:
    """Yield the numbers that the passage does not give, or gives otherwise.

    What the question says of the case (`a 45-year-old woman`) needs a place, too.
    """
    rows = [sentence.items for sentence in ground.sentences]
    given = [
        (quantity, row) for row in rows for quantity in quantities(source.salt, row)
    ]
    pairs = frozenset[tuple[str, str]]().union(
        *(_pairs(source.salt, row, quantities(source.salt, row)) for row in rows)
    )
    for part in claim.parts:
        if part is not claim.question:
            yield from named_problems(source, ground, part, claim.answer)
        yield from _order(source, ground, claim, part, pairs)
        for quantity in quantities(source.salt, part.items):
            same = [pair for pair in given if pair[0].value == quantity.value]
            if same:
                units = [found for found, _ in same]
                yield from unit_problem(source, ground, part, quantity, units)
                yield from _comparison(source, part, quantity, same)
            elif not (
                quantity.value in claim.known
                or holds(ground.codes, part.terms[quantity.at])
                or _none(source, ground, quantity)
                or _named_or_counting(source, ground, claim, part, quantity)
            ):
                yield _absent(ground, part, quantity)


def _none(source: Source, ground: Ground, quantity: Quantity) -> bool:
    """Say whether a zero stands for a denial: `no deaths were recorded`."""
    zero = code_of(source.salt, Kind.NUMBER, "0")
    denying = (
        item.kind is Kind.NEGATION
        for sentence in ground.sentences
        for item in sentence.items
    )
    return quantity.value == zero and any(denying)


def _named_or_counting(
    source: Source, ground: Ground, claim: Claim, part: Part, quantity: Quantity
) -> bool:
    """Say whether a number is no measure: `the Case 29 patient`, `Which two signs`.

    The years of a study and its size may stand anywhere in its report.
    """
    if quantity.unit == code_of(source.salt, Kind.WORD, stem("case")):
        return True
    if part.terms[quantity.at].token.printed == HALF_OF and _about_half(source, ground):
        return True
    if _one_in(source, ground, part, quantity) or _part(source, ground, part, quantity):
        return True
    printed = part.terms[quantity.at].token.printed
    behind = part.terms[quantity.at + 1 : quantity.at + 2]
    if printed.isalpha() and any(term.token.key in _COUNTED for term in behind):
        return True  # `the three signs of the triad`
    second = quantity.unit == code_of(source.salt, Kind.UNIT, "s")
    if printed.lower() == "one" and (part is not claim.answer or second):
        return True  # volume in one second: the name of a measure
    if part is claim.answer:
        return not claim.question.terms and _mark(part, quantity)
    return _told_elsewhere(source, claim, part, quantity)


def _told_elsewhere(
    source: Source, claim: Claim, part: Part, quantity: Quantity
) -> bool:
    """Say whether a number of a question or a condition may stand anywhere, or nowhere.

    Nowhere may stand what a figure numbers, and a count in words.
    """
    printed = part.terms[quantity.at].token.printed
    if _mark(part, quantity) or quantity.unit in word_codes(source.salt, _DRAWN):
        return True
    if part in claim.conditions[:-1] and quantity.value in source.words:
        return True  # of whom it holds may be said elsewhere
    if quantity.unit is not None:
        return False
    return quantity.value in source.words or printed.isalpha() or len(printed) == 1


def _mark(part: Part, quantity: Quantity) -> bool:
    """Say whether a number stands for itself, as a mark of a drawing does: `(1)`."""
    around = part.items[max(0, quantity.at - 1) : quantity.at + 2]
    beside = [item for item in around if item.kind is not Kind.BOUNDARY]
    printed = part.terms[quantity.at].token.printed
    return len(part.words) > 1 and len(beside) == len(printed) == 1


def _about_half(source: Source, ground: Ground) -> bool:
    """Say whether a share near half stands there: `more than half`, 57 %."""
    near = {code_of(source.salt, Kind.NUMBER, str(n)) for n in range(40, 66)}
    return bool(near & ground.codes)


def _one_in(source: Source, ground: Ground, part: Part, quantity: Quantity) -> bool:
    """Say whether print may leave it out: one in five, one hour for `per hour`."""
    behind = part.items[quantity.at + 1 : quantity.at + 2]
    if quantity.value != code_of(source.salt, Kind.NUMBER, "1"):
        return False
    counted = part.terms[quantity.at + 1 : quantity.at + 2]
    words = frozenset(stem(term.token.printed.lower()) for term in counted)
    rated = word_codes(source.salt, words) | {
        code_of(source.salt, Kind.UNIT, f"/{term.token.key}") for term in counted
    }
    return bool(rated & ground.codes) or any(
        item.kind is Kind.NUMBER for item in behind
    )


def _part(source: Source, ground: Ground, part: Part, quantity: Quantity) -> bool:
    """Say whether print has a share as a part: `one third` for `1 in 3`."""
    one = code_of(source.salt, Kind.NUMBER, "1")
    share = f"1/{part.terms[quantity.at].token.key}"
    before = part.items[max(0, quantity.at - 1) : quantity.at]
    return any(item.code == one for item in before) and (
        code_of(source.salt, Kind.NUMBER, share) in ground.codes
    )


def _pairs(
    salt: str, items: Sequence[Item], found: Sequence[Quantity]
) -> frozenset[tuple[str, str]]:
    """Numbers that follow each other with no word between: `65-72`, `30 and 50`."""
    return frozenset(
        (left.value, right.value)
        for left, right in pairwise(found)
        if left.unit == right.unit
        and right.value not in bases(salt)
        and all(
            item.kind is Kind.UNIT or item.code == "&"
            for item in items[left.at + 1 : right.at]
        )
    )


def _order(
    source: Source,
    ground: Ground,
    claim: Claim,
    part: Part,
    given: frozenset[tuple[str, str]],
) -> Iterator[Problem]:
    """Yield pairs turned round (`50/120`), run into one (`70-70`), or mixed up.

    Mixed up are two ends of a range of which one has another partner in the passage.
    """
    found = quantities(source.salt, part.items)
    for left, right in sorted(_pairs(source.salt, part.items, found) - given):
        if _share(part, left):
            continue  # `ten of the 11`
        at = next(quantity.at for quantity in found if quantity.value == left)
        partners = {end for pair in given for end in pair if {left, right} & {*pair}}
        if _AND in part.items[at + 1 : at + 3] or part in claim.conditions:
            partners = set()  # `series of 160 and 130 patients`
        if left == right or (right, left) in given or partners - {left, right}:
            word = part.terms[at].token.printed
            message = f"{ground} does not pair {word} like this"
            yield Problem("number", message, word, part.name)


def _share(part: Part, value: str) -> bool:
    """Say whether a number is followed by `of` another: ten of the 11."""
    return any(
        one.code == value and joint.token.key == "of"
        for one, joint in pairwise(part.whole)
    )


def _absent(ground: Ground, part: Part, quantity: Quantity) -> Problem:
    word = part.terms[quantity.at].token.printed
    return Problem("number", f"{word} does not stand in {ground}", word, part.name)


def _comparison(
    source: Source,
    part: Part,
    quantity: Quantity,
    same: Sequence[tuple[Quantity, tuple[Item, ...]]],
) -> Iterator[Problem]:
    """Yield `over 10 %` where the passage says `under 10 %`."""
    more, less = word_codes(source.salt, MORE), word_codes(source.salt, LESS)
    said = _before(part.items, quantity)
    for here, there in ((more, less), (less, more)):
        if said in here and all(
            _before(row, found) in there
            and not _shared(source, row)
            and not any(item.code in here for item in row)
            for found, row in same
        ):
            word = part.terms[quantity.at - 1].token.printed
            number = part.terms[quantity.at].token.printed
            message = f"the passage says the opposite of {word} {number}"
            yield Problem("comparison", message, word, part.name)


def _shared(source: Source, row: Sequence[Item]) -> bool:
    """Say whether others are set against it: `up to 70, and in older patients`."""
    rest = word_codes(source.salt, REST)
    return any(item.code in rest for item in row)


def _before(items: Sequence[Item], quantity: Quantity) -> str | None:
    return items[quantity.at - 1].code if quantity.at else None
