"""Two spellings of one thing give one row of tokens; two things never do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.proof.code import coded
from flashgen.proof.normalise import Kind, read, tokens
from flashgen.proof.number import readings
from flashgen.proof.reading import settle
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
        ("second day", "2nd day"),
        ("first and second dose", "1st and 2nd dose"),
        ("second postoperative day", "2nd postoperative day"),
        ("one in five", "1 in 5", "one in 5", "1 in every five"),
        ("one or two", "1 or 2"),
        ("one skull fracture in five", "1 skull fracture in 5"),
        ("twice", "two times", "2-fold"),
        ("a dozen", "twelve", "12"),
        ("half a dozen", "six"),
        ("two and a half years", "2.5 years", "2½ years", "2 1/2 years"),
        ("two-thirds", "two thirds", "2/3", "⅔"),
        ("6,318 cancers", "6 318 cancers", "6\u202f318 cancers", "6\u00a0318 cancers"),
        ("In all, 6 318.", "In all, 6318."),
        ("1.204 consecutive patients", "1,204 consecutive patients"),
        ("0.3% per year", "0.3% yearly", "0.3%/year", "0.3% annually", "0.3% a year"),
        ("10 mg daily", "10 mg/day", "10 mg per day", "10 mg a day", "10 mg every day"),
        ("twice a day", "twice daily", "two times per day"),
        ("the annual risk", "yearly risk"),
        ("12–14 years", "12-14 years", "12 to 14 years", "between 12 and 14 years"),
        ("between the second and the fifth day", "2nd to 5th day"),
        ("stage IIa", "stage 2A", "Stage 2a"),
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
        ("4.800 kg", "4,800 kg"),  # a weight is no count: perhaps a decimal
        ("1.5", "15"),
        ("one of the patients", "1 of 2 patients"),
        ("20% of the strokes", "one in five strokes"),
        ("first sign", "second sign"),
        ("half of the patients", "50% of the patients"),  # see `settle`
        ("10 mg daily", "10 mg weekly"),
        ("type 2 150 patients", "type 2150 patients"),
        ("stage IIa", "stage IIb"),
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


@pytest.mark.parametrize(
    "text",
    [
        "one or more organs",
        "half-life",
        "one of the patients",
        "first and foremost",
        "in the first days",
        "on second thoughts",
        "the upper third",
        "a couple of rings",
        "dozens of rings",
    ],
)
def test_words_that_are_no_numbers(text: str) -> None:
    assert Kind.NUMBER not in {token.kind for token in tokens(text)}


def test_the_spread_of_a_number_is_a_relation() -> None:
    for text in ("66.4 ± 10.8 years", "66.4 +/- 10.8 years", "66.4 + / - 10.8 years"):
        assert [(token.kind, token.key) for token in read(text)] == [
            (Kind.NUMBER, "66.4"),
            (Kind.RELATION, "±"),
            (Kind.NUMBER, "10.8"),
            (Kind.UNIT, "year"),
        ]


def test_a_day_later_is_no_rate() -> None:
    assert keys("a day later") == [".day", ".later"]
    assert keys("5 mg a day later")[:3] == ["#5", "%mg", "%/day"]
    assert keys("6.5 larvae per gram")[-1] == keys("6.5 per gram")[-1] == "%/g"


@pytest.mark.parametrize(
    ("given", "said", "same"),
    [
        ("1.140 µmol/L", "1,140 µmol/L", True),
        ("1.140 µmol/L", "1140 µmol/L", True),
        ("1.140 µmol/L", "1.14 µmol/L", True),
        ("1.140 µmol/L", "1.140 µmol/L", True),
        ("1,140 µmol/L", "1.140 µmol/L", True),
        ("1.14 µmol/L", "1.140 µmol/L", True),
        ("1 in 62.000", "1 in 62,000", True),
        ("1.14 µmol/L", "1,140 µmol/L", False),
        ("1,140 µmol/L", "1.14 µmol/L", False),
        ("1.5 mg", "15 mg", False),
        ("15 mg", "1.5 mg", False),
        ("1.5 mg", "1500 mg", False),
        ("0.114 mg", "114 mg", False),
        ("half of the bakers", "50% of the bakers", True),
        ("50% of the bakers", "half of the bakers", True),
        ("50% of the bakers", "half a baker", False),
        ("the yearly risk", "the risk in one year", True),
        ("the risk per year", "the risk in a year", True),
        ("the second, deep stage", "the second dose", True),
        ("on day 2", "on the second", True),
        ("on day 2", "on the third day", False),
        ("one in five", "20%", False),
    ],
)
def test_a_number_is_read_as_its_passage_has_it(
    given: str, said: str, same: bool
) -> None:
    known = {item.code for item in coded("salt", tokens(given))}
    found = coded("salt", list(settle("salt", tokens(said), known)))
    counted = [item for item in found if item.kind in (Kind.NUMBER, Kind.UNIT)]
    assert all(item.code in known for item in counted) is same


@given(st.integers(1, 999), st.integers(0, 999))
def test_both_readings_of_an_ambiguous_number_are_known(whole: int, rest: int) -> None:
    printed = f"{whole}.{rest:03}"
    both = {f"{whole}{rest:03}", keys(f"{whole}.{rest:03}0")[0][1:]}
    assert {printed, *readings(printed)} == {printed, *both}
    assert all(printed in {value, *readings(value)} for value in both)


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
