"""Identity is authored: words and order may change, the note stays the same."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from flashgen import identity
from tests.conftest import HEAD, LIBRARY_ID, compiled

WORDS = st.text("abcdefghij ", min_size=1, max_size=20).filter(str.strip)
FACTS = {
    "organ": '{{ask: "{0} which organ?", answer: {1}}}',
    "drugs": "{{kind: list, of: {0}, members: {{a: A {1}, b: B {1}}}}}",
    "chain": "{{kind: mechanism, of: {0}, steps: {{x: X {1}, y: Y {1}}}}}",
    "rate": (
        "{{kind: statistic, population: {0}, measure: {1}, "
        "values: {{one: {{label: {1}, value: 1 %}}}}}}"
    ),
}


def _ids(order: list[str], one: str, two: str) -> set[str]:
    text = "".join(
        f"  {name}: {FACTS[name].format(one.strip(), two.strip())}\n" for name in order
    )
    cards = compiled(HEAD + "facts:\n" + text).cards
    assert len({str(card.id) for card in cards}) == len(cards)
    return {str(card.id) for card in cards}


@given(st.permutations(list(FACTS)), WORDS, WORDS)
def test_rewording_and_reordering_keep_every_id(
    order: list[str], one: str, two: str
) -> None:
    assert _ids(order, one, two) == _ids(list(FACTS), "a", "b")


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_guid_is_that_of_its_library_and_card_alone(one: str, two: str) -> None:
    guid = identity.guid(LIBRARY_ID, one)
    assert re.fullmatch(r"[a-z2-7]{16}", guid)
    assert (guid == identity.guid(LIBRARY_ID, two)) is (one == two)
    assert guid != identity.guid(LIBRARY_ID.replace("6", "7"), one)


@given(st.text(min_size=1))
def test_a_key_is_read_back_however_it_is_typed(card: str) -> None:
    guid = identity.guid(LIBRARY_ID, card)
    key = identity.key(guid)
    assert re.fullmatch(r"[A-Z2-7]{4}-[A-Z2-7]{4}", key)
    misread = key.replace("O", "0").replace("I", "1").replace("B", "8")
    for typed in (key, key.lower(), key.replace("-", " "), misread):
        assert guid.startswith(identity.read_key(typed))


def test_the_guid_of_a_known_card_never_changes() -> None:
    assert identity.guid(LIBRARY_ID, "case-29/crest/C") == "q6mgio4jxwh3kb5c"
