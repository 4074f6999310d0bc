"""Content for every face: short, long, and awkward.

The words and numbers are layout samples, not medicine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .drawings import FIGURE, MARKS, PLOT, SCAN

Row = tuple[str, str]


@dataclass(frozen=True)
class Sample:
    """The fields of one note of a face; a tuple holds rows of mark and text."""

    face: str
    fields: Mapping[str, str | tuple[Row, ...]]


COMMON: dict[str, str] = {
    "Key": "7QK2-M9XD",
    "Trail": "Rheumatology",
    "Case": "Systemic sclerosis, case 1",
    "Source": "Author A, Author B. Sample article title. <em>Sample J.</em> "
    "2024;12(3):45–51, Discussion",
    "Language": "en",
    "As of": "2013",
    "Source link": "https://doi.org/10.0000/sample?a=1&amp;b=2",
    "Case link": "https://example.org/cases/case-1",
    "Report link": "https://example.org/report?key=7QK2-M9XD",
}
_LONG = (
    "In a patient with long-standing limited cutaneous disease, sclerodactyly and "
    "digital ulcers, which of the <em>circulating</em> autoantibodies, if found by "
    "indirect immunofluorescence on HEp-2 cells at a titre of 1:640 or above, is the "
    "most typical of all?"
)
_TABLE = (
    "<table><thead><tr><th>Feature</th><th>Limited</th><th>Diffuse</th>"
    "<th>Sine scleroderma</th></tr></thead><tbody><tr><td>Skin</td><td>Face, forearms"
    "</td><td>Trunk, upper arms</td><td>None</td></tr><tr><td>Antibody</td>"
    "<td>Anticentromere</td><td>Antitopoisomerase I</td><td>Either</td></tr></tbody>"
    "</table>"
)
_LETTERS = ("C", "R", "E", "S", "T")
_CREST = ("Calcinosis", "Raynaud phenomenon", "", "Sclerodactyly", "Telangiectasia")
_CREST_ROWS = tuple(zip(_LETTERS, _CREST, strict=True))
_STEPS = (
    ("1", "Injured cells shed membrane vesicles; calcium binds to their lipids."),
    ("2", "Phosphatases in the vesicle wall release phosphate."),
)


def _image(**fields: str) -> Sample:
    given = {name.replace("_", " "): text for name, text in fields.items()}
    return Sample(
        "image",
        {
            "Trail": "Breast imaging",
            "Chip": "Finding",
            "Question": "What does this image show?",
            "Answer": "Coarse dystrophic calcifications",
            "Why": "Soft-tissue calcinosis can involve the breast.",
            **given,
        },
    )


SAMPLES: Mapping[str, Sample] = {
    "basic": Sample(
        "basic",
        {
            "Chip": "Serology",
            "Question": "Which autoantibody is most typical of limited cutaneous "
            "systemic sclerosis?",
            "Answer": "Anticentromere antibody",
            "Why": "Antitopoisomerase I points to <strong>diffuse</strong> disease.",
            "More": "It stains the kinetochore. " * 4,
            "My notes": "Mixed this up in block 2, question 14.",
        },
    ),
    "basic-long": Sample(
        "basic",
        {
            "Trail": "Rheumatology and clinical immunology, connective tissue disease",
            "Chip": "Differential diagnosis",
            "Question": _LONG,
            "Answer": "Hypergammaglobulinaemia with anti-"
            "pneumonoultramicroscopicsilicovolcanoconiosis antibodies",
            "Why": f"<p>{_LONG}</p><ul><li>One point</li><li>Another</li></ul>{_TABLE}",
        },
    ),
    "basic-table": Sample(
        "basic",
        {
            "Chip": "Comparison",
            "Question": f"<p>Which column is wrong?</p>{_TABLE}",
            "Answer": f"<p>None of them:</p>{_TABLE}",
            "More": _TABLE,
        },
    ),
    "basic-maths": Sample(
        "basic",
        {
            "Chip": "Laboratory",
            "Question": r"Solve \(pH = pK_a + \log_{10}\frac{[HCO_3^-]}{0.03 \cdot "
            r"pCO_2}\) for a p<sub>a</sub>CO<sub>2</sub> of 40&nbsp;mmHg.",
            "Answer": r"\(7.4\), when <em>p</em>&nbsp;&lt;&nbsp;0.05<sup>2</sup>",
        },
    ),
    "vignette": Sample(
        "basic",
        {
            "Chip": "Diagnosis",
            "Stem": (
                ("Patient", "Woman, 61 years"),
                ("Complaint", "Painful finger tips, trouble swallowing solid food"),
                ("Vital signs", "Blood pressure 130/80 mmHg, pulse 76/min"),
                (
                    "Examination",
                    "Tight skin of the fingers, small red spots on the lips",
                ),
                ("Laboratory", "Anticentromere antibodies 1:1280"),
            ),
            "Question": "What is the most likely diagnosis?",
            "Answer": "Limited cutaneous systemic sclerosis",
        },
    ),
    "list": Sample(
        "list",
        {
            "Chip": "Mnemonic",
            "Set": "CREST, letter 3 of 5",
            "Question": "What does the letter E stand for?",
            "Before": _CREST_ROWS[:2],
            "Letter": "E",
            "Answer": "Oesophageal dysmotility",
            "After": _CREST_ROWS[3:],
            "Why": "Smooth muscle atrophy and fibrosis of the distal two thirds.",
        },
    ),
    "list-12": Sample(
        "list",
        {
            "Chip": "List",
            "Set": "Causes of bibasal shadowing (12 in all)",
            "Question": "Which one is missing?",
            "Before": tuple(("", f"Cause number {n} of a long list") for n in range(7)),
            "Answer": "Non-specific interstitial pneumonia, which is by far the most "
            "frequent",
            "After": tuple(("", f"Cause number {n}") for n in range(8, 12)),
        },
    ),
    "comparison": Sample(
        "list",
        {
            "Chip": "Comparison",
            "Set": "Connective tissue disease: antibody",
            "Question": "Antibody: <strong>systemic sclerosis</strong>?",
            "Before": (("Dermatomyositis", "Anti-Mi-2, anti-MDA5"),),
            "Letter": "Systemic sclerosis",
            "Answer": "Anticentromere or antitopoisomerase I",
            "After": (("Sjögren syndrome", "Anti-Ro, anti-La"),),
        },
    ),
    "statistic": Sample(
        "statistic",
        {
            "Chip": "Prognosis",
            "Question": "What share of patients are alive after five years?",
            "Terms": (
                ("Group", "Limited cutaneous disease, <em>n</em> = 000"),
                ("Measured", "Overall survival, 5 years from diagnosis"),
                ("As of", "2003 cohort"),
            ),
            "Answer": "91",
            "Unit": "%",
            "Percent": "91",
            "Plain": "about 9 in 10",
            "Tolerance": "within ± 3 points counts as right",
            "Why": "Main causes of death: pulmonary hypertension and lung disease.",
        },
    ),
    "statistic-times": Sample(
        "statistic",
        {
            "Chip": "Epidemiology",
            "Question": "How many times as often are women affected?",
            "Terms": (("Group", "Adults"),),
            "Answer": "3–4",
            "Unit": "times",
        },
    ),
    "statistic-long": Sample(
        "statistic",
        {
            "Chip": "Epidemiology",
            "Question": "What is the prevalence?",
            "Terms": (("Population", "A whole country"), ("Time point", "2013")),
            "Answer": "148,000–1,250,000",
            "Unit": "per 100,000,000 person-years",
            "Tolerance": "within ± 10,000 counts as right",
        },
    ),
    "step": Sample(
        "step",
        {
            "Trail": "Pathology",
            "Chip": "Mechanism",
            "Mechanism": "Dystrophic calcification, step 2 of 4",
            "Question": "What happens next?",
            "Before": _STEPS[:1],
            "No": "2",
            "Answer": "Phosphatases in the vesicle wall release phosphate, which binds "
            "that calcium.",
            "After": (("…", "2 more steps"),),
            "Why": "Serum calcium is <strong>normal</strong>.",
        },
    ),
    "step-many": Sample(
        "step",
        {
            "Chip": "Mechanism",
            "Mechanism": "A long chain, step 10 of 12",
            "Question": "What happens just before this?",
            "Before": _STEPS,
            "No": "10",
            "Answer": "Crystals grow.",
            "After": (("11", "Crystals perforate the membrane."), ("12", "The end.")),
        },
    ),
    "cloze": Sample(
        "cloze",
        {
            "Chip": "Diagnosis",
            "Question": "Fill the gap",
            "Before": "Limited disease is marked by ",
            "Answer": "calcinosis",
            "After": ", which may also involve the breast.",
            "Why": "It forms the first letter of CREST.",
        },
    ),
    "cloze-hint": Sample(
        "cloze",
        {
            "Chip": "Laboratory",
            "Question": "Fill the gap",
            "Before": "The serum concentration of ",
            "Hint": "which ion?",
            "Answer": "phosphate and of calcium bound to albumin",
            "After": " is <strong>normal</strong> in dystrophic calcification, "
            "whatever the extent of the deposits.",
        },
    ),
    "image": _image(
        Figure=FIGURE,
        Marks=MARKS,
        Schematic="Schematic, not a patient image",
        Front_caption="Frontal view",
        Caption="<strong>A</strong> Cluster of coarse calcifications, outer left.",
        Credit="Drawing: CC0. No patient image is included.",
    ),
    "image-pair": _image(
        Question="Which of the two shows ground glass?",
        Answer="B",
        Figure=SCAN,
        Label="A",
        Second_figure=SCAN,
        Second_label="B, two years later",
        Second_marks=MARKS,
        Tone="dark",
    ),
    "image-light": _image(
        Question="What does the curve show?",
        Answer="Survival",
        Figure=PLOT,
        Tone="light",
        Schematic="Schematic, not a patient image",
        Label="Group A",
    ),
    "image-line": _image(Question="And this one?", Figure=PLOT, Tone="line"),
    "notice": Sample(
        "basic",
        {
            "Chip": "Prognosis",
            "Notice": "<strong>Withdrawn.</strong> The number was corrected: study "
            "card <em>4HTW-2BZC</em> instead, and suspend this one.",
            "Question": "What share of patients are alive after five years?",
            "Answer": "Corrected since",
        },
    ),
    "german": Sample(
        "list",
        {
            "Language": "de",
            "Trail": "Rheumatologie",
            "Chip": "Merkwort",
            "Set": "CREST, Buchstabe 4 von 5",
            "Question": "Wofür steht der Buchstabe S?",
            "Before": (("C", "Calcinosis cutis"),),
            "Letter": "S",
            "Answer": "Sklerodaktylie",
            "After": (("T", "Teleangiektasien"),),
            "More": "Mehr dazu.",
            "My notes": "Donaudampfschifffahrtsgesellschaftskapitänswitwe",
        },
    ),
    "bare": Sample("basic", {"Question": "Is it?", "Answer": "No"}),
}
