"""What each kind is, with its example and the cards it makes, as text."""

from __future__ import annotations

import inspect
from pathlib import Path

from flashgen.example import example, snippet
from flashgen.facts import FACT_KINDS
from flashgen.markup import to_plain
from flashgen.model.card import Card, Row
from flashgen.model.case import Fact
from flashgen.model.record import Record
from flashgen.model.shape import KeyedShape, ListShape, RecordShape, Shape, entries
from flashgen.model.source import SourceFile
from flashgen.pipeline import compile_case


def example_cards(kind: type[Fact]) -> tuple[Card, ...]:
    """Return the cards that the example of `kind` makes.

    Raises ValueError if the example has an error.
    """
    source = SourceFile("example.yaml", example(kind))
    compiled = compile_case(source, Path("."))
    if compiled.value is None:
        raise ValueError(f"the example of {kind.KIND}: {compiled.diagnostics}")
    return compiled.value.cards


def as_lines(card: Card) -> list[str]:
    """Return a card as id, what the front shows, and the answer."""
    lines = [str(card.id)]
    for name in ("Stem", "Set", "Mechanism", "Terms", "Before"):
        lines += [f"    {line}" for line in _lines(card.content.get(name, ""))]
    gap = card.content.get("Letter") or card.content.get("No") or ""
    if card.face == "cloze":
        hint = card.content["Hint"] or "?"
        lines[1:] = [f"    {_sentence(card, str(hint))}"]
    elif card.face in ("list", "step"):
        lines.append(f"    {gap} [?]".replace("     [", "    ["))
    lines += [f"    {line}" for line in _lines(card.content.get("After", ""))] * (
        card.face != "cloze"
    )
    lines.append(f"  Q {to_plain(card.question)}")
    lines.append(f"  A {to_plain(card.answer)}")
    return lines


def _sentence(card: Card, hint: str) -> str:
    before, after = card.content["Before"], card.content["After"]
    return to_plain(f"{before}[{hint}]{after}")


def _lines(content: object) -> list[str]:
    if isinstance(content, tuple):
        return [_row(row) for row in content]
    return [to_plain(str(content))] if content else []


def _row(row: Row) -> str:
    return f"{to_plain(row.mark)}: {to_plain(row.text)}".removeprefix(": ")


def kind_text(kind: type[Fact]) -> str:
    """Return everything about one kind as Markdown."""
    cards = "\n".join(line for card in example_cards(kind) for line in as_lines(card))
    return (
        f"## {kind.KIND}\n\n{inspect.getdoc(kind)}\n\n"
        f"```yaml\n{snippet(kind)}```\n\n"
        f"Its cards:\n\n```\n{cards}\n```\n\n{_keys(kind)}"
    )


def whole() -> str:
    """Return the reference of all kinds as Markdown: the text of docs/kinds.md."""
    head = (
        "# The kinds of facts\n\n"
        "<!-- printed by `flashgen kinds --all`; do not edit -->\n\n"
        "Every fact may also have the keys that all share:\n\n"
    )
    lines = ["| key | what it is |", "| --- | --- |"]
    lines += [f"| `{e.name}` | {e.doc} |" for e in entries(Fact).values()]
    kinds = "\n".join(kind_text(kind) for kind in FACT_KINDS.values())
    return head + "\n".join(lines) + "\n\n" + kinds


def overview() -> str:
    """Return the kinds, a line each."""
    width = max(map(len, FACT_KINDS))
    return "".join(
        f"{name:<{width}}  {(inspect.getdoc(kind) or '').splitlines()[0]}\n"
        for name, kind in FACT_KINDS.items()
    )


def _keys(kind: type[Record]) -> str:
    lines = ["| key | | what it is |", "| --- | --- | --- |"]
    lines += _rows(kind, "")
    return "\n".join(lines) + "\n"


def _rows(record: type[Record], indent: str, seen: tuple[type, ...] = ()) -> list[str]:
    lines: list[str] = []
    own = {} if record in seen else entries(record)
    shared = entries(Fact) if issubclass(record, Fact) else {}
    for name, entry in own.items():
        if name in shared:
            continue
        need = "needed" if entry.required and name != record.LABEL else ""
        lines.append(f"| {indent}`{name}` | {need} | {entry.doc} |")
        below = _record(entry.shape)
        if below:
            lines += _rows(below, f"{indent}{name} › ", (*seen, record))
    return lines


def _record(shape: Shape) -> type[Record] | None:
    if isinstance(shape, ListShape | KeyedShape):
        return _record(shape.item)
    return shape.record if isinstance(shape, RecordShape) else None
