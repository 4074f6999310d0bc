from __future__ import annotations

from tests.conftest import HEAD, compiled

FORMS = """
facts:
  forms:
    kind: classification
    of: scleroderma
    types:
      systemic:
        name: systemic disease
        types:
          sine: {name: sine scleroderma, tells: No skin changes}
      localised:
        name: localised disease
        tells: Only the skin
"""


def test_both_directions_for_every_type_that_is_told_apart() -> None:
    cards = compiled(HEAD + FORMS).cards
    assert {str(c.id): c.answer for c in cards} == {
        "case-1/forms/sine": "No skin changes",
        "case-1/forms/sine.name": "sine scleroderma",
        "case-1/forms/localised": "Only the skin",
        "case-1/forms/localised.name": "localised disease",
    }


def test_the_group_of_a_nested_type_on_request() -> None:
    cards = compiled(HEAD + FORMS + "    directions: [parent]\n").cards
    assert {str(c.id): c.answer for c in cards} == {
        "case-1/forms/sine.parent": "systemic disease"
    }
