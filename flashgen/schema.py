"""The case language as JSON Schema, for editors."""

from __future__ import annotations

from typing import Any

from flashgen.facts import DEFAULT_KIND, FACT_KINDS
from flashgen.figures import FIGURE_QUESTIONS
from flashgen.model.case import About
from flashgen.model.figure import Figure
from flashgen.model.record import SLUG, Pattern, Record
from flashgen.model.shape import (
    BoolShape,
    ChoiceShape,
    EvidenceShape,
    IntShape,
    KeyedShape,
    ListShape,
    RecordShape,
    Shape,
    TextShape,
    entries,
)
from flashgen.phrases import languages

Json = dict[str, Any]

NAME = "case.schema.json"
"""Beside the case files, where their first line points."""

MODELINE = f"# yaml-language-server: $schema={NAME}"
"""The first line of a case file: it gives editors completion and checks."""

_SCALAR = ["string", "number", "boolean"]
"""Scalars are text for flashgen, while an editor's YAML reads `2013` as a number and
`no` as a boolean; so wherever a text is meant, any scalar will do."""


def case_schema() -> Json:
    """Return the JSON Schema (draft 2020-12) of a case file."""
    schema = _record(About)
    schema["properties"]["language"] = {
        "enum": list(languages()),
        "description": "Language of the cards.",
    }
    schema["properties"]["figures"] = {
        **_keyed(SLUG, _ref("Figure")),
        "description": "Pictures, by key.",
    }
    schema["properties"]["facts"] = {
        **_keyed(SLUG, _fact()),
        "description": "What the case teaches, by key.",
    }
    kinds = tuple(FACT_KINDS.values())
    definitions = {
        "Figure": _record(Figure),
        **{kind.__name__: _kind(kind) for kind in kinds},
        **_nested(About, Figure, *kinds),
    }
    questions = definitions["Figure"]["properties"]["ask"]
    questions["propertyNames"]["examples"] = list(FIGURE_QUESTIONS)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "flashgen case file, format 1",
        **schema,
        "$defs": dict(sorted(definitions.items())),
    }


def _fact() -> Json:
    """Return the choice of a kind by the value of `kind`."""
    chosen = [
        {
            "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
            "then": _ref(kind.__name__),
        }
        for name, kind in FACT_KINDS.items()
    ]
    default = {
        "if": {"not": {"required": ["kind"]}},
        "then": _ref(FACT_KINDS[DEFAULT_KIND].__name__),
    }
    kind = {"enum": list(FACT_KINDS), "description": "The kind of fact."}
    return {"type": "object", "properties": {"kind": kind}, "allOf": [*chosen, default]}


def _kind(kind: Any) -> Json:
    schema = _record(kind)
    schema["properties"] = {"kind": {"const": kind.KIND}, **schema["properties"]}
    return schema


def _record(record: type[Record]) -> Json:
    wanted = entries(record)
    schema: Json = {
        "type": "object",
        "description": (record.__doc__ or "").split("\n\n")[0],
        "properties": {
            name: {**_shape(entry.shape), "description": entry.doc}
            for name, entry in wanted.items()
        },
        "additionalProperties": False,
    }
    required = [n for n, e in wanted.items() if e.required and n != record.LABEL]
    return {**schema, "required": required} if required else schema


def _shape(shape: Shape) -> Json:
    match shape:
        case TextShape():
            return _text(shape.pattern)
        case EvidenceShape():
            return {"type": "string"}
        case BoolShape():
            return {"type": "boolean"}
        case IntShape():
            return {"type": "integer"}
        case ChoiceShape():
            numbers = [int(word) for word in shape.words if word.isdigit()]
            return {"enum": [*shape.words, *numbers]}
        case ListShape():
            item = _shape(shape.item)
            return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]}
        case KeyedShape():
            return _keyed(shape.key, _shape(shape.item))
        case RecordShape():
            return _named(shape.record)


def _text(pattern: Pattern | None) -> Json:
    if pattern is None:
        return {"type": _SCALAR}
    return {"type": _SCALAR, "pattern": f"^(?:{pattern.regex})$"}


def _named(record: type[Record]) -> Json:
    """Return a reference to a record, beside its short forms."""
    forms: list[Json] = [_ref(record.__name__)]
    if record.SHORT:
        forms.append({"type": _SCALAR})
    if record.LABEL:
        forms.append({"type": "null"})
    return {"anyOf": forms} if len(forms) > 1 else forms[0]


def _keyed(key: Pattern, item: Json) -> Json:
    return {
        "type": "object",
        "propertyNames": {"pattern": f"^(?:{key.regex})$"},
        "additionalProperties": item,
        "minProperties": 1,
    }


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _nested(*records: type[Record]) -> dict[str, Json]:
    """Return the schemas of all records below `records`."""
    found: dict[str, Json] = {}
    waiting = [e.shape for record in records for e in entries(record).values()]
    while waiting:
        shape = waiting.pop()
        if isinstance(shape, ListShape | KeyedShape):
            waiting.append(shape.item)
        elif isinstance(shape, RecordShape) and shape.record.__name__ not in found:
            found[shape.record.__name__] = _record(shape.record)
            waiting += [e.shape for e in entries(shape.record).values()]
    return found
