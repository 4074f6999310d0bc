"""JATS XML (NISO Z39.96, the format of PubMed Central) -> sections.

Read with expat and nothing else: entities are neither declared nor expanded, external
ones never fetched, depth is bounded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from xml.parsers import expat

from flashgen.proof.article import (
    LeftOut,
    Section,
    SourceFileError,
    merged,
    section_name,
    told,
)
from flashgen.proof.sentence import sentences

_DEEPEST = 200  # levels of nesting; real articles stay below 40


@dataclass(slots=True)
class _Node:
    tag: str
    attributes: dict[str, str]
    children: "list[_Node | str]" = field(default_factory=list)

    def nodes(self) -> "Iterator[_Node]":
        return (child for child in self.children if isinstance(child, _Node))

    def first(self, tag: str) -> "_Node | None":
        """Return the first node of that tag below this one, in the order of reading."""
        for child in self.nodes():
            found = child if child.tag == tag else child.first(tag)
            if found is not None:
                return found
        return None


class _Tree:
    """Builds the nodes and refuses what an article has no need of."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root = _Node("", {})
        self.open = [self.root]
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.SkippedEntityHandler = self._skipped
        self.parser.EntityDeclHandler = self._declared

    def error(self, message: str, line: int | None = None) -> SourceFileError:
        return SourceFileError(
            self.name, line or self.parser.CurrentLineNumber, message
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self.open) > _DEEPEST:
            raise self.error(f"elements nested deeper than {_DEEPEST} levels")
        node = _Node(tag.rpartition(":")[2], attributes)
        self.open[-1].children.append(node)
        self.open.append(node)

    def _end(self, _tag: str) -> None:
        self.open.pop()

    def _text(self, text: str) -> None:
        self.open[-1].children.append(text)

    def _skipped(self, entity: str, is_parameter: bool) -> None:
        if is_parameter:
            return
        if f"{entity};" not in html5:
            raise self.error(f"unknown entity &{entity};")
        self._text(html5[f"{entity};"])

    def _declared(self, entity: str, *_rest: object) -> None:
        raise self.error(f"entity declarations are not read: {entity}")


def read_jats(text: str, name: str) -> tuple[tuple[Section, ...], tuple[LeftOut, ...]]:
    """Read a JATS article into sections, and what was left out of them.

    Raises `SourceFileError` with the line where the XML breaks, declares an entity or
    is no article.
    """
    tree = _Tree(name)
    # The text is decoded already: whatever encoding the declaration names is past.
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    missing = text.count("\n", 0, len(text) - len(body))
    try:
        tree.parser.Parse("\n" * missing + body, True)
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code)
        raise tree.error(f"broken XML: {message}", error.lineno) from None
    article = tree.root.first("article")
    if article is None:
        raise tree.error("no <article> element: not a JATS article", 1)
    return merged(_article(article)), told(_left_out(article))


_Part = tuple[str, tuple[str, ...]]


_LEFT_OUT = {
    **dict.fromkeys(("contrib", "aff", "author-notes"), "authors, addresses, journal"),
    **dict.fromkeys(("sub-article", "response"), "articles within the article"),
    "trans-abstract": "translated abstracts",
    "ref": "references",
}


def _left_out(article: _Node) -> Iterator[tuple[str, str]]:
    """Yield what evidence cannot name, each with the reason."""
    for node in _all(article, *_LEFT_OUT):
        text = _text(node)
        if text:
            yield _LEFT_OUT[node.tag], text


def _article(article: _Node) -> Iterator[_Part]:
    title = article.first("article-title")
    if title is not None:
        yield "title", sentences(_text(title))
    for part in article.nodes():
        if part.tag in ("front", "front-stub"):
            for abstract in _all(part, "abstract"):
                yield from _flow(abstract, "abstract", named=False)
        elif part.tag in ("body", "floats-group"):
            yield from _flow(part, "text")
        elif part.tag == "back":
            yield from _flow(part, "back")
    for floating in _all(article, "fig", "table-wrap"):
        yield from _floating(floating)


