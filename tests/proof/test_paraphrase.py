"""The same said in other words passes; something else in the same words does not."""

import pytest

from flashgen.proof import verify_text

SAID = [
    (
        "In moderate disease the motor latency is prolonged as well.",
        "What is seen in moderate disease, besides prolonged sensory latencies?",
        "A prolonged motor latency",
        "A shortened motor latency",
    ),
    (
        "Disease was stage I in 12%, II in 15%, III in 34%, and IV in 39%.",
        "What share of the disease was stage IV?",
        "39 %",
        "34 %",
    ),
    (
        "Prednisone was given at 0.5 mg/kg/d.",
        "How much prednisone was given?",
        "0.5 mg/kg per day",
        "0.5 mg/kg per week",
    ),
    (
        "EUS was better than PET at finding nodes (80% vs 57%).",
        "How often did endoscopic ultrasonography find nodes?",
        "80 %",
        "80 years",
    ),
    (
        "On day 5 his parents brought him back.",
        "Who was brought back?",
        "A 5-day-old boy",
        "A 6-day-old boy",
    ),
    (
        "Uptake was seen in two paraesophageal nodes.",
        "Where was uptake seen?",
        "In paraoesophageal nodes",
        "In mediastinal nodes",
    ),
    (
        "The tuberculin test was negative, as was the release assay.",
        "What did the tests show?",
        "Tuberculin test and release assay negative",
        "Tuberculin test positive",
    ),
    (
        "Neither statins nor beta-blockers were associated with growth.",
        "Which drugs showed no association with growth?",
        "Statins",
        "Steroids",
    ),
    (
        "Digital examination may provoke bleeding and must be avoided before a scan.",
        "What must be avoided before a scan?",
        "Digital examination",
        "Rectal ultrasound",
    ),
    (
        "The testis swells, and infarction follows.",
        "What follows?",
        "The testis is infarcted",
        "The testis is necrosed",
    ),
    (
        "The deformity is commonly present on both sides.",
        "How is the deformity?",
        "Commonly bilateral",
        "Commonly on the left",
    ),
    (
        "The forced expiratory volume (FEV1) changed by 0.01 L.",
        "What changed by 0.01 L?",
        "Forced expiratory volume in one second",
        "Forced vital capacity in 2.5 seconds",
    ),
    (
        "Death was attributed to sarcoidosis in eight: respiratory failure in five and "
        "haemoptysis in one.",
        "To what were most of the eight deaths attributed?",
        "Respiratory failure",
        "Heart failure",
    ),
    (
        "Platelets then stick to the unfolded strands.",
        "What do platelets do?",
        "They adhere to the unfolded strands",
        "They adhere to the endothelium",
    ),
    (
        "Clues are weight loss, low blood pressure and hyperkalaemia.",
        "Which potassium is a clue?",
        "A high potassium",
        "A low potassium",
    ),
    (
        "Infection raises the risk one hundredfold.",
        "By what factor does infection raise the risk?",
        "100 times",
        "10 times",
    ),
    (
        "One unit halves the factor VIII activity of normal plasma.",
        "How much of the factor VIII activity does one unit take away?",
        "Half of the activity",
        "A quarter of the activity",
    ),
    (
        "The platelet count was 412 × 109/L.",
        "What was the platelet count?",
        "412 × 10⁹/L",
        "421 × 10⁹/L",
    ),
    (
        "A third heart sound was heard.",
        "Which heart sound was heard?",
        "A third heart sound",
        "A fourth heart sound",
    ),
    (
        "Above 30% of the body surface it is called TEN.",
        "What is it called above 30 %?",
        "Toxic epidermal necrolysis",
        "Staphylococcal scalded skin",
    ),
    (
        "The criterion is a pleocytosis of more than 15 white cells per microlitre.",
        "Which pleocytosis is the criterion?",
        "More than 15 cells/µL",
        "More than 15 cells/mL",
    ),
    (
        "The liver cells around the vein become hypoxic.",
        "What happens to the liver cells around the vein?",
        "They lack oxygen",
        "They lack glucose",
    ),
    (
        "A sudden fall reduces uteroplacental blood flow.",
        "What does a sudden fall reduce?",
        "Blood flow to uterus and placenta",
        "Blood flow to heart and kidney",
    ),
    (
        "CT showed a nidus of 8 × 6 mm with a central calcification of 2 mm.",
        "How large was the calcification?",
        "2 mm",
        "6 mm",
    ),
    (
        "Recurrence was rarer with the drug than with placebo (13% v 38%; p < 0.001),"
        " but bleeding, mostly of the gums, was more frequent (65% v 48%).",
        "How often did it recur with placebo?",
        "38%",
        "13%",
    ),
    (
        "The score fell from 34 points before the trial to 19 points at 12 months.",
        "How high was the score before the trial?",
        "34 points",
        "19 points",
    ),
    (
        "In B2 the stem is loose but the bone is good, in B3 the bone is poor.",
        "What is the bone like in B2?",
        "Good",
        "Calcified",
    ),
    (
        "The drug was injected and the fluid leaked into the tissue.",
        "Where does the fluid go?",
        "It escapes into the tissue",
        "It escapes into the vein",
    ),
    (
        "Activated factor VII bypasses the block, as it activates factor X directly.",
        "Which factor does activated factor VII activate directly?",
        "Factor X",
        "Factor V",
    ),
    (
        "One third of the bakers had rings.",
        "What share of the bakers had rings?",
        "1 in 3",
        "1 in 4",
    ),
    (
        "Rings doubled the risk (hazard ratio 2.1).",
        "By what factor do rings raise the risk?",
        "About two",
        "About three",
    ),
    (
        "Chemokines recruit CD4+ T cells.",
        "What do chemokines recruit?",
        "CD4⁺ T cells",
        "CD8⁺ T cells",
    ),
    (
        "The activity of glucose-6-phosphate dehydrogenase was normal.",
        "Which activity was normal?",
        "Glucose-6-phosphate dehydrogenase",
        "Pyruvate dehydrogenase",
    ),
    (
        "Histology showed a carcinoma, pT3b N0.",
        "Which stage had the tumour?",
        "T3b",
        "T2b",
    ),
    (
        "Survival was 93%, 82%, 61% and 14% in stages I, II, III and IV, respectively.",
        "How high was survival in stage III?",
        "61 %",
        "82 %",
    ),
    (
        "Garden I is incomplete, Garden II is complete but undisplaced.",
        "Which fracture is complete but undisplaced?",
        "Garden II",
        "Garden III",
    ),
    (
        "Nodes are up to 2 cm in IIA and 2–5 cm in IIB.",
        "In which stage are the nodes up to 2 cm?",
        "Stage IIA",
        "Stage IIIA",
    ),
    (
        "Platelets were 84.000/mcL and creatinine 98 mcmol/L.",
        "How high was creatinine?",
        "98 µmol/L",
        "98 mmol/L",
    ),
    (
        "A 46-year-old man with rings for 24 years saw floaters for two days.",
        "",
        "A 46-year-old man with rings for 24 years",
        "A 24-year-old man with rings for 46 years",
    ),
    (
        "The eyes received brontazole 2 mg, quillomab 1.25 mg or ringazole 0.3 mg, "
        "injected every four weeks.",
        "Which dose of ringazole was injected?",
        "0.3 mg",
        "1.25 mg",
    ),
    (
        "Anaemia was less frequent after the single dose (13% versus 39%), and so was "
        "jaundice (6% versus 30%).",
        "How frequent was anaemia after the single dose?",
        "13 %",
        "30 %",
    ),
    (
        "They take brontazole 300 mg once a month and 50 mg daily, and ringazole "
        "100 mg.",
        "Which daily dose of brontazole do they take?",
        "50 mg",
        "100 mg",
    ),
    (
        "Of the rings, 31% hurt after five years, 67% after ten and 94% after 20 "
        "years.",
        "What share hurt after ten years?",
        "67 %",
        "94 %",
    ),
    (
        "It is an encapsulated yeast, and the symptoms are mostly cerebellar.",
        "What surrounds the yeast?",
        "A capsule",
        "A membrane",
    ),
    (
        "Handgrip raises afterload and softens the murmur.",
        "How does handgrip change the murmur?",
        "It becomes softer",
        "It becomes louder",
    ),
    (
        "The trial did not include smokers; its findings cannot be carried over to "
        "them.",
        "To whom can the findings not be carried over?",
        "Smokers",
        "Diabetics",
    ),
    (
        "It is present before pregnancy or is found before 20 weeks.",
        "When is it found?",
        "Before pregnancy, or before 20 weeks",
        "Before pregnancy, or before 30 weeks",
    ),
]


