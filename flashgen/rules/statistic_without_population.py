"""A number of nobody.

A share, rate or risk holds for those who were counted.  “Patients” or “people” alone
says nothing.  For a dose, a size or another measure of the body “adults” is enough.

Of other cards only those are looked at that ask for a rate, and for nothing else, such
as “What is the annual incidence?”.

Source: errors seen in drafted cards; G. Gigerenzer on reference classes.
Known false positives: measures of a test, whose population is the study's.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import Part, View
from flashgen.craft.words import bag, stem, subject
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
    """
    ask: What is the five-year mortality?
    answer: 93 %
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
    """
    kind: statistic
    population: adults
    measure: volume of the cerebrospinal fluid
    ask: How large is the volume?
    by: Place
    values: {ventricles: {label: In the ventricles, value: 25 mL}}
    as_of: 2012
    """,
    """
    ask: What is the annual incidence of glioblastoma in adults?
    answer: 3 to 4 per 100,000
    as_of: 2012
    """,
    """
    ask: What is incidence?
    answer: New cases in a population over a time
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
_EVERYBODY = re.compile(r"(?:healthy |all )?(?:adults|humans|people)\W*", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:doses?|dosage|requirements?|needs?|intake|normal|reference|limits?|volumes?|"
    r"weights?|lengths?|sizes?|diameters?|thickness|widths?|capacity|half-life|outputs?|"
    r"clearance|pressures?|temperatures?|concentrations?|levels?|bioavailability)\b",
    re.IGNORECASE,
)
"""Measures that are much the same in everybody."""
_SHARE = re.compile(r"[%‰]|\bper\b|\bin \d|\bof \d|\bout of\b", re.IGNORECASE)
_RATE = re.compile(
    r"\b(?:incidence|prevalence|mortality|survival|fatality|lethality|morbidity)\b",
    re.IGNORECASE,
)
_RATE_ALONE = frozenset(
    map(
        stem,
        bag(
            """
            incidence prevalence mortality survival fatality lethality morbidity rate
            annual yearly monthly lifetime cumulative overall median mean average total
            crude year years month months week weeks day days hour hours one two three
            four five six ten twelve twenty thirty perinatal hospital case relative
            standardised age long short term how high
            """
        ),
    )
)
"""Words of a question that asks for a rate and does not say of what."""


def check(view: View) -> Iterator[Finding]:
    """Yield statistics whose population is missing or says nothing."""
    if view.kind != "statistic":
        if _rate_of_nothing(view):
            yield _finding(view.question)
        return
    population = view.conditions.population
    if any(word not in _NOBODY for word in subject(population.words)):
        return
    measure = f"{view.conditions.measure.words} {view.question.words}"
    body = _EVERYBODY.fullmatch(population.words) and _BODY.search(measure)
    if body and not _SHARE.search(view.answer.words):
        return
    text = f"{view.question.words} {view.frame}"
    if _TELLING.search(text) or _QUALIFIED.search(text):
        return
    yield _finding(population if population.words else view.question)


def _rate_of_nothing(view: View) -> bool:
    """Return whether a rate is asked for, and nothing on the front says of what."""
    question = view.question.words
    if view.framed or view.patient or not _RATE.search(question):
        return False
    asked = [w for w in subject(question) if not any(c.isdigit() for c in w)]
    number = any(c.isdigit() for c in view.answer.words)
    return number and all(word in _RATE_ALONE for word in asked)


def _finding(part: Part) -> Finding:
    return Finding(
        part,
        part.words,
        "the number does not say of whom it holds",
        "write who was counted: age, disease, country or trial",
    )
