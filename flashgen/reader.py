"""Stage 2a: a tree to records, reporting everything that is wrong at once."""

from __future__ import annotations

import re
from typing import Any, Final, TypeVar

from flashgen.markup import problems as markup_problems
from flashgen.model.diagnostic import Diagnostic, error, warning
from flashgen.model.evidence import read_evidence
from flashgen.model.node import Mapping, Node, Scalar, Sequence
from flashgen.model.record import RULE, Lasting, Markdown, Pattern, Record
from flashgen.model.shape import (
    BoolShape,
    ChoiceShape,
    Entry,
    EvidenceShape,
    IntShape,
    KeyedShape,
    ListShape,
    RecordShape,
    Shape,
    TextShape,
    entries,
)
from flashgen.model.source import UNSEEN, Renamed, Span, Text

R = TypeVar("R", bound=Record)

_CONTROL = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{UNSEEN}]")
"""What an escape such as `\\a` in double quotes can still bring in."""

_WORDS = re.compile(r"\s|^\d")  # `{why: a, as b}`: no key was meant
LONGEST = 20_000
"""Characters in one text; nothing a card can show is longer."""


class _Bad:
    """What a part with an error reads as."""


BAD: Final = _Bad()


class Reader:
    """Reads records and collects what is wrong on the way."""

    def __init__(self) -> None:
        self.problems: list[Diagnostic] = []

    def record(
        self,
        kind: type[R],
        node: Node,
        at: Span,
        key: Text | None = None,
        skip: frozenset[str] = frozenset(),
    ) -> R | None:
        """Read `node` as `kind`; None after an error.

        `at` is where a missing key is reported, `key` the record's own key, and
        `skip` names keys that somebody else reads.
        """
        wanted = entries(kind)
        given = self._given(kind, node, at, key)
        if given is None:
            return None
        self._refuse_unknown(given, wanted, skip)
        values: dict[str, Any] = {}
        whole = True
        for name, entry in wanted.items():
            if name in given:
                value = self.value(entry.shape, given[name], name)
                whole = whole and value is not BAD
                values[name] = value
            elif name == kind.LABEL and key is not None:
                values[name] = Markdown(key.replace("-", " "), key.span)
            elif entry.required:
                self._error(at, "FG005", f"`{name}` is missing", _sentence(entry))
                whole = False
        return kind(span=node.span, **values) if whole else None

    def _given(
        self, kind: type[Record], node: Node, at: Span, key: Text | None
    ) -> dict[Any, Node] | None:
        """Return the entries of a mapping, or of the short form."""
        if isinstance(node, Mapping):
            return node.entries
        if isinstance(node, Scalar):
            if not node.text and not node.quoted:
                return {}
            if kind.SHORT:
                return {kind.SHORT: node}
        keys = ", ".join(f"`{name}`" for name in entries(kind))
        name = f"`{key}`" if key is not None else "this"
        self._error(
            node.span if node.span.line else at,
            "FG006",
            f"{name} must be a mapping of keys",
            f"its keys are {keys}",
        )
        return None

    def _refuse_unknown(
        self, given: dict[Any, Node], wanted: Any, skip: frozenset[str]
    ) -> None:
        for key in given:
            if key not in wanted and key not in skip:
                hint = suggest(key, [*wanted, *sorted(skip)])
                if _blank(given[key]) and _WORDS.search(key):
                    hint = 'a text with a comma needs quotes around it: "…, …"'
                self._error(
                    _span(key, given[key]), "FG004", f"unknown key `{key}`", hint
                )

    def value(self, shape: Shape, node: Node, name: str) -> Any:
        """Read one value; BAD after an error."""
        match shape:
            case TextShape():
                return self._text(shape, node, name)
            case ListShape():
                return self._list(shape, node, name)
            case KeyedShape():
                return self._keyed(shape, node, name)
            case RecordShape():
                found = self.record(shape.record, node, node.span)
                return BAD if found is None else found
            case BoolShape():
                word = self._word(node, name, "`true` or `false`")
                return self._choice(word, {"true": True, "false": False}, name)
            case ChoiceShape():
                says = " or ".join(f"`{w}`" for w in shape.words)
                word = self._word(node, name, says)
                return self._choice(word, {w: w for w in shape.words}, name)
            case IntShape():
                return self._whole_number(node, name)
            case EvidenceShape():
                return self._evidence(node, name)

    def _word(self, node: Node, name: str, says: str) -> Text | _Bad:
        if not isinstance(node, Scalar):
            return self._error(node.span, "FG006", f"`{name}` must be {says}")
        if not node.text.strip():
            hint = "write it, or delete the key"
            return self._error(node.span, "FG007", f"`{name}` is empty", hint)
        if match := _CONTROL.search(node.text):
            message = f"`{name}` has an invisible character, U+{ord(match[0]):04X}"
            return self._error(node.span, "FG007", message, "delete the escape for it")
        if len(node.text) > LONGEST:
            message = f"`{name}` has {len(node.text):,} characters"
            return self._error(node.span, "FG007", message, f"at most {LONGEST:,}")
        return node.text

    def _text(self, shape: TextShape, node: Node, name: str) -> Text | _Bad:
        word = self._word(node, name, "a text")
        if isinstance(word, _Bad):
            return word
        if shape.pattern:
            return self._fits(word, shape.pattern, name)
        if not shape.markdown:
            return Text(" ".join(word.split()), word.span)
        text = word.strip()
        for offset, message in markup_problems(text):
            where = word.span.find(text[offset : offset + 12].split("\n")[0])
            self.problems.append(warning(where, "FG009", message))
        return Markdown(text, word.span)

    def _fits(self, word: Text, pattern: Pattern, name: str) -> Text | _Bad:
        if pattern.fits(word):
            return word
        message = f"`{name}` must be {pattern.says}, not `{_short(word)}`"
        return self._error(word.span, "FG008", message)

    def _choice(self, word: Text | _Bad, words: dict[str, Any], name: str) -> Any:
        if isinstance(word, _Bad):
            return BAD
        if word in words:
            return words[word]
        says = " or ".join(f"`{w}`" for w in words)
        message = f"`{name}` must be {says}, not `{_short(word)}`"
        return self._error(word.span, "FG008", message, suggest(word, words))

    def _whole_number(self, node: Node, name: str) -> int | _Bad:
        word = self._word(node, name, "a whole number")
        if isinstance(word, _Bad):
            return word
        if word.isascii() and word.isdigit() and len(word) < 10:
            return int(word)
        message = f"`{name}` must be a whole number, not `{_short(word)}`"
        return self._error(word.span, "FG008", message)

    def _evidence(self, node: Node, name: str) -> Any:
        word = self._word(node, name, "a text")
        if isinstance(word, _Bad):
            return word
        found = read_evidence(word)
        if found is not None:
            return found
        hint = 'write a section or figure and an anchor: comment, "first … last words"'
        return self._error(word.span, "FG010", "this is no place in the source", hint)

    def _list(self, shape: ListShape, node: Node, name: str) -> Any:
        nodes = node.items if isinstance(node, Sequence) else (node,)
        if isinstance(node, Sequence) and not nodes:
            hint = "write a value, or delete the key"
            return self._error(node.span, "FG007", f"`{name}` is empty", hint)
        values = [self.value(shape.item, n, name) for n in nodes]
        return BAD if BAD in values else tuple(values)

    def _keyed(self, shape: KeyedShape, node: Node, name: str) -> Any:
        if not isinstance(node, Mapping):
            return self._error(node.span, "FG006", *_no_mapping(shape, node, name))
        if not node.entries:
            hint = "write a value, or delete the key"
            return self._error(node.span, "FG007", f"`{name}` is empty", hint)
        values: dict[Text, Any] = {}
        whole = True
        for key, child in node.entries.items():
            if not shape.key.fits(key):
                message = f"a key of `{name}` must be {shape.key.says}, not `{key}`"
                hint = _code_hint(key) if shape.key is RULE else slug_hint(key)
                self._error(key.span, "FG008", message, hint)
                whole = False
            elif shape.key is RULE and _blank(child):
                hint = f"write why its finding is wrong here: `{key}: …`"
                self._error(key.span, "FG007", f"`{key}` has no reason", hint)
                whole = False
                continue
            value = (
                self.record(shape.item.record, child, key.span, key)
                if isinstance(shape.item, RecordShape)
                else self.value(shape.item, child, key)
            )
            whole = whole and value is not None and value is not BAD
            values[named(key, value)] = value
        return values if whole else BAD

    def _error(self, span: Span, code: str, message: str, hint: str = "") -> _Bad:
        self.problems.append(error(span, code, message, hint))
        return BAD


