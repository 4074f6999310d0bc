from __future__ import annotations

from tests.conftest import HEAD, compiled

CASE = """
presentation:
  patient: A 45-year-old woman
  complaint: {dyspnoea: Shortness of breath, heartburn: Heartburn}
  laboratory: {esr: ESR 135 mm/h}
  imaging: {ct: Ground glass}
facts:
  what:
    kind: vignette
"""


def _rows(extra: str) -> list[tuple[str, list[tuple[str, str]], str]]:
    cards = compiled(HEAD + CASE + extra).cards
    return [
        (str(c.id), [(r.mark, r.text) for r in c.content["Stem"]], c.answer)  # type: ignore[union-attr]
        for c in cards
    ]


def test_the_presentation_without_imaging_then_the_diagnosis() -> None:
    assert _rows("    omit: [heartburn]\n") == [
        (
            "case-1/what",
            [
                ("Patient", "A 45-year-old woman"),
                ("Complaint", "Shortness of breath."),
                ("Laboratory", "ESR 135 mm/h."),
            ],
            "A diagnosis",
        )
    ]


def test_each_stage_shows_all_earlier_clues() -> None:
    extra = """
    sections: [patient]
    stages:
      images: {sections: [imaging], ask: "Which organ?", answer: Lung}
      biopsy: Granuloma on biopsy
"""
    first, second = _rows(extra)
    assert first[0] == "case-1/what/images"
    assert first[2] == "Lung"
    assert second[1] == [*first[1], ("Then", "Granuloma on biopsy")]
    assert second[2] == "A diagnosis"