@pytest.mark.parametrize(("passage", "question", "true", "wrong"), SAID)
def test_other_words_pass_and_another_thing_does_not(
    passage: str, question: str, true: str, wrong: str
) -> None:
    assert verify_text(passage, question, true) == []
    assert verify_text(passage, question, wrong)


def test_a_phrase_may_put_in_its_own_words_what_is_no_term() -> None:
    passage = (
        "Her blood pressure was normal 40 minutes later, and she went home on day 4."
    )
    phrase = "Blood pressure normal after 40 minutes, discharge on day 4"
    assert verify_text(passage, "", phrase) == []
    [found] = verify_text(passage, "", f"{phrase} with propranolol")
    assert (found.kind, found.word) == ("term", "propranolol")


def test_a_side_that_is_never_another_one_is_known() -> None:
    sides = (
        "The shadow was seen by the right eye. It grew in the lower field of this eye."
    )
    asked = "Where did it grow?"
    assert verify_text(sides, asked, "In the lower field of the right eye") == []
    [found, *_] = verify_text(sides, asked, "In the lower field of the left eye")
    assert found.kind == "side"


def test_marks_of_a_drawing_stand_in_no_source() -> None:
    text = "Carbimazole inhibits the synthesis of hormone."
    caption = "Synthesis of hormone (1), which carbimazole inhibits"
    assert verify_text(text, "", caption) == []
    assert verify_text(text, "Which drug inhibits step 2?", "Carbimazole") == []
    [found] = verify_text(text, "How many steps?", "2 steps of synthesis")
    assert (found.kind, found.word) == ("number", "2")


