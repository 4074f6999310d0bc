"""Hedges: `may`, `rarely`, `has been suggested`, which a card must not drop."""

from collections.abc import Iterator, Sequence
from typing import Final

from flashgen.proof.claim import Claim, Part, Problem
from flashgen.proof.code import Item, word_codes
from flashgen.proof.denial import parted
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.source import Source
from flashgen.proof.vocabulary import COMMONPLACE, stems

_HEDGES: Final = stems(
    "may might possible possibly perhaps probable probably suggested suspected "
    "presumed assumed believed rarely rare sometimes occasionally seldom"
)
# What says on a card that not everything is certain or always so.
_CAUTIOUS: Final = _HEDGES | stems(
    "can could likely potential potentially risk suspect suggest thought named "
    "described example examples clue hint most often usually frequently common "
    "uncommon"
)
_OPEN: Final = frozenset(
    {"causes", "reasons", "sources", "triggers", "explanations", "complications"}
)
_FEWEST = 2  # words that a clause must share to be what the card is about


def hedge_problems(source: Source, ground: Ground, claim: Claim) -> Iterator[Problem]:
    """Yield the answer where the clause that it is taken from is hedged, and it is not.

    Weak: the question may be about what happens if it happens.
    """
    salt = source.salt
    said = claim.codes
    if said & word_codes(salt, _CAUTIOUS) or any(map(_lists, claim.conditions)):
        return
    if claim.answer.near and claim.answer.codes <= claim.subject:
        return  # a diagnosis is first suspected
    telling = said - word_codes(salt, COMMONPLACE)
    answered = claim.answer.near & telling & ground.codes
    hedges = word_codes(salt, _HEDGES)
    asked = claim.question.codes & telling - claim.answer.near
    best, hedged = 0, False
    for part in _parts(ground):
        if answered and not {item.code for item in part} & answered:
            continue  # `it may contain crystals; the needle-shaped ones are ...`
        for clause in parted(part):
            codes = frozenset(part[at].code for at in clause)
            if answered and not codes & answered:
                continue
            shared = len(codes & telling)
            if shared > best:
                best, hedged = shared, bool(codes & hedges)
                hedged = hedged and not _asked_beside(part, codes, asked, hedges)
    if hedged and best >= _FEWEST and claim.answer.words:
        word = claim.answer.words[0].token.printed
        message = f"{ground} says this with a reservation (may, rarely, ...)"
        yield Problem("hedge", message, word, "answer")


def _asked_beside(
    part: Sequence[Item],
    own: frozenset[str],
    asked: frozenset[str],
    hedges: frozenset[str],
) -> bool:
    """Say whether what is asked is said without a hedge, of the same subject.

    `It may provoke bleeding and must be avoided`: what must be avoided?
    """
    clauses = [frozenset(part[at].code for at in clause) for clause in parted(part)]
    behind = clauses[clauses.index(own) + 1 :]
    others = (codes for codes in behind if not codes & hedges)
    return not own & asked and any(codes & asked for codes in others)


def _lists(condition: Part) -> bool:
    """Say whether members of a list are asked for that may be one each: `causes of`."""
    return any(term.token.printed.lower() in _OPEN for term in condition.terms)


def _parts(ground: Ground) -> Iterator[list[Item]]:
    """Yield the items between two strong boundaries of a sentence."""
    for sentence in ground.sentences:
        part: list[Item] = []
        for item in sentence.items:
            if item == (Kind.BOUNDARY, ";"):
                yield part
                part = []
            else:
                part.append(item)
        yield part
