"""The answer breaks off.

An open bracket or quote, an ellipsis, or an end such as “due to”, “and” or “(Fig” is
what is left when text was cut out of an article.

Source: errors seen in drafted cards.
Known false positives: none seen.  “Hepatitis A”, `Cl-` and `HLA-` are no findings.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.model.diagnostic import Severity

CODE = "FG113"
SEVERITY = Severity.ERROR
ENGLISH = True
BAD = (
    """
    ask: Why is the skin of a patient with Addison disease dark?
    answer: Melanocytes are stimulated by
    """,
    """
    ask: What does the barium meal of pyloric stenosis show?
    answer: A string sign (Figure
    """,
    """
    ask: What follows the crisis of sickle cells in the spleen?
    answer: Pooling of blood and ...
    """,
)
GOOD = (
    """
    ask: Which hepatitis is spread by shellfish?
    answer: Hepatitis A
    """,
    """
    ask: Which ion leaves the red cell when bicarbonate enters?
    answer: Cl-
    """,
    """
    ask: What decides between two plates for a fracture?
    answer: How good the bone is
    """,
    """
    ask: What does the barium meal of pyloric stenosis show?
    answer: A string sign (a thin line of contrast)
    """,
    """
    ask: Which thought keeps a girl with anorexia from treatment?
    answer: She fails to see how serious the low weight is
    """,
)

_END = re.compile(
    r"\b(?:of|and|with|or|due|due to|to|the|a|an|in|by|for|from|than|which|that|is|are|"
    r"was|were|as|at|on|into|because|whereas|while|including|such as|per|between|but|"
    r"their|its|his|her|following|approximately|about|fig|figure|table|ref|et al|e\.g|"
    r"has|have|had|been|be|being|(?:of|between|by|from) (?:two|three|one|each|both)|"
    r"via|see|versus|vs|when|if|where|who)"
    r"[.:,;]?\s*[)\]]?$"
)
_CUT = re.compile(
    r"(?:…|\.\.\.|[,;:(\[“/]|[a-z]{4,}[-–—])\s*[)\]]?$|^(?:…|\.\.\.|[,;)\]])"
)
_CLAUSE = re.compile(
    r"(?:.*\b(?:see|know|show|tell|recogni[sz]e|understand|explain)s? )?"
    r"(?:how|what|where|whom?) .*\b(?:is|are|was|were|of|from|for|by|with|in|"
    r"on|has|have)$",
    re.IGNORECASE,
)
"""A clause that may well end so: how good the bone is, what it is made of."""
_WHOLE = re.compile(
    r"\b(?:switched|turned|put|kept|carried|goes|went|passed|sets?) (?:on|in)$",
    re.IGNORECASE,
)
"""A verb with its particle: `the gene is switched on`."""
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))
_LIST_MARK = re.compile(r"(?:^|\s)(?:\d{1,2}|[a-z])\)")
_INTERVAL = re.compile(r"[\[(]\s*[\d.]+\s*[,;–-]\s*[\d.∞]+\s*[\])]")
_ASKS_PARTICLE = re.compile(
    r"\b(?:preposition|suffix|prefix|ending|word part)\b|\bletter\b", re.IGNORECASE
)


def check(view: View) -> Iterator[Finding]:
    """Yield answers that break off."""
    answer = view.answer.words
    if _ASKS_PARTICLE.search(view.question.words):
        return
    words = _broken(answer)
    if words:
        yield Finding(
            view.answer,
            words,
            "the answer breaks off",
            "write the answer as a whole phrase of its own",
        )


def _broken(answer: str) -> str:
    whole = _WHOLE.search(answer) or _CLAUSE.match(answer)
    ended = None if whole else _END.search(answer)
    match = _CUT.search(answer) or ended
    if match:
        return match[0].strip()
    plain = _INTERVAL.sub("", answer)
    bare = _LIST_MARK.sub("", plain)
    for opening, closing in _PAIRS:
        more = [text.count(opening) - text.count(closing) for text in (plain, bare)]
        if all(more):
            return opening if more[0] > 0 else closing
    return '"' if plain.count('"') % 2 and not re.search(r'\d\s*"', plain) else ""
