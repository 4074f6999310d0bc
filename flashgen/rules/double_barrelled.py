"""The card asks two things at once.

Who knows one half cannot grade the card, and the half that is easy keeps the other one
from being learnt.  Write a card for each.

Source: P. Wozniak's rule 4 (minimum information); A. Matuschak (focused).
Known false positives: low; “which drug and which dose” is a finding on purpose.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.model.diagnostic import Severity

CODE = "FG104"
SEVERITY = Severity.WARNING
ENGLISH = True
BAD = (
    """
    ask: Which nerve is cut in wrist drop, and where does it run?
    answer: The radial nerve, round the humerus
    """,
    """
    ask: What causes wrist drop? How is it splinted?
    answer: Palsy of the radial nerve, in extension
    """,
    """
    ask: What are the cause and the treatment of wrist drop?
    answer: Palsy of the radial nerve, a splint
    """,
)
GOOD = (
    """
    ask: Which nerve runs with the deep brachial artery and is cut in wrist drop?
    answer: The radial nerve
    """,
    """
    ask: What tells the pain of angina from that of infarction and pericarditis?
    answer: Relief by rest
    """,
)

_WH = "what|why|how|when|where|who|whose|which"
_SECOND = re.compile(
    rf"\b(?:{_WH})\b[^?]*?"
    rf"((?:,\s+)?\b(?:and|or|as well as)\s+(?:(?:by|in|at|to|for|with|on|from)\s+)?"
    rf"(?:{_WH})\b(?! other| else)[^?]*)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\b(?:and|or) (?:which|who|whose|when|where)\b", re.IGNORECASE)
_ASKS_AGAIN = re.compile(
    r"\band (?:which|whose) [\w-]+ (?:do|does|did|is|are|was|were|can|has|have)\b", re.I
)
_ASPECT = (
    "causes?|treatments?|therap(?:y|ies)|diagnos[ie]s|prognos[ie]s|mechanisms?|doses?|"
    "routes?|incidence|prevalence|mortality|symptoms?|signs?|complications?|functions?|"
    "origins?|insertions?|durations?|names?|sites?|side[ -]effects?|management|"
    "aetiolog(?:y|ies)|courses?|results?|indications?|contraindications?|"
    "sensitivit\\w+|"
    "specificit\\w+|size|weight|height|length|width|colou?r|shape|age|sex|rate|"
    "frequency|"
    "half-life|innervation|blood supply|nerve supply|antidote|vector|host|inheritance"
)
_ASPECTS = re.compile(
    rf"\b(?:what|which) (?:(?:is|are|was|were) )?(?:the )?(?:\w+ )?"
    rf"((?:{_ASPECT}) and (?:the |its |their )?(?:\w+ )?(?:{_ASPECT}))\b",
    re.IGNORECASE,
)


def check(view: View) -> Iterator[Finding]:
    """Yield the second half of a question with two."""
    words = _second(view.question.words)
    if words:
        yield Finding(
            view.question,
            words,
            "the question asks two things",
            "write two cards, each with one of the questions",
        )


def _second(question: str) -> str:
    if question.count("?") > 1:
        first, second = question.split("?")[:2]
        if not _introduces(first):
            return second.strip() + "?"
    match = _SECOND.search(question) or _ASPECTS.search(question)
    if match is None or (_CLAUSE.match(match[1]) and _relative(question)):
        return ""
    return match[1].lstrip(", ")


def _introduces(first: str) -> bool:
    """Return whether the first question is one in name only, like `True or false?`."""
    return len(first.split()) < 4


def _relative(question: str) -> bool:
    """Return whether the second `which` can belong to a noun before it."""
    if _ASKS_AGAIN.search(question):
        return False
    return re.search(r",\s+and (?:which|who|whose|when|where)\b", question) is None
