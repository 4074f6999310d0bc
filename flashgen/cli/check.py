"""`flashgen check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from flashgen import baseline, reporting
from flashgen.cli.console import (
    Progress,
    chosen,
    code,
    here,
    print_json,
    report,
    repository,
)
from flashgen.evidence.review import content, reviewed
from flashgen.library import DECKS, Library
from flashgen.model.diagnostic import Diagnostic
from flashgen.pipeline import (
    CompiledCase,
    agreeing,
    allowed,
    colliding,
    compile_path,
    crafted,
    proven,
)

FORMATS = ("full", "concise", "json", "github", "sarif")


@click.command()
@click.argument("cases", nargs=-1, metavar="[CASE]...")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="full",
    help="How to print findings; `full` if left out.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--fix", is_flag=True, help="Correct what has one right spelling.")
@click.option(
    "--write-baseline",
    "write",
    is_flag=True,
    help=f"List all findings in {DECKS}/{baseline.NAME}; only new ones count then.",
)
def command(
    cases: tuple[str, ...],
    strict: bool,
    form: str,
    as_json: bool,
    fix: bool,
    write: bool,
) -> None:
    """Find what is wrong in case files: all of them, or CASE (a name or path).

    `flashgen rule CODE` explains a finding.
    """
    if write and cases:
        raise click.UsageError("a baseline is of all cases: name none")
    library = here()
    paths = chosen(cases, library.cases(), "case")
    compiled, found = _examine(library, paths, complete=not cases, known=not write)
    if fix and _fix(library, paths, found):
        compiled, found = _examine(library, paths, complete=not cases, known=not write)
    if write:
        _write_baseline(library, found)
        return
    _tell(library, paths, compiled, found, "json" if as_json else form)
    if form == "full" and not as_json:
        for one in compiled if cases else ():
            click.echo(_content(one))
    sys.exit(code(found, strict=strict))


def _examine(
    library: Library, paths: list[Path], *, complete: bool, known: bool
) -> tuple[list[CompiledCase], list[Diagnostic]]:
    """Compile cases; return them and all that is found and not excused.

    `complete` says that these are all cases, `known` that the baseline counts.
    """
    found: list[Diagnostic] = []
    cases: list[CompiledCase] = []
    progress = Progress()
    for path in paths:
        progress.step(path.name)
        compiled = compile_path(library, path)
        found.extend(compiled.diagnostics)
        if compiled.value:
            cases.append(compiled.value)
            found.extend(proven(library, compiled.value))
            found.extend(crafted(library, compiled.value))
    progress.step("comparing cards")
    found.extend((*colliding(cases), *agreeing(cases)))
    progress.done()
    whole = complete and len(cases) == len(paths)
    excuses = allowed(library, cases, known=known)
    return cases, excuses.reviewed(found, complete=whole)


def _fix(library: Library, paths: list[Path], found: list[Diagnostic]) -> int:
    """Write the safe fixes into the files of `paths`; return how many there were."""
    from flashgen.cli.correction import correct

    count = sum(correct(library, path, found) for path in paths)
    click.echo(f"{count} fixed", err=True)
    return count


def _write_baseline(library: Library, found: list[Diagnostic]) -> None:
    from flashgen.cli.correction import replace

    path = library.root / DECKS / baseline.NAME
    text = baseline.write(found)
    replace(path, text.encode())
    lines = text.count('{"code"')
    click.echo(f"{library.name(path)}: {lines} findings are known from now on")


def _tell(
    library: Library,
    paths: list[Path],
    compiled: list[CompiledCase],
    found: list[Diagnostic],
    form: str,
) -> None:
    from flashgen import annotation

    cards = sum(card.count for one in compiled for card in one.cards)
    if form == "json":
        records = reporting.as_records(found)
        data = {"cases": len(paths), "cards": cards, "diagnostics": records}
        print_json(data)
        return
    if form == "sarif":
        from flashgen.handbook import meanings

        print_json(annotation.as_sarif(found, meanings(), repository(library)))
        return
    if form == "full":
        report(found)
    elif form == "concise" and found:
        click.echo(annotation.as_lines(found))
    elif form == "github" and found:
        click.echo(annotation.as_github(found, repository(library)))
    noun = "case" if len(paths) == 1 else "cases"
    summary = f"{len(paths)} {noun}, {cards} cards: {reporting.count(found)}"
    click.echo(summary, err=form != "full")


def _content(one: CompiledCase) -> str:
    """Return what a reviewer writes into `review`, and whether that is done."""
    state = reviewed(one.case, one.cards).value
    return f"{one.case.about.id}: content {content(one.cards)}, {state}"
