"""`flashgen schema`."""

from __future__ import annotations

import click

from flashgen.cli.console import print_json
from flashgen.schema import case_schema


@click.command()
def command() -> None:
    """Print the JSON Schema of a case file, for completion in editors.

    `flashgen init` writes it to source_cases/case.schema.json, where the first line
    of every case file points; after an upgrade: flashgen schema > that file.
    """
    print_json(case_schema())
