"""`flashgen build`."""

from __future__ import annotations

import sys

import click

from flashgen import reporting
from flashgen.cli.console import (
    ERRORS,
    Progress,
    chosen,
    code,
    here,
    no_decks,
    print_json,
    report,
)
from flashgen.cli.release import Run, alone, package_name, tell
from flashgen.library import DECKS
from flashgen.lock.lines import NAME

SHOWN = 20
"""Changes that are listed one by one."""


@click.command()
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--json", "as_json", is_flag=True, help="Print records for machines.")
@click.option(
    "--locked", is_flag=True, help=f"Fail if {DECKS}/{NAME} would change; for CI."
)
@click.option(
    "--private",
    is_flag=True,
    help=f"Show pictures that may not be passed on, in {DECKS}/*-private.apkg.",
)
@click.option(
    "--force-update",
    "forced",
    metavar="CARD",
    multiple=True,
    help="Stamp a card (id, GUID or Key) again, though its words are the same.",
)
def command(
    decks: tuple[str, ...],
    strict: bool,
    as_json: bool,
    locked: bool,
    private: bool,
    forced: tuple[str, ...],
) -> None:
    """Compile all decks, or DECK (a name or path of a recipe), into decks/*.apkg.

    decks/flashgen.lock is kept up to date: commit it. It remembers which card is which
    note in Anki and since when it has had its words, so that an update touches nothing
    else. `flashgen publish` marks what students get.

    A student who edits, tags or marks a note makes it newer than your correction, and
    Anki then skips the correction. --force-update makes the note newer once more: it
    reaches everybody who has not touched the note since, and overwrites what they wrote
    before. If a correction must reach everyone, do not force it: give the card a new
    key, and name the old one in the case's `withdrawn`, with the new one as its
    replacement.

    --private builds a deck for yourself alone. It leaves the lock as it is, says in its
    description what it is, and cannot be published.
    """
    if private and (locked or forced):
        raise click.UsageError("--private is neither --locked nor --force-update")
    library = here()
    paths = chosen(decks, library.recipes(), "deck")
    if not paths:
        raise no_decks()
    progress = Progress()
    with alone(library):
        run = Run(library, whole=not decks, private=private)
        run.compile(paths, progress)
        failed = code(run.found, strict=strict) != 0
        if forced and not failed:
            run.force(run.cards(forced))
            failed = code(run.found, strict=strict) != 0
        changes = [] if private else run.changes()
        if locked and changes and not failed:
            progress.done()
            report(run.found)
            _refuse(changes)
        if not failed:
            progress.step("writing")
            run.deliver()
    progress.done()
    _tell(run, [] if failed else changes, failed, as_json)
    sys.exit(code(run.found, strict=strict))


def _refuse(changes: list[tuple[str, str]]) -> None:
    """Say what would change in the lock, and exit."""
    click.echo(f"flashgen: {DECKS}/{NAME} is not up to date", err=True)
    for what, name in changes[:SHOWN]:
        click.echo(f"  {what}: {name}", err=True)
    if len(changes) > SHOWN:
        click.echo(f"  and {len(changes) - SHOWN} more", err=True)
    click.echo("  hint: run `flashgen build` and commit the lock", err=True)
    sys.exit(ERRORS)


def _tell(
    run: Run, changes: list[tuple[str, str]], failed: bool, as_json: bool
) -> None:
    done = [] if failed else run.decks
    if as_json:
        records = [
            {
                "deck": deck.stem,
                "cards": deck.count,
                "notes": len(deck.cards),
                "kinds": dict(sorted(deck.kinds.items())),
                "file": f"{DECKS}/{package_name(deck)}",
            }
            for deck in done
        ]
        locked = [{"change": what, "name": name} for what, name in changes]
        diagnostics = reporting.as_records(run.found)
        print_json({"decks": records, "lock": locked, "diagnostics": diagnostics})
        return
    report(run.found)
    for deck in done:
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(deck.kinds.items()))
        name = f"{DECKS}/{package_name(deck)}"
        noun = "card" if deck.count == 1 else "cards"
        click.echo(f"{name}: {deck.count} {noun} ({kinds})")
    tell(changes)
    if run.found or not done:
        click.echo(reporting.count(run.found), err=True)
