"""The question belongs to a list of options that the card does not have.

“All of the above”, “which of the following” and “all EXCEPT” come from multiple choice.
Without the options nobody can answer, and with them one learns what is wrong.

Source: the NBME's guide (negative stems; all or none of the above).
Known false positives: low.  “All … except one” that asks for the one is fair, and so is
“which … does not”, where only one thing does not; but not if the question itself offers
three options or more.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import length, stems
from flashgen.model.diagnostic import Severity

CODE = "FG107"
SEVERITY = Severity.ERROR
ENGLISH = True
BAD = (
    """
    ask: All of these are branches of the coeliac trunk EXCEPT?
    answer: The superior mesenteric artery
    """,
    """
    ask: Which of the following arises from the coeliac trunk?
    answer: The splenic artery
    """,
    """
    ask: Which arteries arise from the coeliac trunk?
    answer: All of the above
    """,
    """
    ask: Which does not lie behind the peritoneum, the spleen, the kidney or the aorta?
    answer: The spleen
    """,
)
GOOD = (
    """
    ask: All carpal bones except one give rise to a muscle or ligament. Which one is it?
    answer: The lunate
    """,
    """
    ask: Which cranial nerve does not pass through a foramen of the skull base?
    answer: The olfactory bulb's fibres pass the cribriform plate
    """,
    """
    ask: Which does not lie behind the peritoneum, the spleen or the kidney?
    answer: The spleen
    """,
    """
    ask: Which is without villi and at least 2 cm wide, the jejunum, ileum or colon?
    answer: The colon
    """,
)

_FORMS = re.compile(
    r"\b(?:all|none|any|both|each|neither|one|some|which|either) (?:one )?of "
    r"(?:the (?:above|following|preceding|foregoing|below|options|choices|statements|"
    r"answers|(?:above|following|listed) \w+)|these(?= (?:options|choices|statements|"
    r"answers|is|are|does|do|was|were)\b))\b"
    r"|\b(?:all|none|both) of (?:the above|these|those)\s*[.?]?$"
    r"|\bthe following (?:statements?|options?|choices?)\b"
    r"|\b(?:the )?(?:following|above)\b[^?.]*\b(?:EXCEPT|except)\b"
    r"|\bexcept(?: for)?\s*(?:which|what|one)?\s*[:?…_]+\s*$|\bEXCEPT\b|\bNOT\b"
    r"|\bleast likely\b|\b(?:incorrect|false|untrue) (?:statement|option|answer)\b",
)
_INSENSITIVE = re.compile(
    r"(?i:\b(?:all|none|both|neither) of the above\b|\bwhich of the following\b"
    r"|\bwhich (?:statements?|assertions?|options?|sentences?)\b[^?]*\b"
    r"(?:is|are) (?:not )?(?:true|false|correct|incorrect|right|wrong)\b"
    r"|\bone of the following\b|\ball except\b(?=\s*\?))"
)
_NOT = re.compile(r"\b(?:not|cannot|never|except|(?<!at )least)\b|n't\b", re.IGNORECASE)
_WH = re.compile(r"\b(?:which|what|who|where)\b", re.IGNORECASE)
_BETWEEN = re.compile(r",? or |[,:] ")
FEWEST, LONGEST = 3, 5
"""Options that make a choice multiple, and words of an option."""


def check(view: View) -> Iterator[Finding]:
    """Yield words of multiple choice in question or answer."""
    for part in (view.question, view.answer):
        match = _INSENSITIVE.search(part.words) or _FORMS.search(part.words)
        if match:
            yield Finding(
                part,
                match[0],
                f"“{match[0]}” belongs to a list of options",
                "ask for the thing itself; for a set use `kind: list`",
            )
            return
    words = _spared(view.question.words, view.answer.words)
    if words:
        yield Finding(
            view.question,
            words,
            f"“{words}” are options, and the answer is what does not fit",
            "ask what the answer is or does; for a set use `kind: list`",
        )


def _spared(question: str, answer: str) -> str:
    """Return the options that end a question for the one of them that does not."""
    if " or " not in question:
        return ""
    asked = _BETWEEN.split(question.rstrip("? "))
    options: list[str] = []
    while asked and length(asked[-1]) <= LONGEST and not _WH.search(asked[-1]):
        options.insert(0, asked.pop())
    if len(options) < FEWEST or not _NOT.search(" ".join(asked)):
        return ""
    if stems(answer) not in map(stems, options):
        return ""
    return question[question.rindex(options[0], 0, question.rindex(" or ")) :]
