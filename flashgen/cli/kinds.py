"""`flashgen kinds`."""

from __future__ import annotations

import click

from flashgen import reference
from flashgen.cli.console import stop
from flashgen.facts import FACT_KINDS
from flashgen.reader import suggest


@click.command()
@click.argument("kind", required=False)
@click.option("--all", "everything", is_flag=True, help="Print the whole reference.")
def command(kind: str | None, everything: bool) -> None:
    """Show the kinds of facts, or all about KIND: example, cards and keys."""
    if everything:
        click.echo(reference.whole(), nl=False)
        return
    if kind is None:
        click.echo(reference.overview(), nl=False)
        return
    if kind not in FACT_KINDS:
        raise stop(f"there is no kind `{kind}`", suggest(kind, FACT_KINDS))
    click.echo(reference.kind_text(FACT_KINDS[kind]), nl=False)