def test_a_name_that_the_source_is_about_may_stand_for_the_enzyme() -> None:
    text = (
        "ADAMTS13 cleaves it. ADAMTS13 is low. ADAMTS13 was measured. ADAMTS13 rose. "
    )
    cause = "Autoantibodies against the enzyme are the cause."
    asked, answer = "What is the cause?", "Autoantibodies against ADAMTS13"
    anchor = "Autoantibodies against … cause"
    assert verify_text(text + cause, asked, answer, (), anchor) == []
    other = cause.replace("the enzyme", "ADAMTS7")
    [found, *_] = verify_text(text + other, asked, answer, (), anchor)
    assert (found.kind, found.word) == ("number", "ADAMTS13")


def test_a_method_is_doubted_where_one_before_it_is_another() -> None:
    text = "The vessel wall was thick and dark."
    asked = "Which wall did ultrasound show?"
    assert verify_text(text, asked, "A thick wall") == []
    [found, *_] = verify_text(f"CT was done. {text}", asked, "A thick wall")
    assert found.kind == "modality"


@pytest.mark.parametrize(
    ("passage", "question", "wrong"),
    [
        (
            "Brontazole inhibited the receptor.",
            "What did it do to the receptor?",
            "Activated it",
        ),
        ("The rash improved.", "What followed?", "A worsening of the rash"),
        (
            "The score was 7 in bakers and 12 in millers.",
            "What was the score in bakers?",
            "A score of 12",
        ),
        ("Two drugs were given.", "What was given?", "Three drugs"),
        (
            "In men and in women, 70% and 55% died, respectively.",
            "How many women died?",
            "70 %",
        ),
        (
            "The dose was 70 (range 50-90) in bakers.",
            "How high was the dose in bakers?",
            "70 mg",
        ),
        ("After-3-month survival was 50%.", "What was measured?", "After-6-month"),
        (
            "The tuberculin test was negative. The release assay was positive.",
            "What did the release assay show?",
            "Release assay negative",
        ),
        (
            "The patient had fever and chills but no rash.",
            "What did the patient have?",
            "Fever without chills",
        ),
        (
            "Stage II is treated by surgery and stage IV by chemotherapy.",
            "Which stage is treated by chemotherapy?",
            "Stage II",
        ),
        ("The platelets were 90.", "How were the platelets?", "Low platelets: 20"),
        ("The pH was 7.1.", "How was the pH?", "pH low (7.3)"),
        ("Fever began on day 5.", "When did fever begin?", "After 5 months"),
        ("Stage II tumours are not resected.", "Which are resected?", "Stage II"),
        (
            "After operation 12% relapsed; after radiotherapy 40% relapsed.",
            "How many relapsed after operation?",
            "40 %",
        ),
        (
            "Surgery follows three weeks of antibiotics.",
            "What is done?",
            "Surgery after one week of antibiotics",
        ),
        (
            "The vaccine works against mumps and there was no rash.",
            "What was seen after vaccination against mumps?",
            "A rash",
        ),
    ],
)
def test_what_is_wrong_is_found_beside_what_excuses_others(
    passage: str, question: str, wrong: str
) -> None:
    assert verify_text(passage, question, wrong)
