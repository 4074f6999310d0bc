"""`flashgen init`."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

import click

from flashgen.cli.console import stop
from flashgen.example import template
from flashgen.library import CACHE, CASES, DECKS, MEDIA, SETTINGS
from flashgen.schema import NAME, case_schema

FIRST = "case-1"

SETTINGS_TEXT = """\
# What all decks of this library share.
format: 1

# Part of every note's identity: never change it.
library: {library}

# Addresses that the cards link to; {{case}}, {{card}} and {{key}} are filled in.
# links:
#   case: https://example.org/cases/{{case}}.yaml
#   report: https://example.org/report?card={{key}}
#   updates: https://example.org/what-an-update-keeps
"""

RECIPE_TEXT = """\
format: 1
name: My first deck            # the deck's identity in Anki: never change it
title: My first deck
version: 0.1.0
licence: all rights reserved   # or a licence such as CC BY 4.0
cases: [{case}]
"""

IGNORED = f"""\
# What flashgen makes; {DECKS}/flashgen.lock and *.release.json are to be committed.
{DECKS}/*.apkg
{DECKS}/.*
{CACHE}/
"""


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Start a library in DIR: folders, settings, a recipe and a first case.

    Files that are there already stay as they are.
    """
    files = {
        Path(DECKS, SETTINGS): SETTINGS_TEXT.format(library=uuid.uuid4()),
        Path(DECKS, "my-first-deck.yaml"): RECIPE_TEXT.format(case=FIRST),
        Path(CASES, f"{FIRST}.yaml"): template(FIRST),
        Path(CASES, NAME): json.dumps(case_schema(), ensure_ascii=False, indent=2)
        + "\n",
        Path(".gitignore"): IGNORED,
    }
    if (folder / DECKS / SETTINGS).exists():
        raise stop(
            f"{folder / DECKS / SETTINGS} is there already: this is a library",
            "start a case in it with `flashgen new CASE-ID`",
        )
    try:
        for name in (DECKS, CASES, MEDIA):
            (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / MEDIA / FIRST).mkdir(exist_ok=True)
        for path, text in files.items():
            if not (folder / path).exists():
                (folder / path).write_text(text, "utf-8", newline="\n")
                click.echo(f"wrote {(folder / path).as_posix()}")
    except OSError as problem:
        raise stop(f"cannot write there: {problem.strerror}") from None
    click.echo("Build the first deck with `flashgen build`.")
