"""How often: `per day` of a claim against `weekly` of its ground."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from flashgen.proof.claim import Claim, Part, Problem
from flashgen.proof.code import Item, code_of
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.source import Source
from flashgen.proof.spelling import stem

_RATES = ("/day", "/week", "/month", "/year")
# Other words for a rate, or for a part of it: `every 24 hours`, `each morning`.
_SAME = {
    "/day": ("day", "h", "morning", "evening", "night", "bedtime"),
    "/week": ("week", "day"),
    "/month": ("month", "week"),
    "/year": ("year", "month"),
}


def rate_problems(source: Source, ground: Ground, claim: Claim) -> Iterator[Problem]:
    """Yield `per day` where the passage says `per week`, of that number or at all.

    Where the passage gives no rate, a time in it may say the same in other words.
    """
    rates = _rates(source.salt)
    rows = [sentence.items for sentence in ground.sentences]
    for part in claim.parts:
        if part is claim.question:
            continue
        for at, term in enumerate(part.terms):
            if term.token.kind is not Kind.UNIT or term.code not in rates:
                continue
            if _stands(source.salt, rows, part, at, rates):
                continue
            word = term.token.printed
            message = f"{ground} does not say {word} of this"
            yield Problem("unit", message, word, part.name)


@lru_cache(maxsize=256)
def _rates(salt: str) -> dict[str, str]:
    return {code_of(salt, Kind.UNIT, rate): rate for rate in _RATES}


def _stands(
    salt: str,
    rows: Sequence[Sequence[Item]],
    part: Part,
    at: int,
    rates: dict[str, str],
) -> bool:
    said = part.terms[at].code
    codes = {item.code for row in rows for item in row}
    if not codes & rates.keys():
        same = _SAME[rates[said]]
        times = {code_of(salt, Kind.UNIT, time) for time in same}
        return bool(codes & (times | {code_of(salt, Kind.WORD, stem(t)) for t in same}))
    number = _number(part.items, at)
    beside = [
        row[after].code if after < len(row) else ""
        for row in rows
        for place, item in enumerate(row)
        if number is not None and item == number
        for after in [_behind(row, place)]
    ]
    attached = [code for code in beside if code in rates]
    if attached and len(attached) == len(beside):
        return said in attached
    return said in codes


def _number(items: Sequence[Item], at: int) -> Item | None:
    """Return the number that a rate stands behind, over its unit."""
    while at and items[at].kind is Kind.UNIT:
        at -= 1
    return items[at] if items[at].kind is Kind.NUMBER else None


def _behind(items: Sequence[Item], at: int) -> int:
    """Return the place of the last unit behind a number."""
    while at + 1 < len(items) and items[at + 1].kind is Kind.UNIT:
        at += 1
    return at
