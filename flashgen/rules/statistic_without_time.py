"""A share that grows with time, without the time.

Survival, mortality, recurrence and incidence are numbers per time, and who is “still”
ill is so at a time.  70 % are alive: after a month or after ten years?

The years in which cases were counted (“1998–2002”) are a time for an incidence, whose
unit holds the other; how long patients were followed is not known from them.  Where
the passage of the source names no time, none is asked for.

Source: errors seen in drafted cards; the STROBE statement, item 16.
Known false positives: ends that come at one moment, if they are not worded so.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.model.diagnostic import Severity

CODE = "FG152"
SEVERITY = Severity.WARNING
ENGLISH = True
BAD = (
    """
    kind: statistic
    population: Adults with glioblastoma
    measure: survival
    ask: What share of patients survives?
    by: Treatment
    values: {radiotherapy: 7 %}
    as_of: 2012
    """,
    """
    kind: statistic
    population: Adults operated on for glioblastoma
    measure: seizures after the operation
    ask: What share of patients still had seizures?
    by: Drug
    values: {levetiracetam: 12 %}
    as_of: 2012
    """,
    """
    kind: statistic
    population: Adults with glioblastoma, 1998–2002
    measure: survival
    ask: What share of patients survived?
    by: Sex
    values: {women: 7 %}
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
    population: Adults with glioblastoma
    measure: share of tumours in the frontal lobe
    by: Site
    ask: What share of the tumours lies here?
    values: {frontal: 40 %}
    as_of: 2012
    """,
    """
    kind: statistic
    population: Men in Finland
    measure: incidence of glioblastoma
    by: Period
    ask: How high was the incidence?
    values: {p: {label: 1990–2016, value: 4.3 per 100 000}}
    as_of: 2016
    """,
    """
    kind: statistic
    population: Adults operated on for glioblastoma
    measure: death in hospital
    by: Sex
    ask: What share of patients died?
    values: {women: 2 %}
    as_of: 2012
    """,
    """
    kind: statistic
    population: Adults with pemphigoid
    measure: level of antibodies at relapse
    by: Group
    ask: How high was the level?
    values: {early: 92 U/mL}
    as_of: 2012
    """,
)

_GROWS = re.compile(
    r"\b(?:surviv\w+|alive|mortality|died?|dies|deaths?|dead|fatalit\w+|lethality|"
    r"recur\w*|"
    r"relaps(?:ed?|es)|incidence|progress(?:ed|es|ion)|reoperat\w*|readmi\w*|rebleed\w*|"
    r"reinfarct\w*|reinfect\w*|remission|convert\w*|failure of (?:the )?(?:graft|"
    r"implant)|"
    r"graft (?:loss|failure|survival)|revis(?:ed|ion)|rehospitali[sz]\w*|"
    r"seizure[- ]free|"
    r"(?:rate|risk|frequency) of (?:stroke|infarction|bleeding|fracture|death|"
    r"rupture|rejection|infection|relapse|recurrence|thrombosis|events?|hospitali\w+)|"
    r"disease-free|event-free|overall survival|still (?:had|have|has|ill|sick|alive|"
    r"positive|present|detectable|in|on|with|needed|needs?|took|takes?|used|uses?|"
    r"smoked?|worked|works?|open|patent|were|was|are|is))\b",
    re.IGNORECASE,
)
_UNIT = r"(?:second|minute|hour|day|week|month|year|decade|quarter|yr)s?|yearly|h"
_TIME = re.compile(
    rf"(?:\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|"
    rf"twenty|"
    rf"thirty|first|per|each|every|a|an|half|single|several|many|few|same|that|next|"
    rf"second|"
    rf"third)[\s-](?:\w+[\s-])?(?:{_UNIT})\b(?![\s-]*old\b))"
    rf"|\b(?:annual\w*|yearly|monthly|weekly|daily|lifetime|lifelong|in-hospital|"
    rf"hospital (?:stay|mortality|death)|(?:in|before leaving) (?:the )?hospital|"
    rf"during|perinatal|neonatal|perioperative|"
    rf"peri-?operative|intraoperative|postoperative|maternal|"
    rf"follow-up|at discharge|before discharge|admission|pregnancy|birth|gestation|"
    rf"season|"
    rf"wave|at onset|at diagnosis|at presentation|case[- ]fatality|"
    rf"infection[- ]fatality|at (?:the )?age|"
    rf"by (?:the )?age|until|median survival|within|person-years|patient-years|century|"
    rf"next pregnancy|childbed|delivery|childhood|infancy|puerper\w+|intensive care|"
    rf"after (?:one|two|three|\d+) \w+|"
    rf"(?:per|each|first|index|of) episodes?|"
    rf"acute (?:episode|phase|stage|illness|attack|"
    rf"course)|(?:day|week|month|year)s? \d+)\b",
    re.IGNORECASE,
)
_SIZE = re.compile(
    r"\b(?:median|mean|average) (?:overall |progression-free )?survival\b|\bhow long\b|"
    r"\bratio\b|\brelative risk\b|\bp[ -]value\b|\blikelihood\b",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\b(?:share|percentage|proportion|how many) of (?:the |all |these )?(?:deaths|"
    r"relapses|recurrences|survivors)\b",
    re.IGNORECASE,
)
"""A part of those who died, and not how many did."""
_LEVEL = re.compile(
    r"\d\s?(?:[mµnkp]?(?:g|mol)|I?U)/[A-Za-zµ]|\d\s?(?:[mµnkp](?:g|mol)|I?U|mmHg)\b"
)
"""What is measured at relapse, and does not grow with time."""
_INCIDENCE = re.compile(r"\bincidence\b|\bnew cases\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:1[89]|20)\d\d\s*(?:[–-]|to|and)\s*(?:(?:1[89]|20)\d\d|\d\d)\b"
    r"|\bin (?:the year )?(?:1[89]|20)\d\d\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:aged?|over|under|above|below|older than)\s+\d+(?: years)?\b", re.I
)


def check(view: View) -> Iterator[Finding]:
    """Yield statistics of what grows with time that name no time."""
    if view.kind != "statistic":
        return
    conditions = view.conditions
    text = f"{view.question.words} {view.frame} {conditions.measure.words}"
    match = _GROWS.search(text)
    if match is None or _SIZE.search(text) or _AMONG.search(text):
        return
    timed = _AGE.sub(" ", f"{text} {conditions.time.words}")
    if _TIME.search(timed) or _TIME.search(view.answer.words):
        return
    if _LEVEL.search(view.answer.words):
        return
    if _INCIDENCE.search(text) and _PERIOD.search(timed):
        return
    yield Finding(
        view.question,
        match[0] if match[0] in view.question.words else view.question.words,
        f"“{match[0]}” grows with time, and the card names none",
        "write the time: `values: {5-year: …}`, or `time:`",
    )
