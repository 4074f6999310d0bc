"""flashgen on the command line: the only code that prints, exits or reads the clock.

One module per command, imported only when that command runs: starting up costs no
more than click itself.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from itertools import pairwise

import click

from flashgen import __version__

COMMANDS = {
    "build": "Compile decks into .apkg packages.",
    "check": "Find what is wrong in case files.",
    "diff": "Say what an update changes for students.",
    "export": "Write a deck as a website, handout, table or records.",
    "figures": "List figures: pictures, rights, cards, what to ask of whom.",
    "init": "Start a library of your own.",
    "kinds": "Show the kinds of facts, with examples.",
    "new": "Start a new case file.",
    "preview": "See the cards before Anki does.",
    "publish": "Mark a deck as published: what students get.",
    "rehearse": "Try an update in Anki's own engine.",
    "rule": "Explain what `flashgen check` finds.",
    "schema": "Print the JSON Schema of a case file.",
    "show": "Show a card by its id, GUID or Key.",
    "source": "Keep the sources that evidence is checked against.",
    "trace": "Show a source, sentence by sentence, with its cards.",
}
"""Every command and its line in the overview; `flashgen.cli.<name>` holds it."""


class _Commands(click.Group):
    """Loads the module of a command when it is called."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.obj = _for_machines(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except click.ClickException as problem:
            if ctx.obj:
                _print_record(problem)
            raise

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"flashgen.cli.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from flashgen.reader import suggest

            hint = suggest(args[0], COMMANDS)
            raise click.UsageError(f"no command `{args[0]}`; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _for_machines(args: list[str]) -> bool:
    """Say whether a program will read what is printed, also if it is an error."""
    return (
        "--json" in args
        or "--format=json" in args
        or ("--format", "json") in pairwise(args)
    )


def _print_record(problem: click.ClickException) -> None:
    """Print why a command could not run, for machines; people are told besides."""
    import json

    hint = getattr(problem, "hint", "")
    record = {"error": problem.format_message(), "hint": hint}
    click.echo(json.dumps(record, ensure_ascii=False, indent=2))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="flashgen")
def cli() -> None:
    """Compile medical case files into Anki decks.

    Exit codes: 0 fine, 1 errors found, 2 could not run.
    """


def main() -> None:
    """Run the command line and exit."""
    # A run grows one tree and ends: collecting garbage would only walk that tree
    # again and again, for a third of the time.  Commands that stay turn it on.
    gc.disable()
    try:
        cli(prog_name="flashgen")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(2)
    finally:
        gc.freeze()  # Python collects once more at its end; there is nothing to find.
