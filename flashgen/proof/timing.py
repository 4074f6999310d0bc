"""Whether a passage names a time: `at five years`, `on day 46`, but no one's age."""

from typing import Final

from flashgen.proof.aged import is_age
from flashgen.proof.code import code_of, word_codes
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Miss, Passage
from flashgen.proof.quantity import quantities
from flashgen.proof.source import Source
from flashgen.proof.unit import TIMES
from flashgen.proof.vocabulary import stems

_WORDS: Final = stems(
    "second minute hour day week month year decade follow annual yearly lifetime"
)


def timed(source: Source, place: Passage | Miss) -> bool:
    """Say whether a place names a time, or was not found, so that nobody knows."""
    if isinstance(place, Miss):
        return True
    units = {code_of(source.salt, Kind.UNIT, unit) for unit in TIMES}
    words = word_codes(source.salt, _WORDS)
    return any(
        item.kind is Kind.WORD and item.code in words
        for sentence in place.sentences
        for item in sentence.items
    ) or any(
        number.unit in units and not is_age(source.salt, sentence.items, number)
        for sentence in place.sentences
        for number in quantities(source.salt, sentence.items)
    )