def named(key: Text, record: object) -> Text:
    """Return `key`, with the one it had before if `record` says so."""
    if isinstance(record, Lasting) and record.was is not None:
        return Renamed(key, record.was)
    return key


def suggest(word: str, words: Any) -> str:
    """Return `did you mean …`, or the words there are."""
    from difflib import get_close_matches

    names = [str(w) for w in words]
    folded = {name.lower(): name for name in reversed(names)}
    for given, known in ((word, names), (word.lower(), list(folded))):
        if close := get_close_matches(given, known, n=1, cutoff=0.6):
            return f"did you mean `{folded.get(close[0], close[0])}`?"
    return "there are " + ", ".join(f"`{n}`" for n in names) if names else ""


def slug_hint(key: str) -> str:
    """Return the nearest slug of `key` as a suggestion."""
    slug = "-".join("".join(c if c.isalnum() else " " for c in key.lower()).split())
    return f"for instance `{slug}`" if slug.isascii() and slug and slug != key else ""


def _no_mapping(shape: KeyedShape, node: Node, name: str) -> tuple[str, str]:
    """Return message and hint for something else where keys and values belong."""
    if shape.key is not RULE:
        hint = f"write keys and values: `{name}: {{a-key: words}}`"
        return f"`{name}` must be a mapping", hint
    nodes = node.items if isinstance(node, Sequence) else (node,)
    codes = [str(n.text) for n in nodes if isinstance(n, Scalar) and RULE.fits(n.text)]
    inner = ", ".join(f"{code}: why it is wrong here" for code in codes or ["FG103"])
    return f"`{name}` gives no reason", f"write `{name}: {{{inner}}}`"


def _blank(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _code_hint(key: str) -> str:
    """Return the code that was surely meant, or where codes are found."""
    upper = key.upper()
    return f"write `{upper}`" if RULE.fits(upper) else "`flashgen rule` lists them"


def _sentence(entry: Entry) -> str:
    return entry.doc[:1].lower() + entry.doc[1:].rstrip(".")


def _short(word: str) -> str:
    return word if len(word) <= 40 else word[:39] + "…"


def _span(key: str, node: Node) -> Span:
    return key.span if isinstance(key, Text) else node.span
