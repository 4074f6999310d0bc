"""Most of the answer stands in the question.

At least 70 % of the words of an answer of three or more: what is left can be guessed.

Source: the NBME's guide (word repeats).
Known false positives: medium, long names that share their end with the group they
belong to; ask for what tells them apart.  The noun after “which” may be repeated, and
so may the subject of a “why” whose answer says anything new of it.  The name of what
is defined or classed is made of what it means, and is not asked about here.
"""

import re
from collections.abc import Iterable, Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.leak import holds, offers, share
from flashgen.craft.view import View
from flashgen.craft.words import length, stems
from flashgen.model.diagnostic import Severity

CODE = "FG122"
SEVERITY = Severity.WARNING
ENGLISH = True
BAD = (
    """
    ask: Which reflux from the bladder into the ureter scars the kidney of a child?
    answer: Vesico-ureteric reflux of the bladder
    """,
    """
    ask: Which fracture crosses the surgical neck of the humerus in an old person?
    answer: Impacted surgical neck fracture
    """,
)
GOOD = (
    """
    ask: Which carcinoma grows slowly on the face, with a pearly rim?
    answer: Basal cell carcinoma
    """,
    """
    ask: Which form of malignant skin melanoma grows on palms and soles?
    answer: Acral lentiginous malignant melanoma
    """,
    """
    ask: Why does the risk of melanoma of the skin grow with moles of the skin?
    answer: Moles of the skin turn into melanoma
    """,
    """
    ask: How deep is a melanoma of more than 1 mm/year after two years, at least?
    answer: 2 mm
    """,
    """
    kind: definition
    term: low von Willebrand factor
    meaning: von Willebrand factor of 30–50 IU/dL with a bleeding tendency
    """,
)

FEWEST, MOST = 3, 0.7
_CATEGORY = re.compile(
    r"\b(?:which|what) (?:(?:form|type|kind|sort|variant|class|group|stage|grade) of "
    r"((?:[\w-]+ ?){1,4})|([\w-]+))",
    re.IGNORECASE,
)
_WHY = re.compile(r"\bwhy\b|\bfor (?:what|which) reason\b", re.IGNORECASE)
_HOW = re.compile(r"\bhow (\w+) (?:is|are|was|were)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"\W*\d[\d.,–-]*\s*[\w°µμ%]+(?:/[\w²³]+)?\W*")
LONGEST = 8
"""Words from which on an answer is a sentence, which must repeat its subject."""


def check(view: View) -> Iterator[Finding]:
    """Yield questions that hold most of a long answer."""
    if view.kind in ("definition", "classification"):
        return
    question, answer = view.question.words, view.answer.words
    wanted = dict.fromkeys(stems(answer))
    if not len(wanted) >= FEWEST or length(answer) > LONGEST or view.framed:
        return
    degree = _HOW.search(question)
    if degree and re.search(rf"\b{degree[1]}", answer, re.IGNORECASE):
        return  # `How severe is …? Moderately severe …`
    if _AMOUNT.fullmatch(answer) or _explains(question, wanted):
        return
    if not MOST <= share(question, answer) <= 1 or offers(question, answer):
        return
    shared = [word for word in wanted if word in stems(question)]
    category = (*_category(question), *stems("type"))
    given = [word for word in shared if word not in category]
    if len(given) < FEWEST - 1 or holds(question, answer):
        return
    yield Finding(
        view.question,
        question,
        f"the question holds most of the answer ({' '.join(shared)} …)",
        "ask without these words, or answer only with what is new",
    )


def _explains(question: str, wanted: Iterable[str]) -> bool:
    """Return whether a reason is asked for, and the answer says something new."""
    return bool(_WHY.search(question)) and not set(wanted) <= set(stems(question))


def _category(question: str) -> tuple[str, ...]:
    """Return the stems of the nouns that `which` and `what` ask for."""
    return stems(" ".join(m[1] or m[2] for m in _CATEGORY.finditer(question)))
