"""`flashgen trace`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from flashgen.cli.console import chosen, here, print_json, report, stop
from flashgen.evidence import add as added
from flashgen.evidence.load import load
from flashgen.evidence.statement import statements
from flashgen.evidence.trace import Coverage, Traced, coverage, trace
from flashgen.library import Library
from flashgen.model.case import Case
from flashgen.model.evidence import Inference
from flashgen.pipeline import compile_path
from flashgen.proof import (
    Source,
    SourceFileError,
    fingerprint,
    load_source,
    read_article,
    text_source,
)
from flashgen.reporting import printable


@click.command()
@click.argument("case_id", metavar="CASE")
@click.option(
    "--text",
    "article",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The article, to show its words; it is not kept.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a record for machines.")
def command(case_id: str, article: Path | None, as_json: bool) -> None:
    """Show each sentence of the source of CASE with the cards that rest on it.

    A sentence marked `○` has no card yet: write one, or name it under `left_out` with
    the reason. Headings, abstract, references and the like are not counted. At the end
    stands what the author inferred, for the reviewer.
    """
    library = here()
    [path] = chosen([case_id], library.cases(), "case")
    compiled = compile_path(library, path)
    if compiled.value is None:
        report(compiled.diagnostics)
        raise stop(f"{library.name(path)} has errors", "correct them first")
    case = compiled.value.case
    source, words = _sources(library, path.stem, case, article)
    traced = trace(case, source, words)
    counted = coverage(traced)
    if as_json:
        print_json(_record(case, traced, counted))
        return
    for line in _lines(traced):
        click.echo(line)
    for line in (*_sum(traced, counted), *_inferred(case)):
        click.echo(line)


def _sources(
    library: Library, case_id: str, case: Case, article: Path | None
) -> tuple[Source, Source | None]:
    """Return the case's source, and the same with its words where they are at hand."""
    kept = load(library, case_id)
    if kept.diagnostics:
        report(kept.diagnostics)
        raise stop(f"the source of {case_id} cannot be read")
    if article is None:
        if kept.value is None:
            hint = f"run `flashgen source add {case_id} ARTICLE`, or give --text"
            raise stop(f"{case_id} has no source", hint)
        return kept.value, None
    file = library.read(article)
    if file.value is None:
        report(file.diagnostics)
        raise stop(f"cannot read {article}")
    try:
        read = read_article(file.value.text, file.value.name)
    except SourceFileError as problem:
        raise stop(str(problem)) from None
    salt = kept.value.salt if kept.value else ""
    printed = load_source(fingerprint(read, salt or added.salt(case.about.source)))
    if kept.value is not None and not _same(kept.value, printed):
        hint = f"if it is the right one, run `flashgen source add {case_id} {article}`"
        raise stop(f"{article} is not the article that {case_id}.source is of", hint)
    return kept.value or printed, load_source(text_source(read))


def _same(kept: Source, read: Source) -> bool:
    """Say whether two sources have the same sentences; a text has codes of its own."""
    if kept.salt:
        return [(c.name, c.codes) for c in kept.chapters] == [
            (c.name, c.codes) for c in read.chapters
        ]
    return [(c.name, len(c.sentences)) for c in kept.chapters] == [
        (c.name, len(c.sentences)) for c in read.chapters
    ]


def _lines(traced: Sequence[Traced]) -> Iterator[str]:
    for section, group in groupby(traced, key=lambda one: one.section):
        found = list(group)
        yield section if found[0].taught else f"{section} (not counted)"
        for one in found:
            mark = "○" if one.open else "-" if one.left_out and not one.names else " "
            said = printable(one.text) if one.text else f"line {one.line} of the source"
            yield f"{mark} {one.number:>3}  {said}"
            yield from (f"         {name}" for name in one.names)
            if one.left_out and not one.names:
                yield f"         left out: {printable(one.left_out)}"


def _sum(traced: Sequence[Traced], counted: Coverage) -> Iterator[str]:
    left = f", {counted.left_out} were left out on purpose" if counted.left_out else ""
    yield ""
    yield (
        f"{counted.carded} of {counted.taught} sentences that teach have a card{left}: "
        f"{counted.percent} % of what is wanted"
    )
    waiting = [f"{one.section} {one.number}" for one in traced if one.open]
    if waiting:
        yield f"no card yet: {', '.join(waiting)}"


def _inferences(case: Case) -> list[tuple[Inference, str]]:
    found = dict[Inference, str]()
    for statement in statements(case):
        for inference in statement.inferred:
            found.setdefault(inference, statement.name)
    return list(found.items())


def _inferred(case: Case) -> Iterator[str]:
    found = _inferences(case)
    if found:
        yield ""
        yield "inferred by the author, to be judged by a reviewer:"
    for inference, name in found:
        words = f"“{inference.words}”" if inference.words else "all of it"
        yield f"  {inference.span}  {name}"
        yield f"         {printable(words)}: {printable(inference.why)}"


def _record(case: Case, traced: Sequence[Traced], counted: Coverage) -> dict[str, Any]:
    return {
        "case": str(case.about.id),
        "taught": counted.taught,
        "carded": counted.carded,
        "left_out": counted.left_out,
        "percent": counted.percent,
        "sentences": [
            {
                "section": one.section,
                "number": one.number,
                "line": one.line,
                "text": one.text,
                "taught": one.taught,
                "cards": list(one.names),
                "left_out": one.left_out,
            }
            for one in traced
        ],
        "inferred": [
            {
                "at": str(inference.span),
                "statement": name,
                "words": inference.words,
                "why": inference.why,
            }
            for inference, name in _inferences(case)
        ],
    }
