"""Every code as text: one of them, all in a line each, and the reference page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flashgen.annotation import Meaning
from flashgen.codes import Example, Explanation, explanations

CHAPTERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Rules of craft": {
        "The question": ("FG10",),
        "The answer": ("FG11",),
        "What gives answers away, and cards that collide": ("FG12",),
        "Gaps and lists": ("FG13",),
        "Figures and their words": ("FG14",),
        "Numbers and years": ("FG15",),
        "Text": ("FG16",),
    },
    "The case language": {
        "The file and its keys": ("FG00",),
        "Names, places and files": ("FG01",),
        "Kinds of facts": ("FG02", "FG03"),
    },
    "Allowances": {"What is allowed, and what was found before": ("FG19",)},
    "Evidence and age": {
        "Sources and places": ("FG20",),
        "What the source does not bear out": ("FG21", "FG22"),
        "Between cards": ("FG23",),
        "Years, reviews, and what became of a source": ("FG25",),
    },
    "Figures": {
        "Files": ("FG30",),
        "Rights, privacy and the night": ("FG31",),
        "Marks and regions": ("FG32",),
    },
    "Published decks": {
        "The lock, and cards that students have": ("FG40",),
        "Decks": ("FG41",),
    },
}
"""Chapters, their sections, and the beginnings of the codes there."""

_HEAD = """\
# Codes

`flashgen check` reads every card as a student will, holds it against its source, and
says what is wrong with it, why, and what to write instead. Each finding has a code;
`flashgen rule FG103` explains one, and this page, which is written by
`flashgen rule --markdown`, explains all.

An **error** makes a card wrong or gives its answer away, and stops `flashgen build`;
a **warning** does not, unless you ask for `--strict`.

An example shows only the keys that matter: of a case file, or of one fact or figure in
it. The tests try it: what is bad gives this code, what is good gives nothing. Only of
published decks examples are told and not tried.

## Where a rule is wrong

Allow it at the place, with the reason; whoever reviews the case will read it:

```yaml
grades:
  ask: Is the murmur graded?
  answer: No
  allow: {FG103: The yes is the point of this card.}
```

`allow` may stand on a fact, a figure, an item of either, or the whole case. For a whole
project, write `ignore: {FG103: reason}` into `decks/library.yaml`, or

```toml
[tool.flashgen]
ignore = {FG103 = "reason"}
```

into a `pyproject.toml` beside it. An allowance that nothing needs any more is a
finding of its own (FG190). Only the rules of craft (FG1…) can be allowed: an error of
the language stops the deck, and a claim that its source does not bear out needs
`inferred` instead.

For an old library, `flashgen check --write-baseline` lists what is there already in
`decks/baseline.json`; from then on only new findings are told.

## Safe fixes

`flashgen check --fix` corrects what has one right spelling, such as `mm/Hg`. It changes
those words and nothing else in the file, and writes a file as a whole or not at all.
"""


def find(word: str) -> Explanation | None:
    """Return what a code or name means, in capital or small letters."""
    names = {one.name: one for one in explanations().values()}
    return explanations().get(word.upper()) or names.get(word.lower())


def meanings() -> Mapping[str, Meaning]:
    """Return what programs are told of each code."""
    return {
        code: Meaning(
            one.name, one.severity, one.summary, one.documentation, _section(one)
        )
        for code, one in explanations().items()
    }


def as_text(one: Explanation) -> str:
    """Return all about one code, for a terminal."""
    examples = "".join(
        f"\n{title}:\n\n{_indented(text)}\n" for title, _, text in _examples(one)
    )
    head = f"{one.code} {one.name} ({one.severity.value})"
    return f"{head}\n\n{one.documentation}\n{examples}"


def overview() -> str:
    """Return all codes, a line each, by chapter."""
    return "\n".join(
        f"{chapter}\n"
        + "".join(
            f"{one.code}  {one.severity.value:<7}  {one.name}: {one.summary}\n"
            for _, chosen in _sections(chapter)
            for one in chosen
        )
        for chapter in CHAPTERS
    )


def as_markdown() -> str:
    """Return the reference page of all codes, with an index at its head."""
    parts = [_HEAD, "## Index\n"]
    for chapter in CHAPTERS:
        rows = [_row(one) for _, chosen in _sections(chapter) for one in chosen]
        table = "\n".join(("| code | | what it finds |", "| --- | --- | --- |", *rows))
        parts.append(f"### {chapter}\n\n{table}\n")
    for chapter in CHAPTERS:
        parts.append(f"## {chapter}: explained\n")
        for title, chosen in _sections(chapter):
            parts += [f"### {title}\n", *map(_section, chosen)]
    return "\n".join(parts)


def _sections(chapter: str) -> Iterator[tuple[str, list[Explanation]]]:
    for title, beginnings in CHAPTERS[chapter].items():
        found = explanations().values()
        yield title, [one for one in found if one.code.startswith(beginnings)]


def _row(one: Explanation) -> str:
    """Return a line of the index; the address is the one that a heading gets."""
    link = f"[{one.code} {one.name}](#{one.code.lower()}-{one.name})"
    summary = one.summary.replace("|", "\\|")
    return f"| {link} | {one.severity.value} | {summary} |"


def _section(one: Explanation) -> str:
    examples = "\n\n".join(
        f"{title}:\n\n```{language}\n{text}\n```"
        for title, language, text in _examples(one)
    )
    body = one.documentation.replace("\nKnown false", "  \nKnown false")
    head = f"#### {one.code} {one.name}\n\n*{one.severity.value}*"
    return f"{head}\n\n{body}\n\n{examples}\n"


def _examples(one: Explanation) -> Iterator[tuple[str, str, str]]:
    """Yield title, language and words of each example."""
    shown = {
        "The source says": (Example("text", one.article),) * bool(one.article),
        "Bad": one.bad,
        "Good": one.good,
    }
    for title, examples in shown.items():
        yield from ((title, *example) for example in examples)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))
