"""One side of a card as the page of an app that studies it.

What the apps say about a card's elements is restated in our own words from what can be
observed in them: the classes on `<html>` and `<body>`, margins, and the limits on
pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from flashgen import mathjax
from flashgen.exhibit import Exhibit
from flashgen.render import Look, masks

if TYPE_CHECKING:
    from jinja2 import Environment, Template

MATHJAX = f"/mathjax/{mathjax.VERSION}"
"""Where the server has MathJax; with the version, so that a browser may keep it."""


@dataclass(frozen=True)
class App:
    """An app: the classes it sets on `<html>`, and its own style below the card's."""

    html: str
    css: str


_ALL = (
    "body{overflow-wrap:break-word}li{text-align:start}pre{text-align:left}"
    "img{max-width:100%}"
)
APPS = {
    "anki": App(
        "linux js",
        f"{_ALL}body{{margin:20px;background:#fff}}img{{max-height:95vh}}"
        "hr{background-color:#ccc;margin:1em}"
        "body.nightMode{background-color:#2c2c2c;color:#fff}",
    ),
    "ankidroid": App(
        "mobile android linux js",
        f"{_ALL}body{{margin:0;background:#fff}}img{{max-height:90vh}}"
        "body.night_mode{background-color:#303030;color:#fff}",
    ),
    "ankimobile": App(
        "iphone ios mobile",
        f"{_ALL}body{{margin:0;background:#fff}}"
        "body.nightMode{background-color:#000;color:#fff}",
    ),
}


@dataclass(frozen=True)
class Frame:
    """The document of a frame; `scripts` says whether it has formulas to set."""

    html: str
    scripts: bool


def frame(exhibit: Exhibit, look: Look, side: str, app: str, night: bool) -> Frame:
    """Return one `side`, `front` or `back`, as `app` shows it."""
    html = getattr(exhibit.sides(look), side)
    if masks.is_masked(html):
        html = masks.drawn(html)
    maths = mathjax.needed(html)
    page = template("card.html.jinja").render(
        app=APPS[app],
        language=exhibit.fields["Language"],
        title=f"{side.capitalize()} of {exhibit.id}",
        css=look.css,
        html=html,
        number=exhibit.number,
        night=night,
        maths=maths,
        mathjax=MATHJAX,
    )
    return Frame(page, maths)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("flashgen.preview", "page")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined)


def template(name: str) -> Template:
    """Return a template of the folder `page`."""
    return _environment().get_template(name)
