"""A question and its picture do not belong together.

Either the question points to a picture (“this image”, “Figure 2”, “the arrow”) and the
card shows none; or a picture stands above a question that could be answered with closed
eyes; or a figure has no question at all, and is never seen.

Source: errors seen in drafted cards.
Known false positives: a question about a picture that names only what is seen on it.
“The figure-3 sign” is no figure.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import NOTHING, FigureView, View
from flashgen.craft.words import subject
from flashgen.model.diagnostic import Severity

CODE = "FG144"
SEVERITY = Severity.WARNING
ENGLISH = True
BAD = (
    """
    ask: What does the arrow in Figure 2 point to?
    answer: The ligament of Treitz
    """,
    """
    ask: Which organ is torn on this CT scan?
    answer: The spleen
    """,
    """
    figures:
      film:
        file: film.svg
        modality: Chest X-ray
        alt: Chest X-ray, frontal
        caption: A cavity
        credit: The author
        licence: CC0-1.0
    """,
    """
    figures:
      film:
        file: film.svg
        modality: Chest X-ray
        alt: Chest X-ray, frontal
        caption: A cavity
        credit: The author
        licence: CC0-1.0
        ask:
          next-step: {ask: Who described Koch's postulates?, answer: Robert Koch}
    """,
)
GOOD = (
    """
    ask: On which film is the figure-3 sign of coarctation seen?
    answer: The chest X-ray
    """,
    """
    figures:
      film:
        file: film.svg
        modality: Chest X-ray
        alt: Chest X-ray, frontal
        caption: A cavity
        credit: The author
        licence: CC0-1.0
        ask: {finding: A cavity, where: The right upper lobe}
    """,
)

_PICTURE = (
    "image|picture|figure|photo(?:graph)?s?|radiographs?|x-rays?|films?|scans?|ct|mri|"
    "slides?|smears?|tracings?|ecgs?|strips?|drawings?|diagrams?|sketch|micrographs?|"
    "angiograms?|mammograms?|sonograms?|ultrasounds?|views?|schematics?|panels?|"
    "sections?"
)
_POINTS = re.compile(
    rf"\b(?:this|these) (?:[\w-]+ )?(?:[\w-]+ )?(?:{_PICTURE})\b(?! of\b)"
    rf"|\b(?:in|on|from) the (?:[\w-]+ )?(?:image|picture|figure|photo(?:graph)?|panel|"
    rf"slide)(?: (?:above|below|shown|here))?\b(?![- ]\d* ?sign)"
    rf"|\b(?:{_PICTURE}) (?:shown )?(?:above|below|here)\b|\bshown (?:here|above|"
    rf"below)\b"
    rf"|\b[Ff]ig(?:ure|\.)? ?\d+[a-z]?\b(?!-)(?! sign)"
    rf"|\bpanels? [A-Da-d]\b"
    rf"|\bthe (?:\w+ )?(?:arrows?|arrowheads?|asterisks?)\b"
    rf"|\b(?:marked|labelled|labeled|outlined|circled) "
    rf"(?:with|in|structure|area|region|lesion|[A-Z]\b)"
    rf"|\bindicated (?:with|by) (?:an? |the )?(?:arrow|asterisk|letter|[A-Z]\b)"
    rf"|\b(?:structure|area|lesion|point|vessel|organ) (?:marked |labelled |"
    rf"labeled )?[A-Z]"
    rf"\b(?=\?| |$)",
)
_SEES = re.compile(
    rf"\b(?:{_PICTURE}|this|these|here|shown?|shows|seen?|sees|visible|visuali[sz]ed|"
    r"arrows?|mark\w*|findings?|structures?|plane|appearances?|signs?|abnormal\w*|"
    r"lesions?|looks?|patterns?|colou?rs?|curves?|graphs?|lines?|spots?|specks?|shape|"
    r"technique|modality|modalities|imaging|diagnosis|next step|stain\w*|radiolog\w*|"
    r"axis|projection|contrast|sequence|phase|opacity|opacities|shadow\w*|dens\w+|"
    r"where|which side|demonstrat\w+|depict\w*|illustrat\w+|identif\w+|masks?)\b",
    re.IGNORECASE,
)


def check(view: View) -> Iterator[Finding]:
    """Yield questions with a picture missing, and pictures without their question."""
    question = view.question.words
    match = _POINTS.search(question)
    if view.figure is None and view.face != "image":
        if match:
            yield Finding(
                view.question,
                match[0],
                f"the question points to “{match[0]}”, but the card has no picture",
                "ask it under `figures:`, or say in words what is seen",
            )
    elif not _SEES.search(question) and not _shares(view):
        yield Finding(
            view.question,
            question,
            "the question can be answered without its picture",
            "ask about what is seen, or move it to `facts:`",
        )


def check_figure(figure: FigureView) -> Iterator[Finding]:
    """Yield figures that no card shows."""
    if not figure.asked:
        yield Finding(
            NOTHING,
            "",
            f"nothing is asked about the figure `{figure.key}`",
            "write questions under `ask:`, or delete the figure",
        )


def _shares(view: View) -> bool:
    """Return whether the question names something that the picture's texts name."""
    if view.figure is None:
        return False
    figure = view.figure
    seen = f"{figure.alt.words} {figure.caption.words} {figure.modality.words}"
    return bool(set(subject(view.question.words)) & set(subject(seen)))
