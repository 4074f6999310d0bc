"""`flashgen publish`."""

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
    print_json,
    report,
    stop,
)
from flashgen.cli.release import Run, alone, manifest_name
from flashgen.library import DECKS


@click.command()
@click.argument("decks", nargs=-1, required=True, metavar="DECK...")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--json", "as_json", is_flag=True, help="Print records for machines.")
@click.option(
    "--force-update",
    "forced",
    metavar="CARD",
    multiple=True,
    help="Stamp a card (id, GUID or Key) again; see `flashgen build --help`.",
)
def command(
    decks: tuple[str, ...], strict: bool, as_json: bool, forced: tuple[str, ...]
) -> None:
    """Build DECK and mark its cards as published: this is what students get.

    From then on their ids are protected: a build stops when one disappears. New and
    changed notes get the present as their time of change, which makes Anki replace
    them; all others keep theirs, and with it what students wrote in them.

    decks/DECK.release.json says what the release holds: sources, licences, reviews,
    every figure with its rights, and the hash of each package. Commit it together
    with decks/flashgen.lock, and give students the package.

    For a correction that must reach everyone --force-update is not enough: see
    `flashgen build --help`.
    """
    library = here()
    paths = chosen(decks, library.recipes(), "deck")
    progress = Progress()
    with alone(library):
        run = Run(library, whole=False, reviewed=True)
        run.compile(paths, progress)
        if code(run.found, strict=strict) == 0:
            _refuse_withheld(run)
            run.publish(run.cards(forced))
        failed = code(run.found, strict=strict) != 0
        changes = [] if failed else run.changes()
        if not failed:
            progress.step("writing")
            run.deliver(released=True)
    progress.done()
    _tell(run, changes, failed, as_json)
    sys.exit(ERRORS if failed else 0)


def _refuse_withheld(run: Run) -> None:
    """Exit if figures are withheld: students would lose their cards."""
    for deck in run.decks:
        for compiled in deck.cases:
            for key in sorted(compiled.withheld):
                raise stop(
                    f"the figure `{key}` of {compiled.case.about.id} is withheld",
                    "publish only a build with all its figures",
                )


def _tell(
    run: Run, changes: list[tuple[str, str]], failed: bool, as_json: bool
) -> None:
    """Say what was marked."""
    if as_json:
        marked = [{"change": what, "name": name} for what, name in changes]
        diagnostics = reporting.as_records(run.found)
        manifests = [] if failed else _manifests(run)
        print_json(
            {"published": marked, "manifests": manifests, "diagnostics": diagnostics}
        )
        return
    report(run.found)
    for what, name in changes:
        click.echo(f"{what}: {name}")
    for deck in [] if failed else run.decks:
        name = run.library.name(run.library.package(deck.stem))
        click.echo(f"{name}: version {deck.recipe.version}, {deck.count} cards")
    for name in [] if failed else _manifests(run):
        click.echo(f"{name}: sources, licences and figures of this release")
    if not failed and not changes:
        click.echo("nothing has changed since the last release")
    if run.found:
        click.echo(reporting.count(run.found), err=True)


def _manifests(run: Run) -> list[str]:
    return [f"{DECKS}/{manifest_name(deck)}" for deck in run.decks]
