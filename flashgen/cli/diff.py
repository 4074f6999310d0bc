"""`flashgen diff`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from flashgen.cli.console import ERRORS, FINE, here, print_json, stop
from flashgen.cli.packages import given, is_package, read, retired_by, working
from flashgen.library import Library
from flashgen.update.change import Comparison
from flashgen.update.compare import compare
from flashgen.update.stored import Package


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", required=False)
@click.option("--markdown", is_flag=True, help="Print Markdown, for release notes.")
@click.option("--json", "as_json", is_flag=True, help="Print a record for machines.")
@click.option(
    "--update-text",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the changed notes as text files for Anki's text import into DIR.",
)
def command(
    old: str, new: str | None, markdown: bool, as_json: bool, folder: Path | None
) -> None:
    """Say what an update changes, and what that means for students who have OLD.

    OLD and NEW are .apkg packages; NEW may be a DECK of this library: its case files
    as they are now. With one DECK alone, OLD is the package that `flashgen publish`
    made of it last in this checkout.

    Exit code 1 if the update would cost a student something, or a change would not
    reach them. An unchanged note that was stamped again is only a warning.
    """
    from flashgen.update import tell

    before, after, retired = _sides(old, new)
    found = compare(before, after, retired)
    if folder:
        _write_text(before, after, found, folder)
    if as_json:
        print_json(tell.as_record(found))
    else:
        click.echo(tell.as_markdown(found) if markdown else tell.as_text(found))
    sys.exit(ERRORS if found.failed else FINE)


def _sides(old: str, new: str | None) -> tuple[Package, Package, Package | None]:
    """Return the package before, the one after, and the withdrawn cards of that."""
    if new is None and is_package(old):
        raise stop(
            "diff needs two packages, or a deck", "flashgen diff OLD.apkg NEW.apkg"
        )
    if new is None:
        library = here()
        return _last_release(library, given(library, old).stem), *working(library, old)
    before = read(Path(old)) if is_package(old) else working(here(), old)[0]
    if is_package(new):
        return before, read(Path(new)), retired_by(Path(new))
    return before, *working(here(), new)


def _last_release(library: Library, deck: str) -> Package:
    """Return what was published last, or exit: no later build is what students have."""
    kept = library.released(deck)
    if not kept.exists():
        raise stop(
            f"no released package of `{deck}` is kept here",
            "`flashgen publish` keeps one from now on; until then give the package "
            f"that students have: `flashgen diff OLD.apkg {deck}`",
        )
    return read(kept)


def _write_text(before: Package, after: Package, found: Comparison, to: Path) -> None:
    """Write the text files, and say which notes only the package can bring."""
    from flashgen.update.textfile import text_update

    update = text_update(before, after, found, Path(after.name).stem)
    try:
        to.mkdir(parents=True, exist_ok=True)
        for name, text in update.files.items():
            (to / name).write_text(text, "utf-8", newline="\n")
            click.echo(f"wrote {(to / name).as_posix()}", err=True)
    except OSError as problem:
        raise stop(f"cannot write there: {problem.strerror or problem}") from None
    if not update.files:
        click.echo("no text file: no note of flashgen changed in words", err=True)
    if update.left_out:
        keys = ", ".join(update.left_out)
        click.echo(f"only in the package, for their new pictures: {keys}", err=True)
