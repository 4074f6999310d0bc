"""Two spellings of one thing give one row of tokens; two things never do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.proof.normalise import Kind, tokens
from flashgen.proof.spelling import fold, stem


def keys(text: str) -> list[str]:
    return [token.kind + token.key for token in tokens(text) if token.kind]


@pytest.mark.parametrize(
    "spellings",
    [
        ("4,800/µL", "4.800/ μ L", "4 800 / µL", "4800 per microlitre", "4800/mm³"),
        ("five years", "5 years", "5-year", "five-year", "5 yrs"),
        ("70%", "70 %", "70 percent", "seventy per cent", "70 per-cent"),
        ("65-72%", "65–72 %", "65 to 72%", "65 – 72 percent"),
        ("0.50 mg", "0.5 mg", ".5 mg", "0,50 mg", "0·5 mg"),
        ("120/50 mmHg", "120/50 mm/Hg", "120/50 mm Hg"),
        ("135 mm/hour", "135 mm/h", "135 mm per hour"),
        ("80 bpm", "80 beats per minute", "80/min", "80 beats/min"),
        ("10⁹/L", "10^9/L", "10^9 per litre"),
        ("Fe³⁺", "Fe3+", "fe3+"),
        ("one third", "1/3", "⅓", "a third"),
        ("twenty-five mL", "25 ml", "25 millilitres"),
        ("eighth day", "8th day"),
        ("four times", "fourfold", "4-fold"),
        ("type II", "type 2", "type two"),
        ("X-ray", "x ray", "X-rays"),
        ("CE 3a", "CE3a"),
        ("auto-oxidation", "autooxidation"),
        ("asthmatic, necrotic", "asthma; necrosis"),
        ("it decreases the dose", "decreased doses"),
        ("37 °C", "37°C", "37 degrees Celsius", "37 ℃"),
        ("two hundred and six people", "206 people"),
        ("oesophageal tumours", "esophageal tumor"),
        ("anaemia, haemoglobin", "anemia; hemoglobin"),
        ("the calcified cell", "Calcification of cells"),
        ("in\ufb02amed", "inflamed"),
        ("Raynaud’s “sign”", "raynaud's sign"),
        ("calci\u00adfied", "calcified"),
        ("seen [4, 5] (figures 1–3)", "seen"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_one_thing_in_many_spellings(spellings: tuple[str, ...]) -> None:
    assert {spelling: keys(spelling) for spelling in spellings} == dict.fromkeys(
        spellings, keys(spellings[0])
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4.8 kg", "48 kg"),
        ("0.50 mg", "50 mg"),
        ("4.800 kg", "4,800 kg"),  # a weight is no count: a decimal
        ("5 mg", "5 g"),
        ("5 mg", "5 mg/kg"),
        ("25 G", "25 g"),  # gauge, gram
        ("-5", "5"),
        ("10^9", "109"),
        ("type 1", "type 2"),
        ("Fe3+", "Fe2+"),
        ("T1", "T2"),
        ("three years", "three months"),
        ("pain", "no pain"),
        ("hypertension", "hypotension"),
    ],
)
def test_two_things_stay_two(one: str, other: str) -> None:
    assert keys(one) != keys(other)


def test_a_bare_one_is_a_pronoun_and_a_half_life_no_half() -> None:
    kinds = {token.kind for token in tokens("one or more organs; half-life")}
    assert Kind.NUMBER not in kinds


def test_an_organisation_is_no_pronoun() -> None:
    assert keys("WHO") == [".who"]
    assert keys("who") == []


def test_tokens_remember_how_they_were_printed() -> None:
    read = tokens("Twenty-five years without haemorrhages")
    assert [token.printed for token in read] == [
        "Twenty-five",
        "years",
        "without",
        "haemorrhages",
    ]


@given(st.integers(0, 10**12))
def test_thousands_are_grouped_in_any_way(number: int) -> None:
    plain, grouped = keys(f"{number} mg"), f"{number:,} mg"
    assert keys(grouped) == plain
    assert keys(grouped.replace(",", "\u202f")) == plain


@given(st.integers(0, 999), st.integers(0, 999))
def test_different_decimals_stay_different(left: int, right: int) -> None:
    same = keys(f"1.{left:03} kg") == keys(f"1.{right:03} kg")
    assert same == (left == right)


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(token.printed or not token.kind for token in tokens(text))
    assert fold(fold(text)) == fold(fold(fold(text)))


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem(word)
