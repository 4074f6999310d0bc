"""The answer starts in the middle of a sentence.

“And”, “which”, “than” or “whereas” join an answer to words that are not on the card.
“Because of”, “with” and “as” are fine after why, with what and how; a “because”,
“since” or “as” before a whole clause adds nothing even after why: “It blocks …” says
the same.

Source: errors seen in drafted cards.
Known false positives: none seen.  “That with …”, as in “which of the two forms”, and
“Since birth”, after “since when”, are no findings.
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
    """
    ask: Why does a bruise turn green?
    answer: Since haem is broken down to biliverdin
    """,
    """
    ask: Why is the liver bruised less often than the spleen?
    answer: As it is firmer
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
    """
    ask: Since when has the boy with the blue sclerae had brittle teeth?
    answer: Since early childhood
    """,
    """
    ask: Which form of osteogenesis imperfecta is lethal around birth?
    answer: That with crumpled long bones
    """,
    """
    ask: Why is methotrexate given in placenta accreta?
    answer: As a substitute for hysterectomy
    """,
    """
    ask: Is pain in thoracic surgery lower after thoracoscopy or after thoracotomy?
    answer: After thoracoscopy
    """,
    """
    ask: Why was the result of the trial of drains in pneumothorax called fragile?
    answer: With lost films counted as failures, the margin was crossed
    """,
)

_ALWAYS = (
    "and|but|or|nor|which|whose|than|whereas|however|therefore|thus|hence|moreover|"
    "furthermore|also|respectively|then|additionally|because(?! of\\b)"
)
_ANSWERS = {
    "since": r"\bsince\b|\bhow long\b|\bwhy\b|\bhow\b|\bwhen\b",
    "so|as": r"\bwhy\b|\breasons?\b|\bhow\b|\bpurpose\b|\bfor what\b"
    r"|\bin what\b|\bas what\b|\bas which\b|\bwhen\b|\binherited\b|\bin which form\b",
    "with|without": r"\bhow\b|\bwith\b|\bwhat\b.*\b(?:do|done|treat\w*|given|manage\w*|"
    r"prevent\w*|happen\w*)\b|\bwhere\b|\bby (?:what|which)\b|\bin which\b|\bunder\b|"
    r"\bwhen\b|…",
    "while|when|if|after|although": r"\bwhen\b|\bhow\b|\bunder (?:which|what)\b|"
    r"\bin (?:which|what)\b|\bat (?:which|what)\b|\bwhat\b|\bwhy\b|…",
    "that": r"^what\b|\b(?:stat|claim|assum|conclu|mean|suggest|hypothes|prove|"
    r"rule|law)\w*\b",
}
_START = re.compile(rf"(?:{_ALWAYS}|{'|'.join(_ANSWERS)})\b(?!-)", re.IGNORECASE)
_AND_SO = re.compile(
    r"(?:also known|and/or|as (?:many|much|often)|that (?:of|with|without|in|on|at|"
    r"from|by|for|due|caused|after|before|between|around|near|which|whose))\b",
    re.IGNORECASE,
)
_VERB = (
    "is|are|was|were|has|have|had|can|cannot|could|may|might|will|would|must|do|does|"
    "did"
)
_CLAUSE = re.compile(
    rf"(?:since|as) (?!many\b|much\b|often\b|a\b|an\b)(?:(?:it|they|he|she|there|we|no "
    rf"one|nobody)\b|(?:[\w’'-]+ ){{1,6}}(?:{_VERB})\b)",
    re.IGNORECASE,
)
"""A clause that gives a reason.  “As a …” and “since the …” without a verb are none."""
_SENTENCE = re.compile(
    rf"(?:with|without|after|if|when|while|although) [^,]+, .*\b(?:{_VERB})\b", re.I
)
"""A whole sentence: `With few patients, the margin was crossed`."""
_WHY = re.compile(r"\bwhy\b|\bwhat (?:is|was) the reason\b", re.IGNORECASE)


def check(view: View) -> Iterator[Finding]:
    """Yield a connective at the start that the question did not ask for."""
    answer = view.answer.words
    match = _START.match(answer)
    parted = view.face == "cloze" or view.kind == "list"  # the words around tell
    if match is None or parted or match[0].isupper():
        return
    question = view.question.words
    reason = _WHY.search(question) and _CLAUSE.match(answer)
    led = re.search(
        rf"\b{re.escape(match[0])} (?:which|what|whom)\b", question, re.IGNORECASE
    )
    led = led or re.search(rf"\b{match[0]} .{{1,80}} or\b", question, re.IGNORECASE)
    fair = (
        led
        or _SENTENCE.match(answer)
        or _AND_SO.match(answer)
        or _asked(match[0].casefold(), question)
    )
    if fair and not reason:
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
