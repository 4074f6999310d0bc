"""`flashgen new`."""

from __future__ import annotations

import click

from flashgen.cli.console import here, stop
from flashgen.example import template
from flashgen.model.record import SLUG
from flashgen.reader import slug_hint


@click.command()
@click.argument("case_id")
def command(case_id: str) -> None:
    """Start a new case file, source_cases/CASE_ID.yaml, from a template that builds.

    The id becomes part of every card's identity and a tag: it should not name the
    disease.
    """
    library = here()
    if not SLUG.fits(case_id):
        raise stop(f"a case id must be {SLUG.says}", slug_hint(case_id))
    path = library.case(case_id)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(template(case_id))
        (library.media / case_id).mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise stop(f"{library.name(path)} is there already") from None
    except OSError as problem:
        raise stop(f"cannot write {path.name}: {problem.strerror}") from None
    click.echo(f"{library.name(path)} is yours to fill; check it with")
    click.echo(f"  flashgen check {case_id}")
    click.echo(f"and add `{case_id}` to the cases of a recipe in decks/.")
