"""A number of nobody.

A share, rate or risk holds for those who were counted.  “Patients” or “people” alone
says nothing.

Source: errors seen in drafted cards; G. Gigerenzer on reference classes.
Known false positives: measures of a test, whose population is the study's.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import stem, subject
from flashgen.model.diagnostic import Severity

CODE = "FG151"
SEVERITY = Severity.WARNING
ENGLISH = True
BAD = (
    """
    kind: statistic
    population: Patients
    measure: survival
    ask: What share of patients survives?
    values: {5-year: 40 %}
    as_of: 2012
    """,
)
GOOD = (
    """
    kind: statistic
    population: Adults with glioblastoma
    measure: survival
    ask: What share of patients survives?
    values: {5-year: 7 %}
    as_of: 2012
    """,
)

_TELLING = re.compile(
    r"\b(?:child(?:ren)?|infants?|newborns?|neonates?|babies|women|men|boys|girls|"
    r"mothers|pregnan\w+|smokers?|carriers?|survivors?|recipients?|donors?|residents?|"
    r"citizens?|inhabitants?|users?|workers?|students?|births?|deliveries|twins?|"
    r"siblings?|relatives|households?|veterans|soldiers|teenagers?|adolescents?|"
    r"elderly|"
    r"toddlers?|males?|females?|athletes?|volunteers|transplants?|implants?|isolates|"
    r"strains|operations)\b",
    re.IGNORECASE,
)
_ANYBODY = (
    "patients|people|persons|adults|cases|subjects|individuals|those|participants|"
    "humans|"
    "population|cohort|group|everyone|everybody|all"
)
_QUALIFIED = re.compile(
    rf"\b(?:{_ANYBODY})\s+(?:with|who|whose|after|on|from|over|under|aged|in|of|"
    rf"without|"
    r"undergoing|given|treated|taking|born|at|having|admitted|living|operated)\b"
    rf"|\b(?!(?:of|the|all|many|in|for|share|how|most|these|among|and|or)\b)"
    rf"[\w-]{{4,}}\s+(?:{_ANYBODY})\b",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    map(stem, [*_ANYBODY.split("|"), "human", "study", "some", "person"])
)


def check(view: View) -> Iterator[Finding]:
    """Yield statistics whose population is missing or says nothing."""
    if view.kind != "statistic":
        return
    population = view.conditions.population
    if any(word not in _NOBODY for word in subject(population.words)):
        return
    text = f"{view.question.words} {view.frame}"
    if _TELLING.search(text) or _QUALIFIED.search(text):
        return
    yield Finding(
        population if population.words else view.question,
        population.words or view.question.words,
        "the number does not say of whom it holds",
        "write who was counted: age, disease, country or trial",
    )
