"""The two sides of a card: HTML with `{{Field}}`, as Anki fills it in."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

_PART = re.compile(r"\{\{>(\w+)\}\}\n")
"""A line `{{>name}}` stands for a part that all faces share."""


class Template(NamedTuple):
    """One card template.

    `browser_front` and `browser_back` are its sides in the columns of Anki's browser,
    where a card is one line of text.
    """

    name: str
    front: str
    back: str
    browser_front: str
    browser_back: str


def side(face: str, which: str) -> str:
    """Return the HTML of one side, `front` or `back`, of a face, with shared parts.

    A shared part `name` is the file `name.front.html` or `name.back.html`.
    """
    text = read(f"{face}.{which}.html")
    return _PART.sub(lambda part: read(f"{part[1]}.{which}.html"), text)


def dormant(field: str) -> Template:
    """Return a template that makes no card while `field` is empty.

    A released note type never gains a template; it can wake this one.
    """
    shown = f"{{{{#{field}}}}}{{{{{field}}}}}{{{{/{field}}}}}\n"
    back = f'<div class="fc fc-back" id="answer">{shown}</div>\n'
    return Template("Spare", shown, back, shown, "{{Answer}}")


@cache
def read(name: str) -> str:
    """Return the text of a file of this package."""
    # importlib.resources would do the same, but takes longer to load than to use.
    return Path(__file__).with_name(name).read_text("utf-8")
