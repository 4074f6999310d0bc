"""Every code that flashgen prints, explained: what, why, examples, what to do.

A rule explains itself in its module.  Every other code has a file here, named by code
and name: its severity, what it means in one sentence, why, what to do, and examples.
The folder is the list, so that a code cannot be without its explanation:

    *error*

    What it means, as a sentence.

    Why, in a few more.

    What to do: …
    Known false positives: …

    The source says:    (a fence with an article; only where a claim is held against it)

    Bad:                (a fence; any number of these)

    Good:

An example in a `yaml` fence is a case file of which only the keys that matter are
shown, or one fact or figure of it; if it begins with `# path`, it is that file.  It is
tried: a bad one gives this code alone, a good one gives nothing.  Other fences are only
to be read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from flashgen.model.diagnostic import Severity
from flashgen.rules import Rule, rules

_FOLDER = Path(__file__).parent
_SEVERITY = re.compile(r"\*(\w+)\*\n\n")
_FENCE = re.compile(
    r"^(Bad|Good|The source says):\n\n```(\w+)\n(.*?)\n```$", re.DOTALL | re.MULTILINE
)


class Example(NamedTuple):
    """Words that an author wrote; `language` is `yaml` where they can be tried."""

    language: str
    text: str


@dataclass(frozen=True)
class Explanation:
    """All about one code.  `article` is the source that its examples are held against.

    `documentation` begins with what it means, as a sentence in a paragraph of its own.
    """

    code: str
    name: str
    severity: Severity
    documentation: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    article: str = ""

    @property
    def summary(self) -> str:
        """What it means, as a sentence."""
        return " ".join(self.documentation.split("\n\n", 1)[0].split())


@cache
def explanations() -> Mapping[str, Explanation]:
    """Return every code with its explanation, sorted."""
    found = [_read(path) for path in _FOLDER.glob("FG*.md")]
    found += map(_of_rule, rules().values())
    by_code = {one.code: one for one in sorted(found, key=lambda one: one.code)}
    if len(by_code) != len(found):
        raise TypeError("a code is explained twice")
    return MappingProxyType(by_code)


def _of_rule(rule: Rule) -> Explanation:
    return Explanation(
        rule.code,
        rule.name,
        rule.severity,
        rule.documentation,
        tuple(Example("yaml", text) for text in rule.bad),
        tuple(Example("yaml", text) for text in rule.good),
    )


def _read(path: Path) -> Explanation:
    text = path.read_text("utf-8")
    head = _SEVERITY.match(text)
    if head is None:
        raise ValueError(f"{path.name} does not begin with a severity")
    found: dict[str, list[Example]] = {"Bad": [], "Good": [], "The source says": []}
    for label, language, example in _FENCE.findall(text):
        found[label].append(Example(language, example))
    code, _, name = path.stem.partition("-")
    return Explanation(
        code,
        name,
        Severity(head[1]),
        _FENCE.sub("", text[head.end() :]).strip(),
        tuple(found["Bad"]),
        tuple(found["Good"]),
        "\n\n".join(example.text for example in found["The source says"]),
    )
