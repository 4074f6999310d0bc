"""A claim against its passage: everything that can be said without understanding."""

from collections.abc import Iterable, Sequence

from flashgen.proof.attachment import attachment_problems
from flashgen.proof.binding import binding_problems
from flashgen.proof.change import change_problems
from flashgen.proof.claim import Problem, read_claim
from flashgen.proof.direction import direction_problems
from flashgen.proof.hedge import hedge_problems
from flashgen.proof.measure import measure_problems
from flashgen.proof.method import modality_problems
from flashgen.proof.opposite import opposite_problems
from flashgen.proof.passage import Ground, Passage
from flashgen.proof.polarity import polarity_problems
from flashgen.proof.rate import rate_problems
from flashgen.proof.reading import settled
from flashgen.proof.source import Source
from flashgen.proof.wording import side_problems, term_problems

_CHECKS = (
    measure_problems,
    rate_problems,
    binding_problems,
    change_problems,
    polarity_problems,
    opposite_problems,
    direction_problems,
    modality_problems,
    side_problems,
    term_problems,
    hedge_problems,
    attachment_problems,
)


def verify(
    source: Source,
    passages: Passage | Sequence[Passage],
    question: str,
    answer: str,
    conditions: Iterable[str] = (),
    years: Iterable[str] = (),
    subject: str = "",
    beside: Iterable[str] = (),
) -> list[Problem]:
    """Return what the passages do not bear out, the answer's faults first.

    `conditions` are what the answer holds for (population, time, measure). The `years`
    of the source and the card and the `subject` of the case (its title, its diagnosis)
    need not stand in the passage. `beside` are the answers to the same question that
    only the last condition tells from this one.
    """
    given = (passages,) if isinstance(passages, Passage) else tuple(passages)
    ground = Ground(given)
    claim = read_claim(
        source.salt, question, answer, conditions, years, subject, beside
    )
    claim = settled(source.salt, claim, ground.codes)
    found = (problem for check in _CHECKS for problem in check(source, ground, claim))
    return list(dict.fromkeys(found))
