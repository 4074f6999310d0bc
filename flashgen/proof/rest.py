"""Which sentences of its passages a claim rests on."""

from collections.abc import Iterable, Iterator, Sequence

from flashgen.proof.claim import Part, holds, read_claim
from flashgen.proof.code import word_codes
from flashgen.proof.normalise import Kind
from flashgen.proof.passage import Ground, Passage, Sentence
from flashgen.proof.reading import settled
from flashgen.proof.source import Source
from flashgen.proof.vocabulary import COMMONPLACE

_NARROW = 3
"""Sentences that an author quotes on purpose; of a longer passage, the answer's."""


def resting(
    source: Source,
    passages: Iterable[Passage],
    question: str,
    answer: str,
    conditions: Iterable[str] = (),
) -> Iterator[tuple[str, int]]:
    """Yield section and number (from 1) of each sentence that the claim rests on.

    A passage of one sentence counts as it is.  In a longer one a sentence must hold a
    telling word or a number of the claim; in one of more than three, of the answer.
    """
    given = tuple(passages)
    claim = read_claim(source.salt, question, answer, conditions)
    claim = settled(source.salt, claim, Ground(given).codes)
    for passage in given:
        found = passage.sentences
        parts = claim.parts if len(found) <= _NARROW else (claim.answer,)
        for number, sentence in enumerate(found, passage.first):
            if len(found) == 1 or _touched(source, sentence, parts):
                yield passage.section, number


def _touched(source: Source, sentence: Sentence, parts: Sequence[Part]) -> bool:
    common = word_codes(source.salt, COMMONPLACE)
    codes = {item.code for item in sentence.items if item.kind is not Kind.BOUNDARY}
    return any(
        term.code not in common and holds(codes, term)
        for part in parts
        for term in part.terms
        if term.token.kind not in (Kind.BOUNDARY, Kind.UNIT)
    )
