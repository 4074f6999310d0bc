"""`flashgen check`."""

from __future__ import annotations

import sys

import click

from flashgen import reporting
from flashgen.cli.console import Progress, chosen, code, here, print_json, report
from flashgen.model.card import Card
from flashgen.model.diagnostic import Diagnostic
from flashgen.pipeline import compile_path, together


@click.command()
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--json", "as_json", is_flag=True, help="Print records for machines.")
def command(cases: tuple[str, ...], strict: bool, as_json: bool) -> None:
    """Find what is wrong in case files: all of them, or CASE (a name or path)."""
    library = here()
    found: list[Diagnostic] = []
    cards: list[Card] = []
    progress = Progress()
    paths = chosen(cases, library.cases(), "case")
    for path in paths:
        progress.step(path.name)
        compiled = compile_path(library, path)
        found.extend(compiled.diagnostics)
        cards += compiled.value.cards if compiled.value else ()
    found.extend(together(cards))
    progress.done()
    if as_json:
        print_json(
            {
                "cases": len(paths),
                "cards": len(cards),
                "diagnostics": reporting.as_records(found),
            }
        )
    else:
        report(found)
        noun = "case" if len(paths) == 1 else "cases"
        click.echo(f"{len(paths)} {noun}, {len(cards)} cards: {reporting.count(found)}")
    sys.exit(code(found, strict=strict))
