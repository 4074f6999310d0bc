"""`flashgen rule`."""

from __future__ import annotations

import click

from flashgen import handbook
from flashgen.cli.console import stop
from flashgen.codes import meanings
from flashgen.reader import suggest
from flashgen.rules import rules


@click.command()
@click.argument("code", required=False)
@click.option("--markdown", is_flag=True, help="Print the reference page of all.")
def command(code: str | None, markdown: bool) -> None:
    """List the rules of craft, or explain CODE: what, why, examples."""
    if markdown:
        click.echo(handbook.as_markdown(), nl=False)
    elif code is None:
        click.echo(handbook.overview(), nl=False)
    else:
        click.echo(_explained(code), nl=False)


def _explained(code: str) -> str:
    """Return all about a rule by its code or name, or what another code means."""
    names = {rule.name: rule for rule in rules().values()}
    rule = rules().get(code.upper()) or names.get(code.lower())
    if rule:
        return handbook.as_text(rule)
    known = meanings()
    if code.upper() not in known:
        hint = suggest(code, names) if code.islower() else ""
        raise stop(f"there is no code `{code}`", hint or "`flashgen rule` lists them")
    return f"{code.upper()}\n\n{known[code.upper()].text}\n"
