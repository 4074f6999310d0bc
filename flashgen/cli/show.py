"""`flashgen show`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from flashgen import identity, reference
from flashgen.cli.console import ERRORS, Stopped, here, print_json, stop
from flashgen.library import Library
from flashgen.lock.lines import Lock
from flashgen.lock.store import load
from flashgen.markup import to_plain
from flashgen.model.card import Card
from flashgen.pipeline import compile_path
from flashgen.reader import suggest


@click.command()
@click.argument("card", metavar="CARD")
@click.option("--json", "as_json", is_flag=True, help="Print a record for machines.")
def command(card: str, as_json: bool) -> None:
    """Show a card by its id, its GUID or the Key printed at its foot.

    What a student's error report needs: question, answer, and the line of the file
    that says so.
    """
    library = here()
    settings = library.settings()
    if settings.value is None:
        raise stop("the library's settings have errors", "see `flashgen build`")
    uuid = str(settings.value.library)
    lines = (load(library, uuid).value or Lock(uuid)).notes
    broken: list[str] = []
    cards = {
        lines[name].guid if name in lines else identity.guid(uuid, name): shown
        for shown in _all(library, broken)
        for name in [str(shown.id)]
    }
    note, _, mask = card.partition("#")
    found = {
        guid: c
        for guid, c in cards.items()
        if _means(note, guid, c) and (not mask or mask in c.masks)
    }
    if not found:
        raise _unknown(card, broken, [str(c.id) for c in cards.values()])
    if as_json:
        print_json([_record(guid, c) for guid, c in found.items()])
        return
    for guid, shown in found.items():
        click.echo(_text(guid, shown))
    sys.exit(ERRORS if len(found) > 1 else 0)


def _unknown(card: str, broken: list[str], ids: list[str]) -> Stopped:
    """Say that there is no such card, or that its case has errors."""
    case = card.partition("/")[0]
    if case in broken:
        message = f"the case of `{card}` has errors, so its cards cannot be shown"
        return stop(message, f"see `flashgen check {case}`")
    near = [name for name in ids if name.startswith(f"{case}/")] or ids
    hint = suggest(card, near)
    return stop(f"there is no card `{card}`", hint if "did you" in hint else "")


def _all(library: Library, broken: list[str]) -> Iterator[Card]:
    """Yield the cards of all cases that compile; note the others in `broken`."""
    for path in library.cases():
        compiled = compile_path(library, path)
        if compiled.value:
            yield from compiled.value.cards
        else:
            broken.append(path.stem)
            click.echo(f"{library.name(path)} has errors and is left out", err=True)


def _means(name: str, guid: str, card: Card) -> bool:
    """Return whether `name` is the id, the GUID or the Key of a card."""
    key = identity.read_key(name)
    short = len(key) == identity.KEY_LENGTH and guid.startswith(key)
    return name in (str(card.id), guid) or short


def _text(guid: str, card: Card) -> str:
    lines = reference.as_lines(card)
    lines.append(f"  at {card.span}")
    lines += [f"  source: {e.where} {' … '.join(e.anchor)}" for e in card.evidence]
    lines.append(f"  Key {identity.key(guid)}, GUID {guid}, tags {' '.join(card.tags)}")
    return "\n".join(lines)


def _record(guid: str, card: Card) -> dict[str, object]:
    return {
        "id": str(card.id),
        "guid": guid,
        "key": identity.key(guid),
        "kind": card.kind,
        "face": card.face,
        "question": to_plain(card.question),
        "answer": to_plain(card.answer),
        "file": card.span.file.name,
        "line": card.span.line,
        "column": card.span.column,
        "evidence": [
            {"where": e.where, "anchor": list(e.anchor)} for e in card.evidence
        ],
        "tags": list(card.tags),
    }
