"""A deck as a website of plain files, which works from a folder without a server."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from flashgen import mathjax
from flashgen.exhibit import Exhibit
from flashgen.export.edition import Edition, Files
from flashgen.figures.shown import Picture
from flashgen.markup import to_html
from flashgen.pipeline import CompiledCase

if TYPE_CHECKING:
    from jinja2 import Environment, Template

MATHJAX = "mathjax"
_IDS = re.compile(r' id="answer"')
_SWITCH = re.compile(r'\b(id|for)="fc-show"')


@dataclass(frozen=True)
class _Page:
    """What the pages say about one case.

    `kinds` are ids, names and numbers of cards.
    """

    language: str
    title: str
    trail: str
    file: str
    count: int
    kinds: Sequence[tuple[str, str, int]]
    picture: Picture | None


@dataclass(frozen=True)
class _Card:
    """A card on a page: ids in its HTML are its own."""

    key: str
    kind: str
    number: int
    front: str
    back: str


def site(edition: Edition) -> Files:
    """Return the files of the site; `index.html` is where to begin."""
    pages = [_page(edition, *shown) for shown in edition.cases]
    cards = [[_card(edition, e) for e in exhibits] for _, exhibits in edition.cases]
    maths = any(mathjax.needed(c.front + c.back) for page in cards for c in page)
    files: Files = {
        "index.html": _index(edition, pages, maths),
        "cards.css": edition.look.css.encode(),
        **{name: asset(name) for name in ("page.css", "page.js")},
        **{f"media/{name}": data for name, data in edition.media.items()},
        **(mathjax_files() if maths else {}),
    }
    for at, (page, shown) in enumerate(zip(pages, cards, strict=True)):
        text = template("case.html.jinja").render(
            say=edition.say,
            recipe=edition.deck.recipe,
            case=page,
            cards=shown,
            before=pages[at - 1] if at else None,
            after=pages[at + 1] if at + 1 < len(pages) else None,
            maths=any(mathjax.needed(card.front + card.back) for card in shown),
        )
        files[page.file] = text.encode()
    return files


def _index(edition: Edition, pages: Sequence[_Page], maths: bool) -> bytes:
    recipe = edition.deck.recipe
    text = template("index.html.jinja").render(
        say=edition.say,
        recipe=recipe,
        about=to_html(recipe.about) if recipe.about else "",
        cases=pages,
        total=len(edition.exhibits),
        pictures=sum(len(case.pictures.shown) for case, _ in edition.cases),
        sources=list(edition.sources()),
        credits=credits(edition),
        maths=maths and mathjax.needed(recipe.about or ""),
    )
    return text.encode()


def credits(edition: Edition) -> list[str]:
    """Return who made the figures, and under which licences they are."""
    shown = (s for case, _ in edition.cases for s in case.pictures.shown.values())
    return sorted({f"{s.variant.credit}, {s.variant.licence}" for s in shown})


def _page(edition: Edition, case: CompiledCase, exhibits: Sequence[Exhibit]) -> _Page:
    about, say = case.case.about, edition.say
    kinds = Counter(exhibit.card.kind for exhibit in exhibits)
    pictures = [shown.picture for shown in case.pictures.shown.values()]
    return _Page(
        about.language,
        about.title,
        about.trail,
        f"{about.id}.html",
        len(exhibits),
        [(kind, say(f"kind.{kind}"), count) for kind, count in sorted(kinds.items())],
        pictures[0] if pictures else None,
    )


def _card(edition: Edition, exhibit: Exhibit) -> _Card:
    """Return a card with ids of its own, and its pictures in the folder `media`."""
    key = exhibit.key + (f"-{exhibit.number}" if exhibit.mask else "")

    def placed(side: str) -> str:
        side = side.replace('<img src="', '<img src="media/')
        side = side.replace('aria-level="1"', 'aria-level="2"')
        return _SWITCH.sub(rf'\1="{key}-marks"', _IDS.sub("", side))

    front, back = edition.sides(exhibit)
    return _Card(key, exhibit.card.kind, exhibit.number, placed(front), placed(back))


def mathjax_files() -> Files:
    """Return the files that set formulas on a screen."""
    parts = mathjax.parts().items()
    return {f"{MATHJAX}/{name}": part.read_bytes() for name, part in parts}


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("flashgen.export", "pages")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined)


def template(name: str) -> Template:
    """Return a template of the folder `pages`."""
    return _environment().get_template(name)


def asset(name: str) -> bytes:
    """Return a file of the folder `pages` as it stands there."""
    from importlib.resources import files

    return files(__package__).joinpath("pages", name).read_bytes()
