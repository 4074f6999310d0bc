"""Every rule of craft: one file here, one rule.

The folder is the list, as it is for the fact kinds.  A rule is a module whose file name
is its name and whose docstring is its documentation, with

- `CODE` (`FG101` … `FG189`) and `SEVERITY`;
- `ENGLISH`, whether it knows English words and so stays silent in other languages;
- `BAD` and `GOOD`: examples as an author would write them (the mapping of one fact, or
  top-level keys of a case file); each of `BAD` must be found, none of `GOOD`;
- one of `check(view)`, `check_figure(figure)` and `check_deck(views)`.  The first two
  yield a `Finding` each, the last pairs of a view and a finding, in time linear in the
  number of cards.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from flashgen.craft.finding import Finding
from flashgen.craft.view import FigureView, View
from flashgen.model.diagnostic import Severity

Check = Callable[[View], Iterator[Finding]]
CheckFigure = Callable[[FigureView], Iterator[Finding]]
CheckDeck = Callable[[Sequence[View]], Iterator[tuple[View, Finding]]]


@dataclass(frozen=True)
class Rule:
    """One rule, as read from its module."""

    code: str
    name: str
    severity: Severity
    english: bool
    documentation: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    check: Check | None
    check_figure: CheckFigure | None
    check_deck: CheckDeck | None

    @property
    def summary(self) -> str:
        """What it finds, as a sentence."""
        return self.documentation.split("\n", 1)[0]


@cache
def rules() -> Mapping[str, Rule]:
    """Return all rules by their codes, sorted."""
    found = [_rule(name) for name in sorted(m.name for m in iter_modules(__path__))]
    by_code = {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}
    if len(by_code) != len(found):
        raise TypeError("two rules share a code")
    return MappingProxyType(by_code)


def _rule(name: str) -> Rule:
    module = import_module(f"{__name__}.{name}")
    return Rule(
        code=module.CODE,
        name=name.replace("_", "-"),
        severity=module.SEVERITY,
        english=module.ENGLISH,
        documentation=inspect.cleandoc(module.__doc__ or ""),
        bad=tuple(inspect.cleandoc(example) for example in module.BAD),
        good=tuple(inspect.cleandoc(example) for example in module.GOOD),
        check=getattr(module, "check", None),
        check_figure=getattr(module, "check_figure", None),
        check_deck=getattr(module, "check_deck", None),
    )
