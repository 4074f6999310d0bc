"""`flashgen preview`."""

from __future__ import annotations

import gc
import os
import webbrowser
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flashgen.cli.console import chosen, here, stop
from flashgen.library import Library

if TYPE_CHECKING:
    from socket import socket

    from flashgen.preview.bench import Wanted

PORT = 8329
"""Tried first, so that a bookmark works; nothing else is registered for it."""


@click.command()
@click.argument("name", required=False, metavar="[DECK|CASE]")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; 0 for any.")
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
def command(name: str | None, port: int | None, no_open: bool) -> None:
    """See every card as Anki shows it, and again at each save.

    Shows the whole library, or one DECK or CASE (a name or path), on a page in your
    browser that only this machine can reach. Ctrl-C ends it. A click on a card's place
    opens it in the editor that VISUAL or EDITOR names.
    """
    from flashgen.preview.bench import Bench
    from flashgen.preview.server import serve

    library = here()
    bench = Bench(library, _wanted(library, name))
    listening = _listen(port)
    address = "http://{}:{}/".format(*listening.getsockname())
    click.echo(f"The cards are at {address} (Ctrl-C ends it)")
    if not no_open:
        webbrowser.open(address)
    gc.enable()
    try:
        serve(bench, listening, _editor())
    except KeyboardInterrupt:
        click.echo()


def _wanted(library: Library, name: str | None) -> Wanted:
    """Return what NAME means: a recipe before a case."""
    from flashgen.preview.bench import Wanted

    if name is None:
        return Wanted()
    recipes = library.recipes()
    if name in [path.stem for path in recipes] or Path(name).resolve() in recipes:
        return Wanted(deck=Path(name).stem)
    [case] = chosen([name], library.cases(), "deck or case")
    return Wanted(case=case.stem)


def _listen(port: int | None) -> socket:
    """Return a socket on `port`; on ours, or any, where none is asked for."""
    from flashgen.preview.server import listen

    with suppress(OSError):
        return listen(PORT if port is None else port)
    if port is not None:
        raise stop(f"port {port} is taken", "leave out --port, or give another")
    return listen(0)


def _editor() -> str:
    from flashgen.preview.editor import found

    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or found()
