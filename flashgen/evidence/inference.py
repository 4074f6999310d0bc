"""What excuses a problem: an inference that names it, or a sentence before."""

from flashgen.evidence.statement import Statement
from flashgen.markup import to_plain
from flashgen.model.evidence import Inference
from flashgen.proof import Problem

_CONTRADICTIONS = frozenset({"binding", "comparison", "direction", "negation"})
"""What an inference about the whole statement does not excuse: name the words."""


def excuse(statement: Statement, problem: Problem) -> Inference | None:
    """Return the inference of a statement that excuses a problem."""
    for inference in statement.inferred:
        if inference.words is None:
            if problem.kind not in _CONTRADICTIONS:
                return inference
        elif _core(problem) in to_plain(inference.words).casefold():
            return inference
    return None


def certain(problem: Problem) -> bool:
    """Return whether no sentence before the passage can excuse a problem."""
    return problem.part == "answer" and not problem.loose


def _core(problem: Problem) -> str:
    """Return the word at fault without what it governs: `half of`."""
    return problem.word.casefold().removesuffix(" of")
