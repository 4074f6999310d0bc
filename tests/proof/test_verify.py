"""Claims about the invented article: true ones pass, mutated ones are caught."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.proof import (
    Passage,
    Problem,
    Source,
    load_source,
    verify,
)


class Claim(NamedTuple):
    where: str
    anchor: str
    question: str
    answer: str
    conditions: tuple[str, ...] = ()


def problems(source: Source, claim: Claim) -> list[Problem]:
    found = source.find(claim.where, claim.anchor)
    assert isinstance(found, Passage), found
    return verify(source, found, claim.question, claim.answer, claim.conditions)


SURVIVAL = Claim(
    "comment",
    "80% live two … eight years",
    "Which share of patients with diffuse quillosis lives so long?",
    "80 %",
    ("diffuse quillosis", "two years"),
)
JOINTS = Claim(
    "comment",
    "60% of deposits … other joints",
    "Which share of deposits lies in the knee?",
    "60 %",
)
RELAPSE = Claim(
    "comment",
    "Relapse after surgery … respectively",
    "How often does quillosis relapse after surgery?",
    "12 %",
)
LEVELS = Claim(
    "comment",
    "above 15 mg/L … kill",
    "Above which level does toxicity begin?",
    "Above 15 mg/L",
)
BLOOD = Claim("presentation", "WBC 6.200", "What was the white cell count?", "6,200/µL")
ESR = Claim("presentation", "ESR 64", "What was the ESR?", "64 mm/h")
PRESSURE = Claim(
    "presentation", "blood pressure", "What was his blood pressure?", "130/75 mmHg"
)
PULSE = Claim(
    "presentation", "heart rate 72", "What was his heart rate?", "72 beats per minute"
)
ASTHMA = Claim(
    "presentation",
    "Asthma had been known for 9 years",
    "How long had he been asthmatic?",
    "Nine years",
)
LUMPS = Claim(
    "presentation",
    "several soft, non tender nodules",
    "What did palpation reveal?",
    "Several soft nodules, not tender",
)
NODES = Claim(
    "presentation",
    "no inguinal lymphadenopathy",
    "What was the state of the inguinal nodes?",
    "No lymphadenopathy",
)
CHEST = Claim(
    "presentation",
    "few bilateral opacities … upper lobes",
    "What did the chest X-ray show?",
    "Few bilateral opacities in the upper lobes",
)
SHOULDER = Claim(
    "presentation",
    "ring-shaped densities",
    "Which incidental finding did the radiograph show?",
    "Rings in the right shoulder",
)
CYST = Claim(
    "presentation",
    "cyst of 21",
    "How large was the cyst on CT?",
    "21 × 14 mm",
)
FOSSA = Claim(
    "figure 3",
    "",
    "Where does the cyst lie on this knee CT?",
    "In the left popliteal fossa",
)
LAYER = Claim(
    "figure 2", "", "In which layer does ultrasound show the rings?", "The deep layer"
)
PLASMA = Claim(
    "comment",
    "plasma is not raised",
    "How is plasma quill protein in ring quillosis?",
    "Not necessarily raised",
)
CARTILAGE = Claim(
    "comment",
    "harms the tendon but not the cartilage",
    "What does dry quillosis harm?",
    "The tendon, but not the cartilage",
)
SWELLING = Claim(
    "comment",
    "lacks joint swelling",
    "Which form of quillosis is without joint swelling?",
    "Dry quillosis",
)
CURE = Claim(
    "comment",
    "No lasting cure",
    "Which cure is there for quillosis?",
    "No lasting cure",
)
FEVER = Claim(
    "presentation",
    "denied any fever",
    "Which symptom did he deny before this visit?",
    "Fever",
)
WOMEN = Claim(
    "comment",
    "three times more often",
    "How many times more often do women fall ill than men?",
    "3 times",
)
DRUG = Claim(
    "comment",
    "brontazole, velcitrine, and mordamide",
    "Which drug is given besides brontazole and mordamide?",
    "Velcitrine",
)

TRUE = {
    name: claim for name, claim in globals().items() if isinstance(claim, Claim)
} | {
    "late survival": SURVIVAL._replace(
        answer="45 %", conditions=("diffuse quillosis", "8-year")
    ),
    "both survivals": SURVIVAL._replace(
        question="Which shares live two and eight years with diffuse quillosis?",
        answer="80 % at two years, 45 % at eight years",
        conditions=(),
    ),
    "survival in other words": SURVIVAL._replace(
        question="How many patients with the diffuse form live for two years?",
        answer="80 percent",
        conditions=(),
    ),
    "shoulder share": JOINTS._replace(
        question="Which share of deposits lies in the shoulder?", answer="30 per cent"
    ),
    "other joints": JOINTS._replace(
        question="Which share lies outside knee and shoulder?", answer="10 %"
    ),
    "relapse on the drug": RELAPSE._replace(
        question="How often does quillosis relapse after brontazole?", answer="35%"
    ),
    "tremor": LEVELS._replace(
        question="At which level does tremor appear?", answer="40 mg/L"
    ),
    "fatal levels": LEVELS._replace(
        question="Which levels are often deadly?", answer="80 to 90 mg/L"
    ),
    "what appears at 40": LEVELS._replace(
        question="What appears at a level of 40 mg/L?", answer="Tremor"
    ),
    "pulse without a unit, named in the question": PULSE._replace(
        question="What was his heart rate in bpm?", answer="72"
    ),
    "hypertension": ASTHMA._replace(
        question="How long had he been hypertensive?", answer="4 years"
    ),
    "painless in one word": LUMPS._replace(answer="Several soft, nontender nodules"),
    "spared": CARTILAGE._replace(
        question="What does dry quillosis spare?", answer="The cartilage"
    ),
    "a named case as context": NODES._replace(
        question="What was the state of the inguinal nodes of the Case 29 patient?"
    ),
}


@pytest.mark.parametrize("claim", TRUE.values(), ids=TRUE)
def test_a_true_claim_passes(source: Source, claim: Claim) -> None:
    assert [found for found in problems(source, claim) if not found.weak] == []


MUTATED: list[tuple[str, Claim, str]] = [
    # a number that the passage does not give
    ("number", SURVIVAL._replace(answer="81 %"), "81"),
    ("number", SURVIVAL._replace(conditions=("three years",)), "three"),
    ("number", BLOOD._replace(answer="62,000/µL"), "62,000"),
    ("number", BLOOD._replace(answer="6.2/µL"), "6.2"),
    ("number", ESR._replace(answer="46 mm/h"), "46"),
    ("number", PRESSURE._replace(answer="75/130 mmHg"), "75"),
    ("number", CYST._replace(answer="21 × 21 mm"), "21"),
    ("number", CYST._replace(answer="24 × 14 mm"), "24"),
    ("number", LEVELS._replace(question="Which levels?", answer="80–95 mg/L"), "95"),
    ("number", NODES._replace(question="And of the 53-year-old man?"), "53"),
    # a number that stands there for something else
    ("binding", SURVIVAL._replace(answer="45 %"), "45"),
    ("binding", TRUE["late survival"]._replace(answer="80 %"), "80"),
    ("binding", TRUE["survival in other words"]._replace(answer="45 %"), "45"),
    (
        "binding",
        TRUE["both survivals"]._replace(
            answer="45 % at two years, 80 % at eight years"
        ),
        "45",
    ),
    ("binding", JOINTS._replace(answer="30 %"), "30"),
    ("binding", JOINTS._replace(answer="10 %"), "10"),
    ("binding", TRUE["shoulder share"]._replace(answer="60 %"), "60"),
    ("binding", RELAPSE._replace(answer="35 %"), "35"),
    ("binding", TRUE["relapse on the drug"]._replace(answer="12 %"), "12"),
    ("binding", LEVELS._replace(answer="40 mg/L"), "40"),
    ("binding", TRUE["tremor"]._replace(answer="15 mg/L"), "15"),
    ("binding", TRUE["tremor"]._replace(answer="80–90 mg/L"), "80"),
    ("binding", TRUE["what appears at 40"]._replace(answer="Toxicity"), "40"),
    ("binding", PULSE._replace(answer="18/min"), "18"),
    ("binding", ASTHMA._replace(answer="4 years"), "4"),
    # a unit changed or lost
    ("unit", SURVIVAL._replace(answer="80 mg"), "mg"),
    ("unit", SURVIVAL._replace(conditions=("two months",)), "months"),
    ("unit", BLOOD._replace(answer="6,200/L"), "/L"),
    ("unit", ESR._replace(answer="64 cm/h"), "cm/h"),
    ("unit", PRESSURE._replace(answer="130/75 kPa"), "kPa"),
    ("unit", LEVELS._replace(answer="Above 15 g/L"), "g/L"),
    ("unit", CYST._replace(answer="21 × 14 cm"), "cm"),
    ("unit", ASTHMA._replace(answer="9 weeks"), "weeks"),
    ("unit", WOMEN._replace(answer="3 %"), "%"),
    # the direction of a comparison
    ("comparison", LEVELS._replace(answer="Under 15 mg/L"), "Under"),
    # a negation lost
    ("negation", LUMPS._replace(answer="Several soft, tender nodules"), "tender"),
    ("negation", NODES._replace(answer="Lymphadenopathy"), "Lymphadenopathy"),
    ("negation", PLASMA._replace(answer="Raised"), "Raised"),
    (
        "negation",
        CARTILAGE._replace(answer="The tendon and the cartilage"),
        "cartilage",
    ),
    (
        "negation",
        SWELLING._replace(question="Which form of quillosis has joint swelling?"),
        "joint",
    ),
    ("negation", CURE._replace(answer="A lasting cure"), "lasting"),
    ("negation", FEVER._replace(question="Which symptom did he report?"), "Fever"),
    # a negation added, or moved
    ("negation", DRUG._replace(answer="Not velcitrine"), "velcitrine"),
    ("negation", SHOULDER._replace(answer="No rings"), "rings"),
    (
        "negation",
        CARTILAGE._replace(answer="The cartilage, but not the tendon"),
        "tendon",
    ),
    # another modality
    ("modality", CHEST._replace(question="What did the chest CT show?"), "CT"),
    ("modality", SHOULDER._replace(question="What did MRI show?"), "MRI"),
    (
        "modality",
        CYST._replace(question="How large was it on ultrasound?"),
        "ultrasound",
    ),
    ("modality", FOSSA._replace(question="Where is it on this knee MRI?"), "MRI"),
    (
        "modality",
        LAYER._replace(question="Which layer on this radiograph?"),
        "radiograph",
    ),
    ("modality", LAYER._replace(conditions=("Shoulder X-ray",)), "X-ray"),
    # another side
    ("side", FOSSA._replace(answer="In the right popliteal fossa"), "right"),
    ("side", FOSSA._replace(answer="In both popliteal fossae"), "both"),
    ("side", CHEST._replace(answer="Few unilateral opacities"), "unilateral"),
    ("side", CHEST._replace(answer="Few opacities in the left upper lobe"), "left"),
    ("side", SHOULDER._replace(answer="Rings in the left shoulder"), "left"),
    ("side", SHOULDER._replace(answer="Bilateral rings"), "Bilateral"),
]


@pytest.mark.parametrize(
    ("kind", "claim", "word"),
    MUTATED,
    ids=[f"{kind}-{claim.answer}" for kind, claim, _ in MUTATED],
)
def test_a_mutated_claim_is_caught(
    source: Source, kind: str, claim: Claim, word: str
) -> None:
    assert (kind, word) in [
        (found.kind, found.word) for found in problems(source, claim)
    ]


def test_a_strange_key_term_is_a_weak_problem(source: Source) -> None:
    (found,) = problems(source, DRUG._replace(answer="Prednisolone"))
    assert (found.kind, found.weak, found.word) == ("term", True, "Prednisolone")


def test_a_problem_says_where_it_looked_and_which_part_is_wrong(source: Source) -> None:
    (found,) = problems(source, SURVIVAL._replace(answer="81 %"))
    assert found == Problem(
        "number", "81 does not stand in comment, sentence 12", "81", "answer"
    )
    wrong = SURVIVAL._replace(conditions=("diffuse quillosis", "three years"))
    assert problems(source, wrong)[0].part == "condition 2"


def test_a_side_is_bound_to_its_part_of_the_body() -> None:
    text = "The right heart was large, and the left lung was small."
    source = one_sentence(text)
    true = Claim("comment", "right heart", "Which part was large?", "The right heart")
    assert problems(source, true) == []
    (found,) = problems(source, true._replace(answer="The left heart"))
    assert (found.kind, found.word) == ("side", "left")


def test_what_the_question_says_of_the_case_needs_a_place(source: Source) -> None:
    question = "What was the state of the inguinal nodes of the 52-year-old man?"
    (found,) = problems(source, NODES._replace(question=question))
    assert (found.kind, found.word, found.part) == ("number", "52", "question")
    places = [source.find("presentation", a) for a in (NODES.anchor, "52-year-old")]
    passages = [place for place in places if isinstance(place, Passage)]
    assert verify(source, passages, question, NODES.answer) == []


def test_a_claim_may_rest_on_several_passages(source: Source) -> None:
    places = [source.find("figure 1", ""), source.find("figure 2", "")]
    passages = [place for place in places if isinstance(place, Passage)]
    question = "Which two methods show the rings?"
    both = verify(source, passages, question, "X-ray and ultrasound")
    assert both == []
    found = verify(source, passages[0], question, "X-ray and ultrasound")
    strong = [(one.kind, one.word) for one in found if not one.weak]
    assert strong == [("modality", "ultrasound")]


@pytest.mark.parametrize(
    ("text", "question", "answer", "wrong", "kind"),
    [
        (
            "MRI shows the rings better than CT.",
            "Which method shows the rings better than CT?",
            "MRI",
            "CT",
            "modality",
        ),
        (
            "He went home without a bandage, with no wound and a healthy skin.",
            "How did he go home without a bandage?",
            "Without a wound",
            "With a wound",
            "negation",
        ),
        (
            "He left with no wound and a healthy skin.",
            "How did he leave?",
            "Healthy skin, no wound",
            "Healthy skin, a wound",
            "negation",
        ),
        (
            "She had no cough, dry mouth or rash.",
            "What was seen on her skin?",
            "No rash",
            "A rash",
            "negation",
        ),
        (
            "Reflexes were absent.",
            "What was the state of the reflexes?",
            "Absent reflexes",
            "Brisk reflexes",
            "negation",
        ),
        (
            "Lesions not taking up contrast appear dark.",
            "How do the lesions appear?",
            "Dark",
            "Taking up contrast",
            "negation",
        ),
        (
            "The needle was placed at L3-L4.",
            "Where was the needle placed?",
            "L3–L4",
            "L2–L3",
            "number",
        ),
    ],
)
def test_one_sentence_bears_one_answer(
    text: str, question: str, answer: str, wrong: str, kind: str
) -> None:
    source = one_sentence(text)
    true = Claim("comment", "", question, answer)
    assert problems(source, true) == []
    assert kind in [
        found.kind for found in problems(source, true._replace(answer=wrong))
    ]


@pytest.mark.parametrize(
    ("text", "question", "answer", "wrong"),
    [
        (
            "Scars were seen in 12% of men and 5% of women.",
            "In which share of women were scars seen?",
            "5%",
            "12%",
        ),
        (
            "In men, survival was 70%, and in women, it was 55%.",
            "What was survival in women?",
            "55%",
            "70%",
        ),
        (
            "Survival at 3 and 6 years was 62% and 31%, respectively.",
            "What was survival at 6 years?",
            "31%",
            "62%",
        ),
        (
            "Type I starts at 4 years; type II starts at 30 years.",
            "When does type 2 start?",
            "At 30 years",
            "At 4 years",
        ),
    ],
)
def test_numbers_belong_to_their_clause(
    text: str, question: str, answer: str, wrong: str
) -> None:
    source = one_sentence(text)
    true = Claim("comment", "", question, answer)
    assert problems(source, true) == []
    assert "binding" in [
        found.kind for found in problems(source, true._replace(answer=wrong))
    ]


@given(st.integers(0, 10**6), st.sampled_from(["80 %", "45 %"]))
def test_every_other_number_is_reported(
    source: Source, number: int, answer: str
) -> None:
    claim = SURVIVAL if answer == "80 %" else TRUE["late survival"]
    found = problems(source, claim._replace(answer=f"{number} %"))
    assert (found == []) == (f"{number} %" == answer)


@given(st.text(), st.text(), st.lists(st.text(), max_size=2))
def test_any_claim_can_be_measured(
    source: Source, question: str, answer: str, conditions: list[str]
) -> None:
    claim = Claim("figure 1", "", question, answer, tuple(conditions))
    assert all(found.message for found in problems(source, claim))


def one_sentence(text: str) -> Source:
    return load_source(f"flashgen source 5 text\n[comment]\n  {text}\n")
