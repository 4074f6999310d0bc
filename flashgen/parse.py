"""Stage 1: YAML text to a tree in which every scalar is text and knows its place.

Built on libyaml's events rather than on a loader: positions, duplicate keys and a
bound on nesting come for free, and nothing is resolved to a type.  Anchors, aliases
and tags are not part of the case language: identity must be readable in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from flashgen.model.diagnostic import Checked, Diagnostic, error
from flashgen.model.node import Mapping, Node, Scalar, Sequence
from flashgen.model.source import UNSEEN, SourceFile, Span, Text

DEEPEST = 40
"""Levels of nesting; libyaml itself crashes at about 25,000."""

_LIBYAML = getattr(yaml, "CBaseLoader", None)
# What YAML does not allow in a file, the line breaks that no editor counts, and what
# would be invisible.
_UNPRINTABLE = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{UNSEEN}\ufffe\uffff]"
)


def parse(source: SourceFile) -> Checked[Mapping | None]:
    """Read one file whose root is a mapping."""
    builder = _Builder(source)
    unprintable = tuple(_unprintable(source))
    if unprintable:
        return Checked(None, unprintable)
    try:
        root = builder.document()
    except _Refused as refused:
        return Checked(None, (*builder.problems, refused.diagnostic))
    except yaml.MarkedYAMLError as problem:
        return Checked(None, (*builder.problems, _syntax(builder, problem)))
    if root is None:
        here = Span(source, 1, 1, 1, 1)
        hint = "see `flashgen new` for a template to start from"
        return Checked(None, (error(here, "FG001", "the file is empty", hint),))
    if not isinstance(root, Mapping):
        hint = "start with `format: 1`"
        wrong = error(root.span, "FG001", "the file must be a mapping of keys", hint)
        return Checked(None, (*builder.problems, wrong))
    return Checked(root, tuple(builder.problems))


def _unprintable(source: SourceFile) -> Iterator[Diagnostic]:
    for number, line in enumerate(source.text.split("\n"), 1):
        for match in _UNPRINTABLE.finditer(line):
            column = match.start() + 1
            at = Span(source, number, column, number, column + 1)
            message = f"invisible character U+{ord(match[0]):04X}"
            yield error(at, "FG001", message, "delete it")


class _Refused(Exception):
    """Raised where reading on makes no sense."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class _Builder:
    """Turns the events of one file into a tree."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []

    def document(self) -> Node | None:
        """Read the only document of the file; None if there is none."""
        loader = (_LIBYAML or yaml.BaseLoader)(self.source.text)
        self.events: Iterator[yaml.Event] = iter(loader.get_event, None)
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    hint = "delete the `---`, or write a second file"
                    raise _Refused(
                        error(self.span(event), "FG001", "a second document", hint)
                    )
                root = self.node(next(self.events), 0)
        return root

    def node(self, event: Any, depth: int) -> Node:
        """Read the node that starts with `event`."""
        if depth > DEEPEST:
            message = f"nested deeper than {DEEPEST} levels"
            raise _Refused(
                error(self.span(event), "FG001", message, "flatten this part")
            )
        if isinstance(event, yaml.AliasEvent):
            self.refuse("an alias", event)
            return Scalar(Text("", self.span(event)))
        if event.anchor is not None:
            self.refuse("an anchor", event)
        elif event.tag is not None and event.tag != "!":
            self.refuse("a tag", event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(Text(event.value, self.span(event)), bool(event.style))
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, depth)
        return self.sequence(event, depth)

    def refuse(self, what: str, event: yaml.Event) -> None:
        """Report an anchor, alias or tag; reading can go on."""
        hint = "write the value out; put text that starts with & * or ! in quotes"
        message = f"{what} is not part of the case language"
        self.problems.append(error(self.span(event), "FG002", message, hint))

    def sequence(self, start: yaml.Event, depth: int) -> Sequence:
        """Read a list up to its end."""
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return Sequence(tuple(items), self.span(start, event))

    def mapping(self, start: yaml.Event, depth: int) -> Mapping:
        """Read a mapping up to its end; a key given twice keeps its first value."""
        entries: dict[Text, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                message = "a key must be a word, not a list or mapping"
                hint = "put text that starts with { or [ in quotes"
                self.problems.append(error(key.span, "FG002", message, hint))
            elif key.text in entries:
                first = next(k for k in entries if k == key.text)
                message = f"`{key.text}` is given twice"
                hint = f"first given in line {first.span.line}; keys are identity"
                self.problems.append(error(key.span, "FG003", message, hint))
            else:
                entries[key.text] = value
        return Mapping(entries, self.span(start, event))

    def span(self, start: Any, end: Any = None) -> Span:
        """Return the place from the start of one event to the end of another."""
        first, last = start.start_mark, (end or start).end_mark
        return Span(
            self.source,
            first.line + 1,
            first.column + 1,
            last.line + 1,
            last.column + 1,
        )


def _syntax(builder: _Builder, problem: yaml.MarkedYAMLError) -> Diagnostic:
    mark = problem.problem_mark or problem.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    line = min(line, len(builder.source.lines))
    span = Span(builder.source, line, column, line, column + 1)
    said = problem.problem or "not YAML"
    for known, what, hint in _FAULTS:
        if known in said:
            return error(span, "FG001", f"not valid YAML: {what}", hint)
    hint = "check the quotes and the indentation of this line and the one before"
    return error(span, "FG001", f"not valid YAML: {said}", hint)


_FAULTS = (
    (
        "mapping values are not allowed",
        "a second `: ` in one line",
        "put text that contains `: ` in quotes",
    ),
    (
        "cannot start any token",
        "a character that cannot start a value",
        "put text that starts with @ ` or % in quotes; indent with spaces, not tabs",
    ),
    (
        "could not find expected ':'",
        "a key without a colon",
        "write a colon and a space after the key, or indent a continued text",
    ),
    (
        "expected ',' or '}'",
        "a value that ends too early in `{ }`",
        "put text that contains , ? { } [ ] or `: ` in quotes",
    ),
    (
        "expected ',' or ']'",
        "a value that ends too early in `[ ]`",
        "put text that contains , ? { } [ ] or `: ` in quotes",
    ),
    (
        "expected <block end>",
        "an indentation that fits no line above",
        "align the key with its neighbours; quotes may end too early in the line above",
    ),
    (
        "did not find expected key",
        "an indentation that fits no line above",
        "align the key with its neighbours; quotes may end too early in the line above",
    ),
    (
        "end of stream",
        "the file ends inside quotes or brackets",
        "close the quotes or brackets",
    ),
)
"""Words in the messages of libyaml and of PyYAML, what they mean, and what helps."""
