"""The question can be answered with yes or no.

Half of all guesses are right, so the card measures nothing, and the answer teaches no
words.  Ask which, what or how instead.

Source: A. Matuschak, “How to write good prompts” (effortful); the NBME's guide.
Known false positives: none seen.  A choice between two things (“Is the murmur systolic
or diastolic?”) and answers such as “No growth” are no findings.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.model.diagnostic import Severity

CODE = "FG103"
SEVERITY = Severity.ERROR
ENGLISH = True
BAD = (
    """
    ask: Is warfarin a prodrug?
    answer: No
    """,
    """
    ask: In a child with croup, does the cough bark?
    answer: Yes, like a seal
    """,
    """
    ask: True or false? Scurvy loosens the teeth.
    answer: 'True'
    """,
    """
    ask: Scurvy loosens the teeth, doesn't it?
    answer: Right
    """,
)
GOOD = (
    """
    ask: Is the murmur of aortic stenosis systolic or diastolic?
    answer: Systolic
    """,
    """
    ask: What does a culture of the fluid in reactive arthritis show?
    answer: No growth
    """,
    """
    ask: Which aneurysm has a wall of all three layers of the vessel?
    answer: True aneurysm
    """,
)

_AUXILIARY = (
    "is|are|was|were|does|do|did|can|could|has|have|had|will|would|should|may|might|"
    "must|isn't|aren't|doesn't|don't"
)
_WH = r"\b(?:what|which|who|whom|whose|when|where|why|how)\b"
_STARTS = re.compile(
    rf"(?:(?!.*{_WH}).*[,:;]\s+)?(?:and |but |so )?(?:{_AUXILIARY})\s+(?!in\b|of\b)\w",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r",\s+(?:right|correct|true|yes|no|isn't it|(?:do|does|is|are|was)n't \w+)\s*\?",
    re.IGNORECASE,
)
_TRUE_FALSE = re.compile(
    r"\b(?:true or false|yes or no|right or wrong)\b", re.IGNORECASE
)
_ANSWER = re.compile(
    r"(?:yes|no|true|false|correct|incorrect|right|wrong)\s*(?:(?:[,.;:!–—]|\s-).*)?",
    re.IGNORECASE | re.DOTALL,
)
_SIDE = re.compile(r"\b(?:side|left|lung|hemi\w*|kidney|ventricle|atrium)\b", re.I)
_CHOICE = re.compile(r"\bor\b", re.IGNORECASE)


def check(view: View) -> Iterator[Finding]:
    """Yield questions that yes or no would answer."""
    question, answer = view.question.words, view.answer.words
    found = _words(view.lead, question)
    plain = _ANSWER.fullmatch(answer) and not _named(question, answer)
    if plain or (found and not _CHOICE.search(view.lead)) or _tagged(question):
        yield Finding(
            view.question,
            found or _tagged(question),
            "the question can be answered with yes or no",
            "ask which, what or how, so that the answer is a word to know",
        )


def _words(lead: str, question: str) -> str:
    return lead if _STARTS.match(lead) and "?" in question else ""


def _tagged(question: str) -> str:
    match = _TAG.search(question) or _TRUE_FALSE.search(question)
    return match[0] if match else ""


def _named(question: str, answer: str) -> bool:
    """Return whether `right` is a side, or the answer one of two that were offered."""
    if answer.casefold().startswith("right"):
        return _SIDE.search(question) is not None
    return False
