"""The file name of a picture gives the answer away.

flashgen packages a picture under a fingerprint, so the name does not reach the deck;
but it does reach whoever opens the folder, shares the file or exports the picture.

Source: errors seen in drafted cards.
Known false positives: low.  A name may say modality, plane and level, so answers to
where and which technique are no findings.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.leak import holds
from flashgen.craft.view import View
from flashgen.craft.words import stems
from flashgen.model.diagnostic import Severity

CODE = "FG124"
SEVERITY = Severity.WARNING
ENGLISH = True
BAD = (
    """
    figures:
      film:
        file: tension-pneumothorax.svg
        modality: Chest X-ray
        alt: Chest film with one dark side
        caption: Tension pneumothorax
        credit: The author
        licence: CC0-1.0
        ask: {diagnosis: Tension pneumothorax}
    """,
)
GOOD = (
    """
    figures:
      film:
        file: chest-film.svg
        modality: Chest X-ray
        alt: Chest film with one dark side
        caption: Tension pneumothorax
        credit: The author
        licence: CC0-1.0
        ask: {diagnosis: Tension pneumothorax}
    """,
)

_PLACE = re.compile(
    r"\b(?:where|which (?:part|side|level|plane|view|technique|organ|region))\b", re.I
)
_PARTS = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")


def check(view: View) -> Iterator[Finding]:
    """Yield the file name of a figure whose words hold the answer."""
    if view.figure is None or _PLACE.search(view.question.words):
        return
    name = view.figure.file.words
    text = " ".join(_PARTS.split(name.rpartition(".")[0]))
    answer = view.answer.words
    modality = set(stems(view.figure.modality.words))
    if holds(text, answer) and not set(stems(answer)) <= modality:
        yield Finding(
            view.figure.file,
            name,
            f"the file name says the answer: {text}",
            "name the file by modality and view",
        )
