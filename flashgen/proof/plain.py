"""A claim against a passage at hand: no file, no sections."""

from collections.abc import Iterable

from flashgen.proof.claim import Problem
from flashgen.proof.code import coded_text
from flashgen.proof.passage import Chapter, Miss, Passage, Sentence
from flashgen.proof.sentence import sentences
from flashgen.proof.source import Source
from flashgen.proof.verify import verify

_NAME = "passage"


def verify_text(
    passage: str,
    question: str,
    answer: str,
    conditions: Iterable[str] = (),
    anchor: str = "",
    years: Iterable[str] = (),
) -> list[Problem]:
    """Return what the words of `passage` do not bear out.

    With an `anchor` (`first words … last words`) only its sentences count; one that
    does not stand there is the only problem, of the kind `anchor`.  What the question
    says of its patient may stand elsewhere in a source, of which this is all there is.
    """
    found = sentences(" ".join(passage.split()))
    read = tuple(Sentence(coded_text("", s), s, n) for n, s in enumerate(found, 1))
    chapter = Chapter(_NAME, read)
    source = Source("", (chapter,))
    place = source.find(_NAME, anchor) if anchor else Passage(chapter, 1, len(read))
    if isinstance(place, Miss):
        return [Problem("anchor", place.message, anchor, "evidence")]
    problems = verify(source, place, question, answer, conditions, years)
    return [
        problem
        for problem in problems
        if problem.part != "question" or problem.kind not in ("number", "term")
    ]
