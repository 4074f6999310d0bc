"""The front says the answer.

All words of the answer stand close together in the question, in the caption or
alternative text of the picture, or in the rows beside the gap, in whatever inflexion.

Source: A. Matuschak (effortful); the NBME's guide (word repeats).
Known false positives: names that repeat a word of the question and add nothing, and
answers that are asked for by how often or where their words stand.  A choice between
two things that are both named is no finding, and neither is “wide” after “how wide”,
which asks on a scale.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.leak import holds, offers, quantity
from flashgen.craft.view import View
from flashgen.model.diagnostic import Severity

CODE = "FG121"
SEVERITY = Severity.ERROR
ENGLISH = True
BAD = (
    """
    ask: Which artery is torn when the middle meningeal artery bleeds after a blow?
    answer: The middle meningeal artery
    """,
    """
    ask: To what is Horner syndrome with sympathetic paralysis due?
    answer: Paralysis of the sympathetic
    """,
    """
    ask: Which local anaesthetic is broken down to 3-hydroxyropivacaine?
    answer: Ropivacaine
    """,
    """
    figures:
      film:
        file: film.svg
        modality: Chest X-ray
        alt: Chest film with a pneumothorax on one side
        caption: Pneumothorax
        credit: The author
        licence: CC0-1.0
        ask: {finding: Pneumothorax}
    """,
)
GOOD = (
    """
    ask: Which artery is torn in most extradural haematomas?
    answer: The middle meningeal artery
    """,
    """
    ask: Which has more protein, an exudate or a transudate?
    answer: An exudate
    """,
    """
    ask: Which form of herpes zoster has no rash?
    answer: Zoster sine herpete
    """,
    """
    ask: How wide is the pupil in poisoning by atropine?
    answer: Wide
    """,
    """
    ask: Which acid do the muscles release in the ketoacidosis of lactating women?
    answer: Lactic acid
    """,
    """
    ask: In which arm of the caplacizumab trial did all relapses occur?
    answer: The caplacizumab arm
    """,
)


_SCALE = re.compile(
    r"\bhow (wide|tall|long|high|old|deep|thick|large|big|heavy|fast|strong|common|"
    r"frequent|dense|far|early|late|often|rare|bright|soft|hard|loud|\w+ly)\b",
    re.IGNORECASE,
)


_SIDED = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?:group|arm|side|ear|eye|leg|lung|kidney)s?"
    r"(?= (?:is|are|was|were|did|do|does|has|had|of|in)\b|[,?])",
    re.IGNORECASE,
)
"""A choice between few, of which one may be named for another reason."""
_TWO, _SHORT = re.compile(r"\bor\b", re.I), 5
_AMONG = re.compile(r"\bwhich of (?:his|her|their|its|the|these|those)\b", re.I)
"""A question that chooses among what the presentation shows."""


def check(view: View) -> Iterator[Finding]:
    """Yield the words of the front that hold the whole answer."""
    answer = view.answer.words
    for part in view.front:
        if part.name in ("letter", "term") and part.words == answer:
            continue
        words = holds(part.words, answer, in_order=part is not view.question)
        if part is view.question and not words:
            words = quantity(part.words, answer)
        if part.name == "stem" and _AMONG.search(view.question.words):
            continue
        if words and not _fair(view, part.words, answer):
            yield Finding(
                part,
                words,
                f"the {part.name} says the answer: “{words}”",
                "leave it out there, or ask for something else",
            )
            return


def _fair(view: View, text: str, answer: str) -> bool:
    """Return whether the answer is one of two that the question names, or a degree."""
    if _TWO.search(text) and len(text.split()) <= _SHORT:
        return True  # the hint `higher or lower`
    if text == view.question.words and _SIDED.search(text):
        return True
    degree = answer.casefold() in map(str.casefold, _SCALE.findall(text))
    if text != view.question.words:
        return offers(view.question.words, answer)  # `A or B?`, both named in the alt
    return degree or offers(text, answer)
