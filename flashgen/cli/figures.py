"""`flashgen figures`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from flashgen.cli.console import Progress, chosen, code, here, print_json, report, stop
from flashgen.contact import Entry, entries, page, record, table
from flashgen.model.diagnostic import Diagnostic
from flashgen.pipeline import compile_path


@click.command()
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option(
    "--html",
    "sheet",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a contact sheet with the pictures.",
)
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--json", "as_json", is_flag=True, help="Print records for machines.")
def command(
    cases: tuple[str, ...], sheet: Path | None, strict: bool, as_json: bool
) -> None:
    """List the figures of all cases, or of CASE (a name or path).

    Each with its size before and after, its licence, the patient's consent, the cards
    that use it, what was found, and what is still to be asked of whom.
    """
    library = here()
    found: list[Diagnostic] = []
    listed: list[Entry] = []
    progress = Progress()
    for path in chosen(cases, library.cases(), "case"):
        progress.step(path.name)
        compiled = compile_path(library, path)
        found.extend(compiled.diagnostics)
        if compiled.value:
            listed += entries(compiled.value, compiled.diagnostics)
    progress.done()
    if sheet:
        _write(sheet, page(listed))
    if as_json:
        print_json([record(entry) for entry in listed])
    else:
        # What belongs to a figure stands below it in the table.
        told = {d for entry in listed for d in entry.found}
        report([d for d in found if d not in told])
        click.echo(table(listed) if listed else "no figures")
        if sheet:
            click.echo(f"wrote {sheet}")
    sys.exit(code(found, strict=strict))


def _write(sheet: Path, text: str) -> None:
    try:
        sheet.write_text(text, "utf-8", newline="\n")
    except OSError as problem:
        raise stop(f"cannot write {sheet}: {problem.strerror or problem}") from None
