"""Negations: what a clause denies, and whether the claim denies it too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flashgen.proof.claim import Claim, Part, Problem, Term, holds, quoted
from flashgen.proof.code import Item, code_of, word_codes
from flashgen.proof.denial import clauses_of, denied, scoped
from flashgen.proof.everyday import everyday, plain_verbs
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.source import Source
from flashgen.proof.spelling import stem
from flashgen.proof.vocabulary import COMMONPLACE, REST

_MISSING = stem("missing")
_UNTIL = stem("until")
_AGAINST = stem("against")
_CLOSED = frozenset(map(stem, ("no", "without", "non")))
_ALONE = frozenset(map(stem, ("alone", "only")))
_WORDS = (Kind.WORD, Kind.QUIET)


@dataclass(frozen=True)
class Sides:
    """The codes of a passage that stand denied, and those that stand affirmed."""

    denied: frozenset[str]
    affirmed: frozenset[str]
    scopes: tuple[frozenset[str], ...]
    beside: tuple[frozenset[str], ...]
    """For each scope the words next to its negation: what is denied first of all."""

    quiet: frozenset[str]
    plain: bool

    @property
    def only_denied(self) -> frozenset[str]:
        """The codes that stand denied wherever they stand."""
        return self.denied - self.affirmed


def sides_of(salt: str, ground: Ground) -> Sides:
    """Part the words of a passage into those it denies and those it affirms."""
    reached, affirmed = list[frozenset[str]](), set[str]()
    beside: list[frozenset[str]] = []
    for sentence in ground.sentences:
        places = denied(salt, sentence.items)
        for negation, scope in scoped(salt, sentence.items):
            reached.append(frozenset(sentence.items[at].code for at in scope))
            beside.append(_beside(salt, sentence.items, negation, scope))
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
        tuple(beside),
        quiet,
        plain,
    )


def _beside(
    salt: str, items: Sequence[Item], negation: int, scope: frozenset[int]
) -> frozenset[str]:
    """Return the codes of the words on both sides up to one that says something.

    All of them of a list (`no cough, dry mouth or rash`).
    """
    places = sorted(scope)
    if places and places[-1] - places[0] >= len(places) + (places[0] < negation):
        return frozenset(items[at].code for at in places)
    light = word_codes(salt, COMMONPLACE | everyday())
    found: set[str] = set()
    before = [at for at in reversed(places) if at < negation]
    for side in (before, [at for at in places if at > negation]):
        for at in side:
            found.add(items[at].code)
            if items[at].code not in light:
                break
    return frozenset(found)


def polarity_problems(
    source: Source, ground: Ground, claim: Claim
) -> Iterator[Problem]:
    """Yield what the passage denies and the claim affirms, or the reverse."""
    salt = source.salt
    sides = sides_of(salt, ground)
    common = word_codes(salt, COMMONPLACE)
    for part in claim.said:
        if not _waived(salt, ground, claim, part, sides):
            yield from _lost(salt, ground, claim, part, sides, common)
    yield from _added(salt, ground, claim.answer, sides, common)


def _waived(salt: str, ground: Ground, claim: Claim, part: Part, sides: Sides) -> bool:
    """Say whether a denial is said: in the part itself, or for the answer around it.

    `no` and `without` in a question deny their own noun; `lack`, `deny`, `not` leave
    open what is denied, which is the answer.
    """
    if _denies(salt, ground, part):
        return True
    if part is claim.question and (
        (_counts(claim.answer) and not claim.answer.words)
        or ((Kind.BOUNDARY, "|") in part.items and claim.answer.codes <= part.codes)
    ):
        return True  # the answer tells: how many were, or which of A or B
    if part is not claim.answer:
        return any(_denies(salt, ground, other) for other in claim.parts)
    closed = word_codes(salt, _CLOSED)
    if any(_put(salt, ground, other, sides) for other in claim.parts):
        return True
    return any(
        _denies(salt, ground, other, closed)
        for other in claim.parts
        if other is not part
    )


def _counts(part: Part) -> bool:
    return any(item.kind is Kind.NUMBER for item in part.items)


def _put(salt: str, ground: Ground, part: Part, sides: Sides) -> bool:
    """Say whether a part denies what does not happen there: `without a rebound`.

    Or that things go together, as the passage does: `drugs with no association`, for
    `neither A nor B was associated`.
    """
    common = word_codes(salt, COMMONPLACE)
    return any(
        holds(ground.codes, term)
        and (term.code in common or not holds(sides.denied, term))
        for _, scope in scoped(salt, part.items)
        for term in (part.terms[at] for at in scope)
    )


def _denies(
    salt: str,
    ground: Ground,
    part: Part,
    closed: frozenset[str] = frozenset(),
) -> bool:
    """Say whether a part denies, in its own words if not with a negation or a zero.

    A quietly negative word of the passage itself (`no wound and a healthy skin`) stands
    for itself, not for the negation.
    """
    if [term.token.key for term in part.words] == [_MISSING]:
        return False  # `Which one is missing?` asks for a member of a list
    zero = code_of(salt, Kind.NUMBER, "0")
    against = code_of(salt, Kind.WORD, _AGAINST)
    return any(
        (kind is Kind.NEGATION and code not in closed)
        or (kind is Kind.QUIET and code not in ground.codes)
        or (kind is Kind.NUMBER and code == zero)
        or (code == against and code not in ground.codes)
        for kind, code in part.items
    )


def _lost(
    salt: str,
    ground: Ground,
    claim: Claim,
    part: Part,
    sides: Sides,
    common: frozenset[str],
) -> Iterator[Problem]:
    """Yield words of the answer, or most of a clause in the question, denied there.

    What the claim denies with some of its words, it need not deny of each.
    """
    if part is claim.question and code_of(salt, Kind.WORD, _UNTIL) in ground.codes:
        return  # what is absent until then, comes
    said = frozenset(
        code
        for other in claim.parts
        for at in denied(salt, other.items)
        for code in other.terms[at].near
    )
    known = claim.codes | common
    open_there = frozenset[str]().union(
        *(
            scope
            for scope, beside in zip(sides.scopes, sides.beside, strict=True)
            if not scope & said and beside & known
        )
    )
    hit = [
        term
        for term in part.words
        if holds(sides.only_denied & open_there, term)
        and not holds(sides.affirmed, term)
        and term.code not in common
    ]
    if all(term.token.key in _ALONE for term in hit):
        return
    if part is claim.answer or _most(sides, hit, _near(part), part is claim.question):
        message = f"{ground} denies {quoted(hit)}; no negation here"
        yield Problem("negation", message, hit[0].token.printed, part.name)


def _most(sides: Sides, hit: Sequence[Term], said: frozenset[str], asked: bool) -> bool:
    """Say whether the terms are most of what one clause denies, and no stray word."""
    return any(
        (len(scope) == 1 and asked and _verb(hit[0]))
        or (len(shared) > 1 and len(shared) * 5 >= len(scope) * 3)
        or (len(scope) > 1 and all(code in said for code in scope))
        for scope in sides.scopes
        if any(holds(scope, term) for term in hit)
        for shared in [[term for term in hit if holds(scope, term)]]
    )


def _near(part: Part) -> frozenset[str]:
    return frozenset(code for term in part.words for code in term.near)


def _verb(term: Term) -> bool:
    """Say whether a word is what was done, or not: `enrolled`, `given`."""
    return term.token.printed.endswith(("ed", "en", "own", "ade", "ound"))


def _added(
    salt: str,
    ground: Ground,
    part: Part,
    sides: Sides,
    common: frozenset[str],
) -> Iterator[Problem]:
    """Yield the words that an answer denies and the passage affirms.

    A passage that denies something else only counts against the claim where the answer
    affirms that: `the organs, but not the skin` for `the skin, but not the organs`.
    """
    if ground.codes & word_codes(salt, REST):
        return  # `not admitted` is `the others`
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
    negatives = bool(part.items) and part.items[-1].kind is Kind.NEGATION
    listed = negatives and (Kind.BOUNDARY, "&") in part.items
    turned = not listed and any(holds(sides.only_denied, term) for term in stated)
    unsaid = sides.plain and not (sides.quiet - {term.code for term in wrong})
    if not listed and not any(holds(sides.denied, term) for term in said):
        unsaid = unsaid or any(_plain(ground, term) for term in wrong)
    first = next((term for term in said if term.code not in common), None)
    if first is not None and first not in wrong:
        return  # `without exchange of the stem`, where the stem is all there is
    if all(term.token.key in plain_verbs() for term in wrong):
        return  # `it does not end it`, where another one ends it
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
        or (item.kind is Kind.QUIET and item.code != term.code)
        for clause in having
        for item in clause
    )
