"""A picture without a text for those who cannot see it.

The alternative text is read out on the front.  “Image” or the name of the file says
nothing; the view and what is seen, without the answer, is enough.

Source: WCAG 2.2, 1.1.1.
Known false positives: none seen.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import FigureView
from flashgen.craft.words import tokens
from flashgen.model.diagnostic import Severity

CODE = "FG141"
SEVERITY = Severity.ERROR
ENGLISH = False
_FIGURE = """
    figures:
      film:
        file: film.svg
        modality: Chest X-ray
        alt: {alt}
        caption: A cavity
        credit: The author
        licence: CC0-1.0
        ask: {{finding: A cavity}}
"""
BAD = (
    _FIGURE.format(alt="image"),
    _FIGURE.format(alt="film.svg"),
    _FIGURE.format(alt="Figure 2"),
)
GOOD = (
    _FIGURE.format(alt="Chest X-ray, frontal"),
    _FIGURE.format(alt="Front of the chest, with a ring in the right upper lobe"),
)

_EMPTY = re.compile(
    r"(?:todo|tbd|fixme|placeholder|insert|lorem)\b.*|(?:(?:an?|the|this|"
    r"my) )?(?:image|picture|figure|fig|photo|photograph|graphic|"
    r"illustration|alt|alt text|alternative text|description|caption|todo|tbd|none|"
    r"n/?a|"
    r"untitled|img|pic|scan|screenshot|xxx+|bild|abbildung|foto|x|file|see caption|"
    r"see (?:figure|text)|unknown|null|media|medical image|the image|radiology image)?"
    r"[\W_]*(?:no\.? ?)?[\d_.-]*[a-z]?",
    re.IGNORECASE,
)
_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|dcm)", re.IGNORECASE)


def check_figure(figure: FigureView) -> Iterator[Finding]:
    """Yield an alternative text that says nothing."""
    alt = figure.alt.words.strip()
    name = figure.file.words.rpartition(".")[0]
    if _EMPTY.fullmatch(alt) or _FILE.fullmatch(alt) or _same(alt, name):
        yield Finding(
            figure.alt,
            alt,
            "the alternative text says nothing about the picture",
            "describe what is seen, without the answer",
        )


def _same(alt: str, name: str) -> bool:
    """Return whether the text is only the name of the file."""
    bare = name.replace("_", " ").replace("-", " ")
    return " " not in alt and tokens(alt.replace("_", " ")) == tokens(bare)
