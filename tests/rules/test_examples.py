"""Every rule finds its bad examples, and nothing in its good ones."""

from __future__ import annotations

import pytest

from flashgen.lint import lint_case, lint_deck
from flashgen.model.diagnostic import Diagnostic
from flashgen.rules import Rule, rules
from tests.rules.example import compiled

BAD = [(rule, text) for rule in rules().values() for text in rule.bad]
GOOD = [(rule, text) for rule in rules().values() for text in rule.good]


def label(value: object) -> str:
    return value.name if isinstance(value, Rule) else ""


def found(text: str) -> list[Diagnostic]:
    case, cards = compiled(text)
    return [*lint_case(case, cards), *lint_deck([(case, cards)])]


@pytest.mark.parametrize(("rule", "text"), BAD, ids=label)
def test_bad_example_is_found_and_told_what_to_do(rule: Rule, text: str) -> None:
    assert rule.code in {d.code for d in found(text)}
    for d in found(text):
        assert d.message
        assert d.hint
        assert d.card
        assert d.severity is rules()[d.code].severity


@pytest.mark.parametrize(("rule", "text"), GOOD, ids=label)
def test_good_example_is_clean_under_all_rules(rule: Rule, text: str) -> None:
    assert text in rule.good
    assert {d.code: d.message for d in found(text)} == {}


@pytest.mark.parametrize("rule", rules().values(), ids=label)
def test_rule_is_documented(rule: Rule) -> None:
    assert rule.bad
    assert rule.good
    assert rule.summary.endswith(".")
    assert "Source: " in rule.documentation
    assert "Known false positives: " in rule.documentation
    assert sum(c is not None for c in (rule.check, rule.check_deck)) <= 1
    assert rule.check or rule.check_deck or rule.check_figure
    assert "FG100" < rule.code < "FG190"
