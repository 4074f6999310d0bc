"""`flashgen export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flashgen import reporting
from flashgen.cli.console import ERRORS, chosen, here, no_decks, report, stop
from flashgen.lock.store import load
from flashgen.pipeline import compile_deck

if TYPE_CHECKING:
    from flashgen.export.edition import Edition, Files

DECK = click.argument("deck")
FOLDER = click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write into; it is made if need be.",
)
FILE = click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; standard output if left out.",
)


@click.group()
def command() -> None:
    """Write a DECK (a name or path of a recipe) for other readers.

    Only what may be passed on is written; figures that may not are left out with their
    cards.
    """


@command.command("html")
@DECK
@FOLDER
def html(deck: str, out: Path) -> None:
    """Write a website: a catalogue, and cards that turn.

    It works from the folder, without a server and without the network.
    """
    from flashgen.export.site import site

    _write(out, site(_edition(deck)), "index.html")


@command.command("handout")
@DECK
@FOLDER
@click.option("--no-pdf", is_flag=True, help="Write the page alone, to print it.")
def handout(deck: str, out: Path, no_pdf: bool) -> None:
    """Write questions with a key to the answers at the end, as HTML and as PDF."""
    from flashgen.export.handout import ADVICE, NoPrinter, page, pdf

    edition = _edition(deck)
    files = page(edition)
    if not no_pdf:
        try:
            files["handout.pdf"] = pdf(edition)
        except NoPrinter as problem:
            raise stop(str(problem), ADVICE) from None
    _write(out, files, "handout.html" if no_pdf else "handout.pdf")


@command.command("csv")
@DECK
@FILE
def table(deck: str, out: Path | None) -> None:
    """Write front and back as two columns, for Quizlet and the like.

    Cards that ask about a picture are left out.
    """
    from flashgen.export.table import as_csv

    text, left_out = as_csv(_edition(deck))
    _print(out, text)
    if left_out:
        noun = "card asks" if left_out == 1 else "cards ask"
        click.echo(f"left out: {left_out} {noun} about a picture", err=True)


@command.command("json")
@DECK
@FILE
def records(deck: str, out: Path | None) -> None:
    """Write everything that is known about each card, for programs."""
    from flashgen.export.table import as_json

    _print(out, as_json(_edition(deck)))


def _edition(name: str) -> Edition:
    """Compile the deck called `name`, or exit with what is wrong."""
    from flashgen.export.edition import edition

    library = here()
    if not library.recipes():
        raise no_decks()
    [path] = chosen([name], library.recipes(), "deck")
    compiled = compile_deck(library, path)
    report(compiled.diagnostics)
    if compiled.value is None:
        click.echo(reporting.count(compiled.diagnostics), err=True)
        sys.exit(ERRORS)
    lock = load(library, compiled.value.settings.library)
    report(lock.diagnostics)
    if lock.value is None:
        sys.exit(ERRORS)
    return edition(compiled.value, lock.value)


def _write(folder: Path, files: Files, first: str) -> None:
    """Write files into a folder, and say where to begin."""
    try:
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    except OSError as problem:
        raise stop(f"cannot write there: {problem.strerror}") from None
    click.echo(f"{(folder / first).as_posix()}: {len(files)} files")


def _print(path: Path | None, text: str) -> None:
    """Write text to a file or to standard output, byte for byte."""
    if path is None:
        sys.stdout.buffer.write(text.encode())
        return
    try:
        path.write_bytes(text.encode())
    except OSError as problem:
        raise stop(f"cannot write {path.name}: {problem.strerror}") from None