def _all(node: _Node, *tags: str) -> Iterator[_Node]:
    for child in node.nodes():
        if child.tag in tags:
            yield child
        else:
            yield from _all(child, *tags)


_FLOATING = frozenset({"fig", "fig-group", "table-wrap", "table-wrap-group", "graphic"})
_SILENT = frozenset(
    {"title", "label", "tex-math", "sec-meta", "supplementary-material", "media"}
)
_NAMED = frozenset({"sec", "app", "ack", "notes", "boxed-text"})
_ASIDE = frozenset({"ref-list", "fn", "xref"})
_PARAGRAPH = frozenset({"p", "disp-quote", "verse-group", "disp-formula", "term"})


def _flow(node: _Node, name: str, *, named: bool = True) -> Iterator[_Part]:
    """Yield the paragraphs below a node with the title of their section."""
    if node.tag == "ref-list":
        for reference in _all(node, "ref"):
            yield "references", (_text(reference),)
        return
    title = next((child for child in node.nodes() if child.tag == "title"), None)
    if named and title is not None and node.tag in _NAMED:
        name = section_name(_text(title)) or name
    for child in node.nodes():
        if child.tag in _PARAGRAPH or _speaks(child):
            yield name, sentences(_text(child))
            yield from _notes(child, name)
        elif child.tag not in _FLOATING and child.tag not in _SILENT:
            yield from _flow(child, name, named=named)


def _notes(node: _Node, name: str) -> Iterator[_Part]:
    """Yield the footnotes that stand inside a text."""
    for note in _all(node, "fn", *_FLOATING):
        if note.tag == "fn":
            for paragraph in _all(note, "p"):
                yield name, sentences(_text(paragraph))


def _speaks(node: _Node) -> bool:
    """Say whether a node that is no paragraph has words of its own."""
    named = node.tag in _FLOATING or node.tag in _SILENT or node.tag in _ASIDE
    own = (child for child in node.children if isinstance(child, str))
    return not named and any(map(str.strip, own))


def _floating(node: _Node) -> Iterator[_Part]:
    label = node.first("label")
    name = section_name(_text(label)) if label is not None else ""
    digits = re.search(r"\d+\w?", name)
    kind = "figure" if node.tag == "fig" else "table"
    name = f"{kind} {digits[0]}" if digits else name or kind
    caption = node.first("caption")
    if caption is not None:
        for paragraph in _all(caption, "title", "p"):
            yield name, sentences(_text(paragraph))
    for row in _all(node, "tr"):
        cells = (_text(cell) for cell in _all(row, "th", "td"))
        yield name, ("; ".join(cell for cell in cells if cell),)
        yield from _notes(row, name)
    for note in _all(node, "table-wrap-foot"):
        for paragraph in _all(note, "p"):
            yield name, sentences(_text(paragraph))


_EMPTY_BRACKETS = re.compile(r"\s*[\[(][\s,;–-]*[\])]")
_SPACES = re.compile(r"\s+")


def _text(node: _Node) -> str:
    """Return a node's text on one line, without reference marks and figures."""
    whole = _EMPTY_BRACKETS.sub("", "".join(_pieces(node, "")))
    return _SPACES.sub(" ", whole).strip()


def _pieces(node: _Node, before: str) -> Iterator[str]:
    last = before
    for child in node.children:
        for piece in [child] if isinstance(child, str) else _inline(child, last):
            yield piece
            last = piece or last


def _inline(node: _Node, before: str) -> Iterator[str]:
    if node.tag in _FLOATING or node.tag in ("tex-math", "fn"):
        return
    if node.tag == "xref" and node.attributes.get("ref-type") in ("bibr", "fn", "aff"):
        return
    inside = "".join(_pieces(node, before))
    if node.tag == "sup" and before[-1:].isdigit() and inside.strip("+-−").isdigit():
        yield "^"
    yield inside
    if node.tag in ("break", "p", "title", "label", "name", "year", "source", "td"):
        yield " "
