"""Trail, tag or front caption gives the answer away.

They stand on the front, or beside it in Anki, of every card of the case: “Rheumatology
› Gout” answers each card whose answer is gout, and spoils the vignette.

Source: errors seen in drafted cards.
Known false positives: an organ or field as the answer of another card of the same case.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.leak import holds
from flashgen.craft.view import Part, View
from flashgen.craft.words import stems
from flashgen.model.diagnostic import Severity

CODE = "FG123"
SEVERITY = Severity.ERROR
ENGLISH = True
BAD = (
    """
    trail: Rheumatology, gout
    facts:
      crystals:
        ask: Which disease lays down needles that polarise negatively?
        answer: Gout
    """,
    """
    topics: [rheumatology::gout]
    facts:
      crystals:
        ask: Which disease lays down needles that polarise negatively?
        answer: Gout
    """,
)
GOOD = (
    """
    trail: Rheumatology
    facts:
      crystals:
        ask: Which disease lays down needles that polarise negatively?
        answer: Gout
    """,
)

_DIAGNOSIS = re.compile(
    r"\b(?:diagnosis|disease|disorder|syndrome|condition|cause|poison\w*|infection|"
    r"tumou?r|what is wrong)\b",
    re.IGNORECASE,
)
LEAST = 2
"""Words of a long diagnosis that give it away."""


def check(view: View) -> Iterator[Finding]:
    """Yield trail, tags and figure names that hold the answer."""
    answer = view.answer.words
    for part in (view.case.trail, *_tags(view)):
        words = holds(part.words, answer) or _most(view, part.words)
        if words:
            yield Finding(
                part,
                words,
                f"the {part.name} “{part.words}” gives the answer away",
                "name the specialty instead, without organ or disease",
            )
            return


def _most(view: View, text: str) -> str:
    """Return `text` if it holds most of a diagnosis that is asked for."""
    answer = set(stems(view.answer.words))
    if view.kind != "vignette" and not _DIAGNOSIS.search(view.question.words):
        return ""
    shared = answer & set(stems(text))
    enough = len(shared) >= LEAST and len(shared) * 2 >= len(answer)
    return text if enough else ""


def _tags(view: View) -> Iterator[Part]:
    for tag in view.tags:
        yield Part("tag", tag.replace("::", " ").replace("-", " ").replace("_", " "))
