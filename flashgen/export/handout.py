"""A deck as a handout: questions, and a key to the answers at the end."""

from __future__ import annotations

from collections.abc import Callable

from flashgen.export import formula
from flashgen.export.edition import Edition, Files
from flashgen.export.sheet import sheets
from flashgen.export.site import asset, credits, mathjax_files, template

PAGE, STYLE = "handout.html", "handout.css"
ADVICE = (
    "pip install 'flashgen[pdf]', and the Pango library; or add --no-pdf, and print "
    "handout.html from a browser"
)


class NoPrinter(Exception):
    """Raised where what makes a PDF is not installed."""


def page(edition: Edition) -> Files:
    """Return the handout as a page, with its pictures."""
    html = _html(edition, scripts=True)
    files: Files = {
        PAGE: html.replace('<img src="', '<img src="media/').encode(),
        STYLE: asset(STYLE),
        **{f"media/{name}": data for name, data in edition.media.items()},
    }
    return {**files, **(mathjax_files() if edition.has_formulas else {})}


def pdf(edition: Edition) -> bytes:
    """Return the handout as tagged PDF: A4, page numbers, text that can be selected.

    The same deck, fonts and versions of libraries give the same bytes.  Raises
    NoPrinter if weasyprint or ziamath, or the Pango library, is missing.
    """
    try:
        import weasyprint

        html = formula.drawn(_html(edition, scripts=False))
    except (ImportError, OSError) as problem:
        raise NoPrinter(f"no PDF can be made here: {problem}") from None
    document = weasyprint.HTML(
        string=html, base_url="deck:/", url_fetcher=_fetcher(edition)
    )
    written: bytes = document.write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=edition.deck.stem.encode()
    )
    return written


def _html(edition: Edition, *, scripts: bool) -> str:
    """Return the page; with `scripts` it loads MathJax, where there are formulas."""
    shown = tuple(sheets(edition))
    html: str = template("handout.html.jinja").render(
        say=edition.say,
        recipe=edition.deck.recipe,
        sheets=shown,
        count=sum(len(sheet.all) for sheet in shown),
        sources=list(edition.sources()),
        credits=credits(edition),
        maths=scripts and edition.has_formulas,
    )
    return html


def _fetcher(edition: Edition) -> Callable[[str], object]:
    """Return what gives weasyprint the style and the pictures, and nothing else."""
    from weasyprint.urls import URLFetcherResponse

    def fetch(url: str) -> object:
        name = url.rpartition("/")[2]
        data = asset(STYLE) if name == STYLE else edition.media.get(name)
        if data is None:
            raise ValueError(f"{url} is no part of the deck")
        return URLFetcherResponse(url, data, {"Content-Type": _type(name)})

    return fetch


def _type(name: str) -> str:
    if name.endswith(".css"):
        return "text/css"
    return "image/svg+xml" if name.endswith(".svg") else "image/webp"
