"""`flashgen rehearse`."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import click

from flashgen.cli.console import ERRORS, FINE, print_json, stop
from flashgen.cli.packages import read

PATH = click.Path(path_type=Path)


@click.command()
@click.argument("old", metavar="OLD", type=PATH)
@click.argument("new", metavar="NEW...", nargs=-1, required=True, type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print a record for machines.")
def command(old: Path, new: tuple[Path, ...], as_json: bool) -> None:
    """Try an update in Anki's own engine, as a student who has studied and edited OLD.

    OLD and NEW are .apkg packages.  Several NEW are releases in their order: they are
    imported one after the other, and then the last of them straight over OLD.

    Exit code 1 if anything is lost: a schedule, a review, an edit on an unchanged note.
    """
    if find_spec("anki") is None:
        raise stop(
            "a rehearsal needs Anki's engine, which is not installed",
            'pip install "flashgen[anki]"; the engine is free software under the AGPL',
        )
    releases = [(read(path), path) for path in (old, *new)]
    from flashgen.update import tellrehearsal
    from flashgen.update.rehearse import rehearse
    from flashgen.update.student import NotTaken

    try:
        found = rehearse(releases)
    except NotTaken as problem:
        raise stop(f"Anki does not take the packages: {problem}") from None
    if as_json:
        print_json(tellrehearsal.as_record(found))
    else:
        click.echo(tellrehearsal.as_text(found))
    sys.exit(ERRORS if found.failed else FINE)
