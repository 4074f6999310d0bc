"""The rules as text: one of them, all in a line each, and the reference page."""

from __future__ import annotations

from flashgen.codes import SECTIONS
from flashgen.rules import Rule, rules

THEMES = (
    ("FG10", "The question"),
    ("FG11", "The answer"),
    ("FG12", "What gives answers away, and cards that collide"),
    ("FG13", "Gaps and lists"),
    ("FG14", "Figures"),
    ("FG15", "Numbers and years"),
    ("FG16", "Text"),
)
"""Beginnings of codes, and what the rules there are about."""

_HEAD = """\
# Rules

`flashgen check` reads every card as a student will, and says what is wrong with it,
why, and what to write instead. This page is written by `flashgen rule --markdown`.

An **error** makes a card wrong or gives its answer away, and stops `flashgen build`;
a **warning** does not, unless you ask for `--strict`.

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
finding of its own (FG190). Errors of the language cannot be allowed, and a claim that
its source does not bear out needs `inferred` instead.

For an old library, `flashgen check --write-baseline` lists what is there already in
`decks/baseline.json`; from then on only new findings are told.

## Safe fixes

`flashgen check --fix` corrects what has one right spelling, such as `mm/Hg`. It changes
those words and nothing else in the file, and writes a file as a whole or not at all.
"""


def as_text(rule: Rule) -> str:
    """Return all about one rule, for a terminal."""
    examples = [
        *(f"Bad:\n\n{_indented(text)}\n" for text in rule.bad),
        *(f"Good:\n\n{_indented(text)}\n" for text in rule.good),
    ]
    head = f"{rule.code} {rule.name} ({rule.severity.value})"
    return "\n".join((head, "", rule.documentation, "", *examples))


def overview() -> str:
    """Return the rules, a line each."""
    return "".join(
        f"{rule.code}  {rule.severity.value:<7}  {rule.name}: {rule.summary}\n"
        for rule in rules().values()
    )


def as_markdown() -> str:
    """Return the reference page of all rules and codes."""
    parts = [_HEAD]
    for beginning, title in THEMES:
        chosen = [r for code, r in rules().items() if code.startswith(beginning)]
        parts += [f"## {title}\n", *map(_section, chosen)]
    parts.append("## Other codes\n")
    for title, codes in SECTIONS.items():
        rows = "\n".join(f"| {code} | {text} |" for code, text in codes.items())
        parts.append(
            f"### {title}\n\n| code | what it means |\n| --- | --- |\n{rows}\n"
        )
    return "\n".join(parts)


def _section(rule: Rule) -> str:
    examples = "\n\n".join(
        (
            *(f"Bad:\n\n```yaml\n{text}\n```" for text in rule.bad),
            *(f"Good:\n\n```yaml\n{text}\n```" for text in rule.good),
        )
    )
    head = f"### {rule.code} {rule.name}\n\n*{rule.severity.value}*"
    body = rule.documentation.replace("\nKnown false", "  \nKnown false")
    return f"{head}\n\n{body}\n\n{examples}\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))
