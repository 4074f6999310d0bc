"""Ids and classes of a drawing, into which programs write names of layers and people.

What nothing refers to goes; what is left is numbered in the order of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from flashgen.media.svg import Element

_END = r"(?=[^{};]*\{)"
"""What follows a selector in a style, and no colour."""

_URL = re.compile(r"(url\(\s*['\"]?\s*#)([^'\")]+)", re.IGNORECASE)
_SELECTED = re.compile(r"(#)([^\s#.,:>+~{}()*'\"\[\]]+)" + _END)
_CLASS = re.compile(r"\.([^\s#.,:>+~{}()*'\"\[\]]+)" + _END)
_LINK = re.compile(r"(#)(.+)", re.DOTALL)


def rename(root: Element) -> None:
    """Replace the ids that are used by numbers, and drop all other names."""
    elements = list(_all(root))
    styles = [words for e in elements if e.name == "style" for words in _words(e)]
    classes = {name for words in styles for name in _CLASS.findall(words)}
    used = list(_used(elements))
    written = [e.attributes["id"] for e in elements if "id" in e.attributes]
    asked = set(used)
    order = dict.fromkeys([*(name for name in written if name in asked), *used])
    names = {name: f"a{number}" for number, name in enumerate(order, 1)}
    for element in elements:
        _name(element, names, classes)


def _used(elements: list[Element]) -> Iterator[str]:
    """Yield the ids that something refers to."""
    for element in elements:
        texts = [(_URL, value) for value in element.attributes.values()]
        texts.append((_LINK, element.attributes.get("href", "")))
        if element.name == "style":
            texts += [(p, w) for w in _words(element) for p in (_URL, _SELECTED)]
        for pattern, words in texts:
            yield from (_target(found[2]) for found in pattern.finditer(words))


def _name(element: Element, names: dict[str, str], classes: set[str]) -> None:
    def new(found: re.Match[str]) -> str:
        return found[1] + names[_target(found[2])]

    kept: dict[str, str] = {}
    for name, value in element.attributes.items():
        if name == "id":
            written = names.get(value, "")
        elif name == "class":
            written = " ".join(word for word in value.split() if word in classes)
        else:
            written = (_LINK if name == "href" else _URL).sub(new, value)
        if written or name not in ("id", "class"):
            kept[name] = written
    element.attributes = kept
    if element.name == "style":
        element.children = [
            _SELECTED.sub(new, _URL.sub(new, words)) for words in _words(element)
        ]


def _target(reference: str) -> str:
    return unquote(reference.strip())


def _words(element: Element) -> list[str]:
    return [child for child in element.children if isinstance(child, str)]


def _all(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from _all(child)
