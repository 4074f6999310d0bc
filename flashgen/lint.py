"""Running the rules of craft over compiled cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from flashgen.craft.finding import Finding, place
from flashgen.craft.read import views
from flashgen.craft.view import NOTHING, FigureView, View
from flashgen.model.card import Card
from flashgen.model.case import Case
from flashgen.model.diagnostic import Diagnostic, Severity
from flashgen.model.source import Span, Text
from flashgen.rules import Rule, rules

ENGLISH = "en"


def lint_case(
    case: Case, cards: Sequence[Card], *, errors_only: bool = False
) -> Iterator[Diagnostic]:
    """Yield what the rules find on the figures and cards of `case`, in no order.

    `errors_only` leaves out the rules of wording, whose findings stop no deck.
    """
    shown, figures = views(case, cards)
    chosen = _chosen(errors_only)
    yield from on_figures(chosen, figures)
    yield from on_cards(chosen, shown)


def lint_deck(
    cases: Iterable[tuple[Case, Sequence[Card]]], *, errors_only: bool = False
) -> Iterator[Diagnostic]:
    """Yield what the rules find between all cards of `cases`, as a deck shows them."""
    deck = [view for case, cards in cases for view in views(case, cards)[0]]
    yield from on_deck(_chosen(errors_only), deck)


def _chosen(errors_only: bool) -> list[Rule]:
    return [
        rule
        for rule in rules().values()
        if not errors_only or rule.severity is Severity.ERROR
    ]


def on_cards(chosen: Sequence[Rule], shown: Sequence[View]) -> Iterator[Diagnostic]:
    """Yield what the rules find on cards of one language, each place once."""
    seen: set[tuple[str, Span, str]] = set()
    for rule in chosen:
        if rule.check is None:
            continue
        for view in shown:
            if rule.english and view.case.language != ENGLISH:
                continue
            for finding in rule.check(view):
                yield from _once(_diagnostic(rule, view, finding), seen)


def on_figures(
    chosen: Sequence[Rule], figures: Sequence[FigureView]
) -> Iterator[Diagnostic]:
    """Yield what the rules find on figures."""
    for rule in chosen:
        if rule.check_figure is None:
            continue
        for figure in figures:
            if rule.english and figure.case.language != ENGLISH:
                continue
            for finding in rule.check_figure(figure):
                written = finding.part.written
                span = figure.span
                if isinstance(written, Text):
                    span = written.span.find(finding.words)
                card = f"{figure.case.id}/{figure.key}"
                yield _at(rule, span, card, finding)


def on_deck(chosen: Sequence[Rule], deck: Sequence[View]) -> Iterator[Diagnostic]:
    """Yield what the rules find between cards, each place once."""
    seen: set[tuple[str, Span, str]] = set()
    for rule in chosen:
        if rule.check_deck is None:
            continue
        cards = [v for v in deck if not rule.english or v.case.language == ENGLISH]
        for view, finding in rule.check_deck(cards):
            yield from _once(_diagnostic(rule, view, finding), seen)


def _once(found: Diagnostic, seen: set[tuple[str, Span, str]]) -> Iterator[Diagnostic]:
    """Yield `found` unless the same was said of the same place."""
    key = (found.code, found.span, found.message)
    if key not in seen:
        seen.add(key)
        yield found


def _diagnostic(rule: Rule, view: View, finding: Finding) -> Diagnostic:
    if finding.part is NOTHING:
        return _at(rule, view.owner or view.span, view.card, finding)
    return _at(rule, place(view, finding), view.card, finding)


def _at(rule: Rule, span: Span, card: str, finding: Finding) -> Diagnostic:
    return Diagnostic(
        span,
        rule.severity,
        rule.code,
        finding.message,
        finding.hint,
        card=card,
        fix=finding.fix if finding.fix and _stands(finding.words, span) else None,
    )


def _stands(words: str, span: Span) -> bool:
    """Return whether exactly `words` stand at `span`."""
    if span.line != span.end_line:
        return False
    line = span.file.lines[span.line - 1]
    return line[span.column - 1 : span.end_column - 1] == words
