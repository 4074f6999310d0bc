"""The answer starts in the middle of a sentence.

“And”, “which”, “than” or “whereas” join an answer to words that are not on the card.
“Because of”, “with” and “as” are fine after why, with what and how; a bare “because”
adds nothing even after why.

Source: errors seen in drafted cards.
Known false positives: none seen.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.model.diagnostic import Severity

CODE = "FG114"
SEVERITY = Severity.WARNING
ENGLISH = True
BAD = (
    """
    ask: What does the liver make from ammonia?
    answer: Which is urea
    """,
    """
    ask: What does the liver make from ammonia?
    answer: and then urea
    """,
    """
    ask: What is the colour of a fresh bruise?
    answer: because blood is red
    """,
)
GOOD = (
    """
    ask: Why is a fresh bruise red?
    answer: Because of oxygenated blood
    """,
    """
    ask: With what is scabies treated?
    answer: With permethrin
    """,
    """
    ask: How was the tumour found?
    answer: As a chance finding
    """,
)

_ALWAYS = (
    "and|but|or|nor|which|whose|than|whereas|however|therefore|thus|hence|moreover|"
    "furthermore|also|respectively|then|additionally|because(?! of\\b)"
)
_ANSWERS = {
    "because|since|so|as": r"\bwhy\b|\breasons?\b|\bhow\b|\bpurpose\b|\bfor what\b"
    r"|\bin what\b|\bas what\b|\bas which\b|\bwhen\b|\binherited\b|\bin which form\b",
    "with|without": r"\bhow\b|\bwith\b|\bwhat\b.*\b(?:do|done|treat\w*|given|manage\w*|"
    r"prevent\w*|happen\w*)\b|\bwhere\b|\bby (?:what|which)\b|\bin which\b|\bunder\b|"
    r"\bwhen\b|…",
    "while|when|if|after|although": r"\bwhen\b|\bhow\b|\bunder (?:which|what)\b|"
    r"\bin (?:which|what)\b|\bat (?:which|what)\b|\bwhat\b|\bwhy\b|…",
    "that": r"\b(?:stat|claim|assum|conclu|mean|suggest|hypothes|prove|rule|law)\w*\b",
}
_START = re.compile(rf"(?:{_ALWAYS}|{'|'.join(_ANSWERS)})\b(?!-)", re.IGNORECASE)
_AND_SO = re.compile(r"(?:also known|and/or|as (?:many|much|often)|that of)\b", re.I)


def check(view: View) -> Iterator[Finding]:
    """Yield a connective at the start that the question did not ask for."""
    answer = view.answer.words
    match = _START.match(answer)
    if match is None or view.face == "cloze" or match[0].isupper():
        return
    if _AND_SO.match(answer) or _asked(match[0].casefold(), view.question.words):
        return
    yield Finding(
        view.answer,
        match[0],
        f"the answer starts with “{match[0]}”",
        "write the answer as a phrase that stands alone",
    )


def _asked(word: str, question: str) -> bool:
    """Return whether the question leads up to `word`."""
    for words, form in _ANSWERS.items():
        if word in words.split("|"):
            return re.search(form, question, re.IGNORECASE) is not None
    return False
