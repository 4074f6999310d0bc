"""`flashgen rule`."""

from __future__ import annotations

import click

from flashgen import handbook
from flashgen.cli.console import stop
from flashgen.codes import explanations
from flashgen.reader import suggest


@click.command()
@click.argument("code", required=False)
@click.option("--markdown", is_flag=True, help="Print the reference page of all.")
def command(code: str | None, markdown: bool) -> None:
    """List all codes, or explain CODE (or its name): what, why, what to do."""
    if markdown:
        click.echo(handbook.as_markdown(), nl=False)
    elif code is None:
        click.echo(handbook.overview(), nl=False)
    elif one := handbook.find(code):
        click.echo(handbook.as_text(one), nl=False)
    else:
        names = [one.name for one in explanations().values()]
        near = suggest(code, names) if code.islower() else ""
        hint = near if "did you" in near else "`flashgen rule` lists them"
        raise stop(f"there is no code `{code}`", hint)
