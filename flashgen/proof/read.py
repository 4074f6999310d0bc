"""A file's text -> an article, whichever of the two formats it is in."""

import re

from flashgen.proof.article import Article, SourceFileError

_XML = re.compile(r"\ufeff?\s*<(?:\?xml|!DOCTYPE|!--|[A-Za-z][\w:.-]*[\s>])")
_HTML = re.compile(r"\ufeff?\s*<(?:!DOCTYPE\s+html|html)", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def read_article(text: str, name: str) -> Article:
    """Read an article: JATS XML, or the plain text of a printed page.

    `name` is only for messages. Raises `SourceFileError` (with a line) for what is
    neither, for broken XML and for an article without a sentence.
    """
    control = _CONTROL.search(text)
    if control is not None:
        line = text.count("\n", 0, control.start()) + 1
        raise SourceFileError(name, line, "a control character: this is no text file")
    if _HTML.match(text):
        raise SourceFileError(name, 1, "an HTML page: save its text, or its JATS XML")
    text = text.removeprefix("\ufeff")
    article = _article(text, name)
    if not article.citable:
        raise SourceFileError(name, 1, "no sentence that evidence could name")
    return article


def _article(text: str, name: str) -> Article:
    # Imported here: only `source add` reads articles, every check starts this package.
    if _XML.match(text):
        from flashgen.proof.jats import read_jats

        return Article(name, *read_jats(text, name))
    from flashgen.proof.layout import read_layout

    return Article(name, *read_layout(text))
