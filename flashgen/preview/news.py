"""What has changed on show since the page last asked."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from flashgen.model.diagnostic import Diagnostic
from flashgen.preview.bench import Shown
from flashgen.preview.record import Record, of_case, of_problems

SHOWN_PROBLEMS = 200
"""Problems that the page lists; whoever has more does not read them there."""


@dataclass(frozen=True)
class News:
    """The records of everything on show, each with the revision that last changed it.

    A page of an earlier run, which has another `session`, starts afresh.
    """

    session: str
    revision: int = 0
    cases: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    missing: str = "[]"
    problems: str = "[]"
    look: str = ""

    def since(self, session: str, revision: int) -> str:
        """Return, as JSON, what a page that knows `revision` of `session` lacks."""
        known = revision if session == self.session else -1
        fresh = [text for at, text in self.cases.values() if at > known]
        order = json.dumps(list(self.cases), ensure_ascii=False)
        return (
            f'{{"session":"{self.session}","revision":{self.revision},'
            f'"look":"{self.look}","order":{order},'
            f'"missing":{self.missing},"problems":{self.problems},'
            f'"cases":[{",".join(fresh)}]}}'
        )


def start() -> News:
    """Return the news of a new run: none yet."""
    return News(secrets.token_hex(8))


def after(news: News, shown: Shown) -> News:
    """Return the news once `shown` is on show."""
    by_file: dict[str, list[Diagnostic]] = {}
    for diagnostic in shown.found:
        by_file.setdefault(diagnostic.span.file.name, []).append(diagnostic)
    revision = news.revision + 1
    cases: dict[str, tuple[int, str]] = {}
    for name, case in shown.cases.items():
        found: Sequence[Diagnostic] = ()
        if case.exhibits:
            found = by_file.get(case.exhibits[0].card.span.file.name, ())
        text = _json(of_case(case, found))
        before = news.cases.get(name, (0, ""))
        cases[name] = before if before[1] == text else (revision, text)
    return News(
        news.session,
        revision,
        cases,
        _json(list(shown.missing)),
        _json(of_problems(shown.found)[:SHOWN_PROBLEMS]),
        shown.look.digest,
    )


def failed(news: News) -> News:
    """Return the news after a fault of flashgen's own: the cards stay."""
    problem: Record = {
        "severity": "error",
        "code": "",
        "message": "flashgen itself failed; the terminal says how",
        "hint": "the cards shown are those of the last save before",
        "file": "",
    }
    return replace(news, revision=news.revision + 1, problems=_json([problem]))


def _json(value: Record | list[Record] | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
