"""Two lists that a sentence pairs: `3.4% and 2.5% with A and with B, respectively`."""

from collections.abc import Iterator, Sequence
from typing import Final

from flashgen.proof.code import Item, code_of
from flashgen.proof.gap import TELLING
from flashgen.proof.normalise import Kind
from flashgen.proof.quantity import Quantity, quantities
from flashgen.proof.spelling import stem

_RESPECTIVE: Final = stem("respectively")
_BESIDE: Final = 3  # words next to the joint of a list


def pairs_lists(salt: str, items: Sequence[Item]) -> bool:
    """Say whether a sentence pairs two lists."""
    word = code_of(salt, Kind.WORD, _RESPECTIVE)
    return any(item.code == word for item in items)


def paired_lists(
    salt: str, items: tuple[Item, ...], unit: str | None
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the numbers of such a sentence with the words that each is paired with."""
    word = code_of(salt, Kind.WORD, _RESPECTIVE)
    end = next(at for at, item in enumerate(items) if item.code == word)
    values = _all(salt, items[:end], unit)
    values = values[-_count(items, values) :]
    if len(values) < 2 or len(values) < len(_all(salt, items[:end], unit)):
        return  # two lists of numbers, or none: it does not show which belongs to which
    tail = items[values[-1].at + 1 : end]
    behind = any(item.code == "&" for item in tail)
    before = items[: values[0].at]
    measured = any(item.kind is Kind.UNIT for item in before)
    if not behind and measured and _last_boundary(before) != "&":
        return  # `40° on the left and 68° on the right, strength 28 and 46 kg`
    named = _listed(tail if behind else before, len(values))
    for value, names in zip(values, named, strict=False):
        yield value.value, frozenset(names)


def _last_boundary(items: Sequence[Item]) -> str | None:
    return next((i.code for i in reversed(items) if i.kind is Kind.BOUNDARY), None)


def _all(salt: str, items: tuple[Item, ...], unit: str | None) -> list[Quantity]:
    return [found for found in quantities(salt, items) if found.unit == unit]


def _count(items: Sequence[Item], values: Sequence[Quantity]) -> int:
    """Count the last numbers that follow each other with no word between."""
    count = min(1, len(values))
    for left, right in zip(values[-2::-1], values[:0:-1], strict=False):
        between = items[left.at + 1 : right.at]
        if any(item.kind in (Kind.WORD, Kind.NUMBER) for item in between):
            break
        count += 1
    return count


def _listed(items: Sequence[Item], count: int) -> list[list[str]]:
    """Return the words next to the joints of the last list: `in men and in women`."""
    clauses: list[list[str]] = [[]]
    for kind, code in items:
        if kind is Kind.BOUNDARY and code == ";":
            clauses = [[]]
        elif kind is Kind.BOUNDARY and code not in "()":
            clauses.append([])
        elif kind in TELLING:
            clauses[-1].append(code)
    last = [clause for clause in clauses if clause][-count:]
    if len(last) < count:
        return []
    if all(len(clause) == 1 for clause in last[1:]):
        last[0] = last[0][-1:]  # `survival at 5, 10 and 15 years`
    return [*(clause[-_BESIDE:] for clause in last[:-1]), last[-1][:_BESIDE]]
