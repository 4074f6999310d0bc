"""A claim as its passage puts it: one reading where print leaves a number several."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from flashgen.proof.claim import Claim, Part, Term
from flashgen.proof.code import code_of
from flashgen.proof.level import LEVEL_WORDS, LEVELS
from flashgen.proof.normalise import Kind, Token
from flashgen.proof.number import readings
from flashgen.proof.roman import ROMANS
from flashgen.proof.spelled import HALF_OF, PLACES
from flashgen.proof.spelling import stem
from flashgen.proof.synonym import synonyms

_SPANS = ("day", "week", "month", "year")
_HALF = (Kind.NUMBER, "1/2")
_FIFTY = ((Kind.NUMBER, "50"), (Kind.UNIT, "%"))

_Key = tuple[Kind, str]
_Reading = tuple[int, tuple[_Key, ...]]
"""How many tokens are read, and as what."""


def settle(
    salt: str, tokens: Sequence[Token], known: Container[str]
) -> Iterator[Token]:
    """Yield tokens in the reading whose codes are `known`: those of a passage.

    What the passage has stays as it is. `1.140` and 1140 are one number if only the
    other stands there; so are `half of` and 50 %, `one year` and `per year`, and the
    word and the number `first`, and `high potassium` and `hyperkalaemia`. What it has
    in no reading stays as it is, too.
    """
    at = 0
    while at < len(tokens):
        count, keys = next(
            (
                (count, keys)
                for count, keys in _readings(tokens[at : at + 2])
                if all(code_of(salt, kind, key) in known for kind, key in keys)
            ),
            (1, (tokens[at][:2],)),
        )
        for kind, key in keys:
            yield Token(kind, key, tokens[at].printed)
        at += count


def _readings(tokens: Sequence[Token]) -> Iterator[_Reading]:
    """Yield the readings of a token, alone or with the next one."""
    kind, key, printed = tokens[0]
    pair = tuple((token.kind, token.key) for token in tokens)
    yield 1, pair[:1]
    if kind is Kind.NUMBER:
        yield from ((1, (other,)) for other in _numbers(key, printed))
        if printed == HALF_OF:
            yield 1, _FIFTY
        if pair == _FIFTY:
            yield 2, (_HALF,)
        if (
            key == "1"
            and pair[1:]
            and pair[1] in ((Kind.UNIT, span) for span in _SPANS)
        ):
            yield 2, ((Kind.UNIT, f"/{pair[1][1]}"),)
    elif kind is Kind.WORD:
        if number := PLACES.get(printed.lower()) or ROMANS.get(printed):
            yield 1, ((Kind.NUMBER, number),)
        if key in _SPANS:
            yield 1, ((Kind.UNIT, f"/{key}"),)
        if len(pair) == 2:
            for name in LEVELS.get((key, pair[1][1]), ()):
                yield 2, ((Kind.WORD, name),)


def _numbers(key: str, printed: str) -> Iterator[tuple[Kind, str]]:
    """Yield what else a number may be by itself."""
    yield from ((Kind.NUMBER, other) for other in readings(key))
    if printed.lower() in PLACES:
        yield Kind.WORD, stem(printed.lower())
    if key == "1/2":
        yield Kind.WORD, stem("halve")


def settled(salt: str, claim: Claim, known: Container[str]) -> Claim:
    """Return a claim with its numbers as the passage has them; see `settle`."""
    if not any(_open(part, known) for part in (*claim.parts, *claim.told)):
        return claim

    def part(one: Part) -> Part:
        return replace(one, whole=tuple(_terms(salt, one, known)))

    return replace(
        claim,
        question=part(claim.question),
        answer=part(claim.answer),
        conditions=tuple(map(part, claim.conditions)),
        told=tuple(map(part, claim.told)),
    )


def _open(part: Part, known: Container[str]) -> bool:
    """Say whether something that the passage lacks may have another reading."""
    return any(
        term.code not in known
        and (
            term.token.kind is Kind.NUMBER
            or term.token.key in _SPANS
            or term.token.key in LEVEL_WORDS
            or term.token.printed.lower() in PLACES
            or term.token.printed in ROMANS
        )
        for term in part.terms
    )


def _terms(salt: str, part: Part, known: Container[str]) -> Iterator[Term]:
    given = {term.token: term for term in part.whole}
    for token in settle(salt, [term.token for term in part.whole], known):
        yield given.get(token) or _term(salt, token)


def _term(salt: str, token: Token) -> Term:
    keys = synonyms(token.key) if token.kind is Kind.WORD else (token.key,)
    near = tuple(code_of(salt, token.kind, key) for key in keys)
    return Term(token, code_of(salt, token.kind, token.key), near)
