"""What stands between the numbers of a sentence: its clauses, and its brackets."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from flashgen.proof.code import Item
from flashgen.proof.normalise import Kind

TELLING: Final = frozenset({Kind.WORD, Kind.QUIET, Kind.NUMBER, Kind.NEGATION})


class Group(NamedTuple):
    """A run of numbers with no word between them: `12 to 14`."""

    first: int
    last: int


def groups_of(items: Sequence[Item], counted: Sequence[int]) -> Iterator[Group]:
    """Yield the runs of numbers with no word between them."""
    run: list[int] = []
    for at in counted:
        between = items[run[-1] + 1 : at] if run else ()
        if any(item.kind in TELLING for item in between):
            yield Group(run[0], run[-1])
            run = []
        run.append(at)
    if run:
        yield Group(run[0], run[-1])


def gaps_of(part: Sequence[int], groups: Sequence[Group]) -> list[range]:
    """Return the places before, between and after the groups."""
    starts = [part[0], *(group.last + 1 for group in groups)]
    ends = [*(group.first for group in groups), part[-1] + 1]
    return [range(start, end) for start, end in zip(starts, ends, strict=True)]


def clauses_in(
    items: Sequence[Item],
    gap: range,
    versus: frozenset[str],
    ormore: frozenset[str],
    *,
    behind: bool,
) -> list[list[int]]:
    """Part a gap at its boundaries.

    A bracket parts nothing where it opens before a number (`the liver (52%)`), nor
    where it opens right behind one (`3% (2 of 60) when ...`).
    """
    clauses: list[list[int]] = [[]]
    came = Item(Kind.RELATION, "from") in items[: gap.start]
    closing = Item(Kind.BOUNDARY, ")")
    aside = False
    for at in gap:
        kind, code = items[at]
        if code == ")" and behind and not aside and clauses == [[]]:
            continue  # the bracket around the number itself: `70 (53%) in men`
        opens = not any(clauses) and closing in items[at : gap[-1] + 1]
        if code == "(" and (at == gap[-1] or opens):
            aside = aside or opens
        elif code == ")" and aside:
            aside = False
        elif code == "|" and not any(clauses) and _any_of(items, at + 1, ormore):
            continue  # `30 or more`
        elif came and code == "to" and at == gap[-1]:
            clauses.append([])  # `from 34 before the trial to 19`
        elif code == "than" and _is_number(items, at + 1):
            continue  # `29% of those larger than 7 mm`
        elif code in versus or code == "than" or kind is Kind.BOUNDARY:
            clauses.append([])
        elif kind in TELLING and not _count(items, at):
            clauses[-1].append(at)
    return clauses


def _any_of(items: Sequence[Item], at: int, codes: frozenset[str]) -> bool:
    return at < len(items) and items[at].code in codes


def _is_number(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and items[at].kind is Kind.NUMBER


def nearest(gap: Sequence[Sequence[int]]) -> list[int]:
    """Return the last clause before a number, or the one before an empty one.

    `And in women, it was 55%.`
    """
    if len(gap) > 3 and not gap[-1] and not gap[-3]:
        return list(gap[-2])
    return list(gap[-1])


def _count(items: Sequence[Item], at: int) -> bool:
    """Say whether a number counts what the bracket behind it gives as a share."""
    behind = items[at + 1] if at + 1 < len(items) else None
    return items[at].kind is Kind.NUMBER and behind == (Kind.BOUNDARY, "(")
