"""`flashgen source`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click

from flashgen import reporting
from flashgen.cli.console import chosen, here, report, stop
from flashgen.evidence import add as added
from flashgen.evidence.load import load
from flashgen.evidence.prove import prove
from flashgen.evidence.statement import places
from flashgen.library import Library
from flashgen.model.case import Case
from flashgen.model.diagnostic import failed
from flashgen.pipeline import compile_path
from flashgen.proof import (
    Article,
    Source,
    SourceFileError,
    load_source,
    read_article,
)


@click.group()
def command() -> None:
    """Keep the sources that the evidence of a case is checked against."""


@command.command("add")
@click.argument("case_id", metavar="CASE")
@click.argument("article", type=click.Path(path_type=Path))
@click.option(
    "--text", "as_text", is_flag=True, help="Keep its words, where its licence allows."
)
@click.option(
    "--replace",
    is_flag=True,
    help="Take ARTICLE even if the evidence finds less in it than in the source now.",
)
def add(case_id: str, article: Path, as_text: bool, replace: bool) -> None:
    """Read ARTICLE, the text of a printed page or JATS XML, for CASE.

    Writes source_cases/CASE.source: a fingerprint of the article, sentence by sentence,
    against which `flashgen check` holds every card. It replaces the article neither for
    reading nor for searching, so it may lie where the article may not. It is no
    encryption: with effort, numbers and many words can be recovered. Do not fingerprint
    what must stay secret.
    """
    library = here()
    [path] = chosen([case_id], library.cases(), "case")
    case = _case(library, path)
    read = _article(library, article)
    source = case.about.source
    if as_text and not added.may_lie_open(source):
        raise stop(
            f"the rights of this source are `{source.rights}`: its words may not lie "
            "in the library",
            "leave out --text; or correct `rights`, if it is CC BY, CC BY-SA or CC0",
        )
    text = (added.words_of if as_text else added.fingerprint_of)(read, source)
    target = library.source(path.stem)
    if not replace:
        _refuse_another(library, case, article, load_source(text, article.name))
    _write(target, text)
    _tell(library.name(target), read, case, text)


def _case(library: Library, path: Path) -> Case:
    compiled = compile_path(library, path)
    if compiled.value is None:
        report(compiled.diagnostics)
        raise stop(f"{library.name(path)} has errors", "correct them first")
    return compiled.value.case


def _article(library: Library, path: Path) -> Article:
    file = library.read(path)
    if file.value is None or failed(file.diagnostics):
        report(file.diagnostics)
        raise stop(f"cannot read {path}", "save the article as text in UTF-8, or JATS")
    try:
        return read_article(file.value.text, file.value.name)
    except SourceFileError as problem:
        raise stop(str(problem)) from None


def _refuse_another(library: Library, case: Case, path: Path, after: Source) -> None:
    """Exit if the source there is holds more of the evidence than the text at `path`.

    Then `path` is surely another article; a source that cannot be read may go.
    """
    before = load(library, str(case.about.id)).value
    if before is None or not (lost := added.lost(case, before, after)):
        return
    report(lost)
    every = len(set(places(case)))
    now, then = (every - len(added.misses(case, one)) for one in (before, after))
    raise stop(
        f"{path.name} has {then} of {every} places that the evidence names, the "
        f"present source {now}: nothing was written",
        "give the article of this case; --replace takes this one all the same",
    )


def _write(path: Path, text: str) -> None:
    """Write the file whole or not at all."""
    try:
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as w:
            whole = Path(w, "source")
            whole.write_text(text, "utf-8", newline="\n")
            os.replace(whole, path)
    except OSError as problem:
        raise stop(f"cannot write {path.name}: {problem.strerror}") from None


def _tell(name: str, article: Article, case: Case, text: str) -> None:
    sections = article.citable
    count = sum(len(section.sentences) for section in sections)
    click.echo(f"{name}: {count} sentences in {len(sections)} sections")
    for section in sections:
        click.echo(f"  {section.name} ({len(section.sentences)})")
    found = prove(case, load_source(text, name), name).diagnostics
    case_id = case.about.id
    for left in article.left_out:
        click.echo(f"  left out: {left.reason} ({len(left.lines)})")
    click.echo(f"{case_id} against it: {reporting.count(found)}", nl=False)
    click.echo(f"; see `flashgen check {case_id}`" if found else "")
