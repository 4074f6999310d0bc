"""What a negation denies: the words to the end of its clause."""

from collections.abc import Iterator, Sequence

from flashgen.proof.code import Item, code_of, word_codes
from flashgen.proof.normalise import Kind
from flashgen.proof.spelling import stem
from flashgen.proof.vocabulary import stems

_PREFIX = frozenset({stem("non")})
# Words that these deny: `without necrosis beside the bronchioles`, `absent tonsils`.
_NEAR = {stem("without"): 2, stem("absent"): 1}
_TRAILING = frozenset({stem("absent"), stem("negative")})
_NOT = frozenset({stem("not")})
_ONLY = frozenset({stem("only")})
_SUBJECT = frozenset({stem("no"), stem("neither")})  # `no cyst appeared`
# A clause goes on behind them: `cysts not taking up contrast appear dark`.
_LINKING = frozenset(map(stem, ("appear", "remain", "become", "show", "reveal")))
# Nothing behind them is denied: `free of symptoms until adolescence`.
_STOPS = frozenset(
    map(
        stem,
        ("until", "till", "before", "after", "during", "despite", "unless", "follow"),
    )
)
# `No deeper than`, `not more than`: what is at most so is not denied.
_AT_MOST = stems(
    "more less fewer later longer earlier further deeper higher lower larger greater "
    "smaller older younger"
)
_LISTED = 3  # words between two commas of a list: `no cough, dry mouth or rash`
_WORDS = (Kind.WORD, Kind.QUIET)


def denied(salt: str, items: Sequence[Item]) -> frozenset[int]:
    """Return where the words stand that a row of items denies."""
    return frozenset[int]().union(*scopes(salt, items))


def scopes(salt: str, items: Sequence[Item]) -> Iterator[frozenset[int]]:
    """Yield for each negation where the words stand that it denies.

    A negation reaches to the end of its clause, over `or` and over the commas of a
    list that ends in `or`; `non` and `absent` reach one word, `without` two; `absent`
    reaches back as well;
    `not only` denies nothing.
    """
    for _, scope in scoped(salt, items):
        yield scope


def scoped(salt: str, items: Sequence[Item]) -> Iterator[tuple[int, frozenset[int]]]:
    """Yield where each negation stands, and the words that it denies."""
    for at, item in enumerate(items):
        if item.kind is not Kind.NEGATION:
            continue
        ahead = _reach(salt, items, at)
        if item.code in word_codes(salt, _PREFIX):
            ahead = ahead[:1]
        for word, close in _NEAR.items():
            row = ahead[-1:] == [at + len(ahead)]  # and no list: `without a, b or c`
            if row and item.code == code_of(salt, Kind.NEGATION, word):
                ahead = ahead[:close]
        if ahead and items[ahead[0]].code in word_codes(salt, _ONLY | _AT_MOST):
            continue
        ends = not ahead and item.code in word_codes(salt, _NOT)  # `the tremor did not`
        trailing = ends or item.code in word_codes(salt, _TRAILING)
        behind = _back(items, at) if trailing else []
        yield at, frozenset([*behind, *ahead])


def _reach(salt: str, items: Sequence[Item], start: int) -> list[int]:
    found: list[int] = []
    subject = items[start].code in word_codes(salt, _SUBJECT)
    verbs = frozenset[str]() if subject else word_codes(salt, _LINKING)
    stops = word_codes(salt, _STOPS)
    open_ended = items[start].code in word_codes(salt, _NOT)  # `not tolerated, or when`
    for at in range(start + 1, len(items)):
        kind, code = items[at]
        if code == "|" and at == start + 1 and not subject:
            break  # `was negative or of poor quality`
        if kind is Kind.NEGATION or (found and code in verbs) or code in stops:
            break
        if _short(items, at) or _short(items, at - 2):
            continue  # `not on fluid-attenuated inversion recovery (FLAIR)`
        if code == "&" and _last(items, at) and not open_ended:
            continue  # `free of symptoms and infection`
        if kind is Kind.BOUNDARY and code != "|":
            closed = Item(Kind.BOUNDARY, "|") in items[start:at]
            ends = open_ended and Item(Kind.BOUNDARY, "|") in items[at + 1 : at + 2]
            if code != "," or ends or closed or not _list_goes_on(items, at):
                break
        elif kind in _WORDS:
            found.append(at)
    return found


def _last(items: Sequence[Item], at: int) -> bool:
    """Say whether a joint stands before the last word of a row."""
    return len(items) - at == 2 and items[at + 1].kind in _WORDS


def _short(items: Sequence[Item], at: int) -> bool:
    """Say whether a bracket with one word opens here."""
    return [item.code for item in items[at : at + 3 : 2]] == ["(", ")"]


def _list_goes_on(items: Sequence[Item], comma: int) -> bool:
    """Say whether `or` ends the list that a comma stands in."""
    words = 0
    for kind, code in items[comma + 1 :]:
        if kind is not Kind.BOUNDARY:
            words += 1
        elif code == "|":
            return words <= _LISTED
        elif code != "," or words > _LISTED:
            return False
        else:
            words = 0
    return False


def _back(items: Sequence[Item], start: int) -> list[int]:
    found: list[int] = []
    for at in range(start - 1, -1, -1):
        if items[at].kind is Kind.BOUNDARY:
            break
        if items[at].kind in _WORDS:
            found.append(at)
    return found


def clauses_of(items: Sequence[Item], joints: str = "&|") -> Iterator[list[int]]:
    """Yield the places of the words of each clause; the `joints` part none."""
    clause: list[int] = []
    for at, item in enumerate(items):
        if item.kind is not Kind.BOUNDARY:
            clause.append(at)
        elif item.code not in joints and clause:
            yield clause
            clause = []
    if clause:
        yield clause


def parted(items: Sequence[Item]) -> Iterator[list[int]]:
    """Yield the places between two boundaries; `and` and `or` part as well."""
    return clauses_of(items, joints="")
