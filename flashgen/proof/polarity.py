"""Negations: what a clause denies, and whether the claim denies it too."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flashgen.proof.claim import Claim, Part, Problem, Term, holds, quoted
from flashgen.proof.code import Item, code_of, word_codes
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.source import Source
from flashgen.proof.spelling import stem
from flashgen.proof.vocabulary import COMMONPLACE

_PREFIX = frozenset({stem("non")})
_TRAILING = frozenset({stem("absent"), stem("negative")})
_ONLY = frozenset({stem("only")})
_CLOSED = frozenset(map(stem, ("no", "without", "non")))
_SUBJECT = frozenset({stem("no"), stem("neither")})  # `no cyst appeared`
# A clause goes on behind them: `cysts not taking up contrast appear dark`.
_LINKING = frozenset(map(stem, ("appear", "remain", "become", "show", "reveal")))
_WORDS = (Kind.WORD, Kind.QUIET)
_LISTED = 3  # words between two commas of a list: `no cough, dry mouth or rash`


def denied(salt: str, items: Sequence[Item]) -> frozenset[int]:
    """Return where the words stand that a row of items denies."""
    return frozenset[int]().union(*scopes(salt, items))


def scopes(salt: str, items: Sequence[Item]) -> Iterator[frozenset[int]]:
    """Yield for each negation where the words stand that it denies.

    A negation reaches to the end of its clause, over `or` and over the commas of a
    list that ends in `or`; `non` reaches one word; `absent` reaches back as well;
    `not only` denies nothing.
    """
    for at, item in enumerate(items):
        if item.kind is not Kind.NEGATION:
            continue
        ahead = _reach(salt, items, at)
        if item.code in word_codes(salt, _PREFIX):
            ahead = ahead[:1]
        if ahead and items[ahead[0]].code in word_codes(salt, _ONLY):
            continue
        behind = _back(items, at) if item.code in word_codes(salt, _TRAILING) else []
        yield frozenset([*behind, *ahead])


def _reach(salt: str, items: Sequence[Item], start: int) -> list[int]:
    found: list[int] = []
    subject = items[start].code in word_codes(salt, _SUBJECT)
    verbs = frozenset[str]() if subject else word_codes(salt, _LINKING)
    for at in range(start + 1, len(items)):
        kind, code = items[at]
        if kind is Kind.NEGATION or (found and code in verbs):
            break
        if kind is Kind.BOUNDARY and code != "|":
            if code != "," or not _list_goes_on(items, at):
                break
        elif kind in _WORDS:
            found.append(at)
    return found


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


@dataclass(frozen=True)
class Sides:
    """The codes of a passage that stand denied, and those that stand affirmed."""

    denied: frozenset[str]
    affirmed: frozenset[str]
    scopes: tuple[frozenset[str], ...]
    quiet: frozenset[str]
    plain: bool

    @property
    def only_denied(self) -> frozenset[str]:
        """The codes that stand denied wherever they stand."""
        return self.denied - self.affirmed


def sides_of(salt: str, ground: Ground) -> Sides:
    """Part the words of a passage into those it denies and those it affirms."""
    reached, affirmed = list[frozenset[str]](), set[str]()
    for sentence in ground.sentences:
        places = denied(salt, sentence.items)
        reached += [
            frozenset(sentence.items[at].code for at in scope)
            for scope in scopes(salt, sentence.items)
        ]
        affirmed |= {
            item.code
            for at, item in enumerate(sentence.items)
            if at not in places and item.kind in _WORDS
        }
    items = [item for sentence in ground.sentences for item in sentence.items]
    quiet = frozenset(item.code for item in items if item.kind is Kind.QUIET)
    plain = not any(item.kind is Kind.NEGATION for item in items)
    return Sides(
        frozenset[str]().union(*reached),
        frozenset(affirmed),
        tuple(reached),
        quiet,
        plain,
    )


def polarity_problems(
    source: Source, ground: Ground, claim: Claim
) -> Iterator[Problem]:
    """Yield what the passage denies and the claim affirms, or the reverse."""
    salt = source.salt
    sides = sides_of(salt, ground)
    common = word_codes(salt, COMMONPLACE)
    for part in claim.parts:
        if not _waived(salt, ground, claim, part):
            yield from _lost(ground, claim, part, sides, common)
        yield from _added(salt, ground, claim, part, sides, common)


def _waived(salt: str, ground: Ground, claim: Claim, part: Part) -> bool:
    """Say whether a denial is said: in the part itself, or for the answer around it.

    `no` and `without` in a question deny their own noun; `lack`, `deny`, `not` leave
    open what is denied, which is the answer.
    """
    if _denies(salt, ground, part.items):
        return True
    if part is not claim.answer:
        return any(_denies(salt, ground, other.items) for other in claim.parts)
    closed = word_codes(salt, _CLOSED)
    items = (item for other in claim.parts for item in other.items)
    return _denies(salt, ground, (item for item in items if item.code not in closed))


def _denies(salt: str, ground: Ground, items: Iterable[Item]) -> bool:
    """Say whether a claim denies, in its own words if not with a negation or a zero.

    A quietly negative word of the passage itself (`no wound and a healthy
    skin`) stands for itself, not for the negation.
    """
    zero = code_of(salt, Kind.NUMBER, "0")
    return any(
        kind is Kind.NEGATION
        or (kind is Kind.QUIET and code not in ground.codes)
        or (kind is Kind.NUMBER and code == zero)
        for kind, code in items
    )


def _lost(
    ground: Ground,
    claim: Claim,
    part: Part,
    sides: Sides,
    common: frozenset[str],
) -> Iterator[Problem]:
    """Yield words of the answer, or most of a clause in the question, denied there."""
    hit = [
        term
        for term in part.words
        if holds(sides.only_denied, term)
        and not holds(sides.affirmed, term)
        and term.code not in common
    ]
    if hit and (part is claim.answer or _most(sides, part, hit)):
        message = f"{ground} denies {quoted(hit)}; no negation here"
        yield Problem("negation", message, hit[0].token.printed, part.name)


def _most(sides: Sides, part: Part, hit: Sequence[Term]) -> bool:
    """Say whether the terms are most of what one clause denies, and no stray word."""
    return any(
        len(scope) == 1 or (len(shared) > 1 and len(shared) * 5 >= len(scope) * 3)
        for scope in sides.scopes
        if any(holds(scope, term) for term in hit)
        for shared in [[term for term in part.words if holds(scope, term)]]
    )


def _added(
    salt: str,
    ground: Ground,
    claim: Claim,
    part: Part,
    sides: Sides,
    common: frozenset[str],
) -> Iterator[Problem]:
    """Yield the words that the claim denies and the passage affirms.

    A passage that denies something else only counts against the claim where the answer
    affirms that: `the organs, but not the skin` for `the skin, but not the organs`.
    """
    places = denied(salt, part.items)
    said = [part.terms[at] for at in sorted(places)]
    wrong = [
        term
        for term in said
        if holds(sides.affirmed, term) and not holds(sides.denied, term)
        if term.code not in common
    ]
    stated = [
        term
        for at, term in enumerate(part.terms)
        if at not in places and term.token.kind in _WORDS
    ]
    turned = part is claim.answer and any(
        holds(sides.only_denied, term) for term in stated
    )
    unsaid = sides.plain and not (sides.quiet - {term.code for term in wrong})
    if part is claim.answer and not any(holds(sides.denied, term) for term in said):
        unsaid = unsaid or any(_plain(ground, term) for term in wrong)
    if wrong and (turned or unsaid):
        message = f"{ground} affirms {quoted(wrong)}, which is denied here"
        yield Problem("negation", message, wrong[0].token.printed, part.name)


def _plain(ground: Ground, term: Term) -> bool:
    """Say whether no clause that has the term denies anything, in whatever words."""
    clauses = (
        [sentence.items[at] for at in clause]
        for sentence in ground.sentences
        for clause in clauses_of(sentence.items)
    )
    having = [
        clause for clause in clauses if any(item.code in term.near for item in clause)
    ]
    return bool(having) and not any(
        item.kind is Kind.NEGATION
        or (item.kind is Kind.QUIET and item.code not in term.near)
        for clause in having
        for item in clause
    )


def clauses_of(items: Sequence[Item]) -> Iterator[list[int]]:
    """Yield the places of the words of each clause; `and`, `or` part none."""
    clause: list[int] = []
    for at, item in enumerate(items):
        if item.kind is not Kind.BOUNDARY:
            clause.append(at)
        elif item.code not in "&|" and clause:
            yield clause
            clause = []
    if clause:
        yield clause
