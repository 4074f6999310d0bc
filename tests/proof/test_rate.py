"""How often, and how many: the same in other figures passes, another does not."""

import pytest

from flashgen.proof import verify_text


def kinds(passage: str, answer: str, question: str = "How much is given?") -> set[str]:
    return {problem.kind for problem in verify_text(passage, question, answer)}


@pytest.mark.parametrize(
    ("passage", "answer"),
    [
        ("Brontazole, 10 mg daily, was given.", "10 mg per day"),
        ("Brontazole, 10 mg daily, was given.", "10 mg/day"),
        ("Brontazole was given at 10 mg/kg per day.", "10 mg/kg daily"),
        ("The daily dose of brontazole was 10 mg.", "10 mg"),
        ("Brontazole, 10 mg daily, was given.", "10 mg"),
        ("Brontazole, 10 mg, was given every morning.", "10 mg daily"),
        ("Brontazole, 10 mg, was given every 24 hours.", "10 mg daily"),
        ("The yearly risk of rings was estimated at 0.3%.", "0.3% per year"),
        ("The level was 1.140 mg/L.", "1,140 mg/L"),
        ("Rings occur in 1 in 62.000 of them.", "1 in 62,000"),
        ("Rings occur in half of the bakers.", "In 50% of the bakers"),
        ("Rings occur in one in five bakers.", "In 1 in 5 bakers"),
    ],
)
def test_the_same_in_other_figures(passage: str, answer: str) -> None:
    assert kinds(passage, answer) & {"number", "unit"} == set()


@pytest.mark.parametrize(
    ("passage", "answer", "kind"),
    [
        ("Brontazole, 10 mg daily, was given.", "10 mg weekly", "unit"),
        ("Brontazole, 10 mg, was given.", "10 mg per month", "unit"),
        ("Brontazole is given weekly, not daily.", "10 mg daily", "number"),
        (
            "Of brontazole 10 mg daily, of velcitrine 20 mg weekly are given.",
            "20 mg daily",
            "unit",
        ),
        ("The level was 1.14 mg/L.", "1,140 mg/L", "number"),
        ("The level was 1.5 mg/L.", "15 mg/L", "number"),
        ("Rings occur in one in five bakers.", "In 1 in 4 bakers", "number"),
    ],
)
def test_another_rate_or_number(passage: str, answer: str, kind: str) -> None:
    assert kind in kinds(passage, answer)
