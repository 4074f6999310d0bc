"""The case file that a new case starts from, and the examples of the kinds in it."""

from __future__ import annotations

from textwrap import dedent, indent

from flashgen.model.case import Fact
from flashgen.schema import MODELINE

_HEAD = """\
{modeline}
format: 1
id: {case}
language: en
title: {title}                       # shown on the back only: may name the disease
diagnosis: Diagnosis of the patient
trail: Specialty                     # shown on every front: must not give it away
topics: [internal-medicine]          # tags of all cards

source:
  authors: [Author A, Author B]
  title: Title of the article
  journal: Journal
  year: {year}
  rights: all rights reserved        # or the licence, such as CC BY 4.0
"""

TEMPLATE = (
    _HEAD
    + """
# How the patient presented. Findings are keys and values; a vignette shows them.
presentation:
  patient: A patient
  complaint:
    first-complaint: What the patient came with

# Pictures lie in media/{case}/. Remove the `#` when you have one.
# figures:
#   chest-xray:
#     file: chest-xray.png
#     modality: Chest X-ray, frontal
#     alt: What is seen, in neutral words     # read out before the answer is shown
#     caption: What is seen, in full          # shown with the answer
#     credit: Who made it
#     licence: CC BY 4.0
#     ask:
#       finding: The finding
#     evidence: figure 1

# What the case teaches. Keys are identity: never rename one after a release.
# Values are words: reword them as you like. `flashgen kinds` shows all kinds.
facts:
  first-question:
    ask: Which organ makes insulin?
    answer: The pancreas
    why: Its beta cells make it.                     # shown with the answer
    evidence: discussion, "first words … last words"  # where the source says so

  the-case:
    kind: vignette
"""
)


def template(case: str) -> str:
    """Return the text of a new case file."""
    title = case.replace("-", " ").capitalize()
    return TEMPLATE.format(modeline=MODELINE, case=case, title=title, year=2024)


def example(kind: type[Fact], case: str = "example") -> str:
    """Return a whole case file whose only fact is the example of `kind`."""
    head = _HEAD.format(modeline=MODELINE, case=case, title="Example", year=2013)
    presentation = (
        "presentation:\n"
        "  patient: A 30-year-old man\n"
        "  complaint: {cough: Cough for three weeks}\n"
    )
    fact = indent(dedent(kind.EXAMPLE).strip("\n"), "    ")
    named = f"    kind: {kind.KIND}\n" if kind.KIND != "question" else ""
    return f"{head}{presentation}facts:\n  a-fact:\n{named}{fact}\n"


def snippet(kind: type[Fact]) -> str:
    """Return the example of `kind` as it stands under `facts`."""
    fact = indent(dedent(kind.EXAMPLE).strip("\n"), "  ")
    return f"a-fact:\n  kind: {kind.KIND}\n{fact}\n"
