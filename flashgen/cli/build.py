"""`flashgen build`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from flashgen import reporting
from flashgen.cli.console import (
    Progress,
    chosen,
    code,
    here,
    no_decks,
    print_json,
    report,
    stop,
)
from flashgen.library import Library
from flashgen.model.diagnostic import Diagnostic, failed
from flashgen.pipeline import Deck, compile_deck


@click.command()
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--json", "as_json", is_flag=True, help="Print records for machines.")
def command(decks: tuple[str, ...], strict: bool, as_json: bool) -> None:
    """Compile all decks, or DECK (a name or path of a recipe), into decks/*.apkg."""
    library = here()
    paths = chosen(decks, library.recipes(), "deck")
    if not paths:
        raise no_decks()
    progress = Progress()
    found: list[Diagnostic] = []
    built: list[tuple[Deck, Path]] = []
    for path in paths:
        progress.step(path.stem)
        compiled = compile_deck(library, path)
        found.extend(compiled.diagnostics)
        if compiled.value and code(compiled.diagnostics, strict=strict) == 0:
            built.append((compiled.value, library.package(path.stem)))
    if not failed(found):
        for deck, target in built:
            progress.step(f"writing {target.name}")
            _write(deck, target)
    progress.done()
    _tell(library, built, found, as_json)
    sys.exit(code(found, strict=strict))


def _write(deck: Deck, target: Path) -> None:
    """Write one package, or exit with the reason."""
    from flashgen import notes
    from flashgen.package import write_package

    try:
        write_package(
            target,
            tuple(notes.notes(deck)),
            tuple(notes.decks(deck)),
            tuple(notes.media(deck)),
        )
    except OSError as problem:
        raise stop(
            f"cannot write {target.name}: {problem.strerror or problem}",
            "nothing was changed; see whether the disk is full or the folder closed",
        ) from None


def _tell(
    library: Library,
    built: list[tuple[Deck, Path]],
    found: list[Diagnostic],
    as_json: bool,
) -> None:
    done = [] if failed(found) else built
    if as_json:
        records = [
            {
                "deck": deck.stem,
                "cards": len(deck.cards),
                "kinds": dict(sorted(deck.kinds.items())),
                "file": library.name(path),
            }
            for deck, path in done
        ]
        print_json({"decks": records, "diagnostics": reporting.as_records(found)})
        return
    report(found)
    for deck, path in done:
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(deck.kinds.items()))
        click.echo(f"{library.name(path)}: {len(deck.cards)} cards ({kinds})")
    if found or not done:
        click.echo(reporting.count(found), err=True)
