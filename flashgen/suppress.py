"""Findings that somebody has allowed, at their place or for the whole project.

`allow: {FG105: reason}` on a fact, figure or item covers what lies in it and what is
found on its cards; on the case, everything in the case.  `ignore` covers the project,
in `decks/library.yaml` or under `[tool.flashgen]` in `pyproject.toml`.
Only rules can be allowed: an error of the language stays one, and a claim that its
source does not bear out needs `inferred`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from flashgen.model.case import Case
from flashgen.model.diagnostic import Checked, Diagnostic, error, warning
from flashgen.model.record import Record
from flashgen.model.source import SourceFile, Span, Text
from flashgen.rules import rules

UNUSED, UNKNOWN = "FG190", "FG191"


@dataclass(frozen=True)
class Allowance:
    """A code that is allowed, where it is written, and what it covers.

    `inside` is the place whose findings are covered, None for the whole project.
    `card` begins the ids of the cards that are, and `key` is a part of them.
    """

    code: str
    at: Span
    inside: Span | None = None
    card: str = ""
    key: str = ""

    def covers(self, found: Diagnostic) -> bool:
        """Return whether `found` is allowed."""
        if found.code != self.code:
            return False
        if self.inside is None or _within(found.span, self.inside):
            return True
        parts = re.split(r"[/.]", found.card)
        begins = bool(self.card) and parts[: self.card.count("/") + 1] == (
            self.card.split("/")
        )
        return begins and (not self.key or self.key in parts)


def of_case(case: Case) -> Iterator[Allowance]:
    """Yield what a case allows."""
    about = case.about
    for code in about.allow:
        yield Allowance(str(code), code.span, about.span, str(about.id))
    for key, record in (*case.figures.items(), *case.facts.items()):
        yield from _of_record(record, f"{about.id}/{key}", "")


def _of_record(record: Record, card: str, key: str) -> Iterator[Allowance]:
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name == "allow":
            for code in value:
                yield Allowance(str(code), code.span, record.span, card, key)
        elif isinstance(value, Mapping):
            for name, item in value.items():
                if isinstance(item, Record):
                    yield from _of_record(item, card, str(name))


def of_library(ignore: Mapping[Text, Text]) -> Iterator[Allowance]:
    """Yield what `ignore` in the settings of a library allows."""
    for code in ignore:
        yield Allowance(str(code), code.span)


def of_pyproject(file: SourceFile) -> Checked[tuple[Allowance, ...]]:
    """Read `ignore = {FG105 = "reason"}` under `[tool.flashgen]`."""
    import tomllib

    try:
        tool = tomllib.loads(file.text).get("tool", {})
    except tomllib.TOMLDecodeError as problem:
        span = Span(file, 1, 1, 1, 1)
        return Checked((), (error(span, "FG015", f"not TOML: {problem}"),))
    own = tool.get("flashgen", {})
    for key in own if isinstance(own, dict) else ():
        if key != "ignore":
            hint = 'the only key is `ignore = {FG105 = "why it is wrong here"}`'
            message = f"unknown key `{key}` of [tool.flashgen]"
            return Checked((), (error(_line(file, key), UNKNOWN, message, hint),))
    ignore = own.get("ignore", {}) if isinstance(own, dict) else own
    if not isinstance(ignore, dict) or not all(map(_reasoned, ignore.values())):
        span = _line(file, "ignore")
        message = "`ignore` must give a reason for each code"
        hint = 'write `ignore = {FG105 = "why it is wrong here"}`'
        return Checked((), (error(span, UNKNOWN, message, hint),))
    return Checked(tuple(Allowance(code, _line(file, code)) for code in ignore))


def _reasoned(reason: object) -> bool:
    return isinstance(reason, str) and bool(reason.strip())


def _line(file: SourceFile, word: str) -> Span:
    """Return where `word` first stands after `[tool.flashgen`."""
    start = file.text.find("tool.flashgen")
    line = file.text.count("\n", 0, max(start, 0)) + 1
    return Span(file, line, 1, len(file.lines), len(file.lines[-1]) + 1).find(word)


def suppress(
    found: Iterable[Diagnostic], allowances: Iterable[Allowance]
) -> tuple[list[Diagnostic], list[Allowance]]:
    """Return the findings that nobody allows, and the allowances nobody needs."""
    by_code: dict[str, list[Allowance]] = {}
    for allowance in allowances:
        by_code.setdefault(allowance.code, []).append(allowance)
    used: set[Allowance] = set()
    kept: list[Diagnostic] = []
    for diagnostic in found:
        covering = [a for a in by_code.get(diagnostic.code, ()) if a.covers(diagnostic)]
        allowed = diagnostic.code in rules() and covering
        used.update(covering if allowed else ())
        if not allowed:
            kept.append(diagnostic)
    idle = [a for same in by_code.values() for a in same if a not in used]
    return kept, idle


def unused(idle: Iterable[Allowance]) -> Iterator[Diagnostic]:
    """Yield a finding for each allowance that covers nothing, or can cover nothing."""
    for allowance in idle:
        code = allowance.code
        if code in rules():
            message = f"{code} finds nothing here"
            yield warning(allowance.at, UNUSED, message, "delete it")
            continue
        what, hint = next(
            (said for begin, said in _FIRM.items() if code.startswith(begin)), _NO_CODE
        )
        message = f"{code} {what}"
        yield warning(allowance.at, UNKNOWN, message, hint.format(code=code))


_NO_CODE = ("is no rule", "`flashgen rule` lists the rules that can be allowed")
_EXPLAINED = "see `flashgen rule {code}`, and correct what it finds"
_FIRM = {
    "FG0": ("is an error of the case language and cannot be allowed", _EXPLAINED),
    "FG19": ("is about allowances, and cannot be allowed itself", _EXPLAINED),
    "FG2": (
        "is about evidence and years, and cannot be allowed",
        "see `flashgen rule {code}`; what the source does not say in so many words "
        "goes under `inferred`, with the reason",
    ),
    "FG3": ("is about pictures and cannot be allowed", _EXPLAINED),
    "FG4": ("is about published cards and cannot be allowed", _EXPLAINED),
}
"""What no allowance can excuse: beginnings of codes, what they are, what to do."""


def _within(inner: Span, outer: Span) -> bool:
    return (
        inner.file.name == outer.file.name
        and (outer.line, outer.column) <= (inner.line, inner.column)
        and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
    )
