"""Before and after: the two numbers of `fell from 48 to 21`."""

from collections.abc import Iterator, Sequence
from typing import Final

from flashgen.proof.claim import Claim, Part, Problem
from flashgen.proof.code import Item, word_codes
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground
from flashgen.proof.quantity import Quantity, quantities
from flashgen.proof.source import Source
from flashgen.proof.vocabulary import stems

_CHANGES: Final = stems(
    "fall fell fallen rise rose risen drop climb decline decrease increase reduce "
    "improve worsen change grow grew grown shrink shrank shorten lengthen widen narrow "
    "recover normalise come came go went"
)
_BEFORE: Final = stems(
    "before initial initially baseline start admission presentation pretreatment "
    "beginning first diagnosis"
)
_AFTER: Final = stems(
    "after afterwards later final finally last end discharge follow-up followup "
    "posttreatment reach"
)
_BETWEEN = 3  # items between `from` or `to` and its number: `from a mean of 48`


def change_problems(source: Source, ground: Ground, claim: Claim) -> Iterator[Problem]:
    """Yield the number from before a change for the one after it, or the reverse."""
    pairs = [
        pair
        for sentence in ground.sentences
        for pair in _changes(source.salt, sentence.whole)
    ]
    said = claim.codes
    early = bool(said & word_codes(source.salt, _BEFORE))
    late = bool(said & word_codes(source.salt, _AFTER))
    found = quantities(source.salt, claim.answer.items)
    if early == late or len(found) != 1 or _relates(claim.answer):
        return
    for start, end in pairs:
        if start != end and found[0].value == (start if late else end):
            word = claim.answer.terms[found[0].at].token.printed
            there, here = ("before", "after") if late else ("after", "before")
            message = f"{ground} gives {word} for the time {there}, not {here}"
            yield Problem("binding", message, word, "answer")
            return


def _relates(answer: Part) -> bool:
    """Say whether the answer says `from` or `to` by itself."""
    return any(
        term.token.kind is Kind.RELATION and term.token.key in ("from", "to")
        for term in answer.whole
    )


def _changes(salt: str, whole: tuple[Item, ...]) -> Iterator[tuple[str, str]]:
    """Yield both numbers of each change of a sentence."""
    changes = word_codes(salt, _CHANGES)
    if not any(item.code in changes for item in whole):
        return
    found = quantities(salt, whole)
    starts = [one for one in found if _behind(whole, one, "from")]
    ends = [one for one in found if _behind(whole, one, "to")]
    for start in starts:
        end = next((one for one in ends if one.at > start.at), None)
        if end is not None and _alone(start, end, found):
            yield start.value, end.value


def _behind(whole: Sequence[Item], number: Quantity, relation: str) -> bool:
    """Say whether the nearest relation before a number is this one."""
    for item in whole[max(0, number.at - _BETWEEN) : number.at][::-1]:
        if item.kind is Kind.RELATION:
            return item.code == relation
        if item.kind in (Kind.NUMBER, Kind.BOUNDARY):
            return False
    return False


def _alone(start: Quantity, end: Quantity, found: Sequence[Quantity]) -> bool:
    return not any(start.at < one.at < end.at for one in found)
