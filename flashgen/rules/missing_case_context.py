"""A question about one patient does not say which.

Numbers and findings of a patient belong to that patient alone.  Without a presentation,
a picture or a name for the case on the front, two cases give the same question with two
answers, and the answer is learnt as if it held for everybody.

A card is about the patient if all its evidence stands in the section that tells the
case, or if its words say so (“this patient”, “on admission”, “when did the rash
appear?”).  A question in the present tense (“Why are … avoided?”) asks for what always
holds, and one about groups, a trial or a series for what held for many.  The case may
be named by its title, by age and sex, or by what tells the patient from others (“the
roofer with cellulitis”).

Source: P. Wozniak's rule 16 (context cues).
Known false positives: low; a general fact in the past tense whose only evidence is the
case's own section.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import STOP, bag, stem, tokens
from flashgen.model.diagnostic import Severity

CODE = "FG108"
SEVERITY = Severity.ERROR
ENGLISH = True
BAD = (
    """
    ask: What was the haemoglobin on admission?
    answer: 92 g/L
    evidence: case presentation, "haemoglobin was 92 g/L"
    """,
    """
    ask: Which artery was occluded in this patient?
    answer: The right coronary artery
    """,
    """
    ask: After how many days did the rash appear?
    answer: Nine
    """,
    """
    ask: What did lumbar puncture show?
    answer: Turbid fluid
    """,
    """
    ask: What was the patient's blood group?
    answer: B
    """,
    """
    ask: Which eye drops was the patient taking at home?
    answer: Timolol
    """,
)
GOOD = (
    """
    ask: What was the haemoglobin of the Case 1 patient on admission?
    answer: 92 g/L
    evidence: case presentation, "haemoglobin was 92 g/L"
    """,
    """
    ask: Which artery was occluded in the florist with the inferior infarction?
    answer: The right coronary artery
    evidence: case presentation, "right coronary artery was occluded"
    """,
    """
    ask: Why is the patient asked to lie flat after a lumbar puncture?
    answer: To prevent headache
    """,
    """
    ask: What was the median lactate on admission in both arms of the trial?
    answer: 4.9 mmol/L
    """,
    """
    ask: Why is hyoscine avoided in glaucoma?
    answer: It widens the pupil
    evidence: case presentation, "hyoscine was avoided, as it widens the pupil"
    """,
    """
    ask: Which enzyme was associated with death, measured on admission?
    answer: Cholinesterase
    """,
)

_AGE = re.compile(
    r"\b\d+[- ](?:year|month|week|day)s?[- ]old\b|\baged \d+\b|\bin (?:his|"
    r"her) \w+ies\b|"
    r"\bof \d+ (?:years|months|weeks|days)\b",
    re.IGNORECASE,
)
_PERSON = (
    "patients?|m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|infants?|baby|newborn|"
    "neonate|mother|father|sister|brother|twins?|toddler|teenager|adolescent|student|"
    "lady|gentleman|individual|person|case|(?!fever|ulcer|cancer|liver|marker|number|"
    "tumor|factor|bladder|disorder|inhibitor|receptor|monitor|ventilator|catheter|"
    "pregnan|predominant|dominant)\\w+(?:er|or|ist|man|woman|ian|eur|ant)"
)
_DESCRIBED = re.compile(
    rf"\b(?:{_PERSON})(?:['’]s?)? (?:with|who|whose|in whom|after|on|from|at|"
    rf"taking(?! (?:at|in|on|when|before|after|for|every)\b|\?)|bitten|stung|"
    rf"presenting)\b|"
    rf"\b(?:the|a|an) [\w-]+(?: [\w-]+)? (?:{_PERSON})\b",
    re.IGNORECASE,
)
_POINTED = re.compile(
    rf"\b(?:this|our|the present) (?:\w+ )?(?:{_PERSON})\b|\bin (?:this|the) case\b"
    r"|\b(?:was|were|did|had) the (?:\w+ )?(?:patient|child|infant|baby|man|woman|boy|"
    r"girl)(?:['’]s?)?\b|\bthe (?:patient|child|infant|baby|man|woman|boy|"
    r"girl)(?:['’]s)?"
    r" (?:was|were|did|had|received|underwent|presented|developed|died|recovered)\b"
    r"|\b(?:was|were|did|had)\b[^?]*\b(?:the (?:patient|child|infant|baby|man|woman|"
    r"boy|"
    r"girl)(?:['’]s)?|on admission|at presentation|at discharge|on examination|"
    r"during the (?:admission|hospital stay)|at follow-up)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"^(?:(?:on|in) (?:which|what) \w+|(?:after|for) how (?:long|many \w+)|when|where|"
    r"how long|how) did the (?:[\w-]+ ){1,2}(?:occur|begin|start|appear|happen|"
    r"develop|end|stop|resolve|return|recur|last|radiate|disappear|change)\?"
    r"|^what did (?:the )?(?!.*\b(?:stud(?:y|ies)|trials?|experiments?|review|"
    r"survey)\b)(?:[\w-]+ ){1,3}(?:show|reveal|disclose)\?",
    re.IGNORECASE,
)
"""One event or one examination that the question ties to nothing at all."""
_MANY = re.compile(
    r"\b(?:groups|(?:control|placebo|treatment|intervention|study) (?:group|arm)|"
    r"(?:both|each|either|all|two|three) (?:of the )?arms?|trials?|(?<!sleep )study|"
    r"studies|cohorts?|registr(?:y|ies)|register|audit|survey|median|(?:the|a) "
    r"(?:mean|average)|(?:share|percentage|proportion) of|how many (?:of the )?"
    r"(?:patients|children|women|men|cases|adults|infants)|associated with|"
    r"predict(?:s|ed|ors?)?|"
    r"(?:all|most|many|these) "
    r"(?:the )?patients|the \w+ patients|randomi[sz]ed)\b",
    re.IGNORECASE,
)
"""Words of a count of many."""
_ONE = re.compile(r"\b(?:his|her|he|she)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|did|had|could|would)\b", re.IGNORECASE)
_GENERIC = bag(
    """
    case patient report woman man boy girl child imaging image quiz medical clinical
    study year old with rare unusual presentation young elderly adult disease
    """
)


def check(view: View) -> Iterator[Finding]:
    """Yield questions about a patient whom the front does not tell from others."""
    if view.kind == "vignette" or view.framed:
        return
    question = view.question.words
    match = _POINTED.search(question) or _HAPPENED.search(question)
    if (_MANY.search(question) and not _ONE.search(question)) or _named(view):
        return
    if not (match or (view.patient and not _general(question))):
        return
    yield Finding(
        view.question,
        match[0] if match else question,
        "the question is about one patient, but does not say which",
        f"name the case, as in “the {view.case.title} patient”, or the patient's trait",
    )


def _general(question: str) -> bool:
    """Return whether a question is not in the past tense."""
    return not _PAST.search(question)


def _named(view: View) -> bool:
    """Return whether the front says which patient it is."""
    question = view.question.words
    if _AGE.search(question):
        return True
    title = _telling(view.case.title)
    if title & (set(tokens(question)) | set(tokens(view.case.trail.words))):
        return True
    return any(_tells(match[0]) for match in _DESCRIBED.finditer(question))


def _telling(title: str) -> set[str]:
    """Return the words of a title that tell it from others, numbers included."""
    generic = STOP | _GENERIC
    return {w for w in tokens(title) if w not in generic and stem(w) not in generic}


def _tells(words: str) -> bool:
    """Return whether `words` say more than `this patient`."""
    found = set(tokens(words)) - {"same", "present", "whole", "first", "last"}
    told = found - STOP - {"patient", "patients", "case"}
    return bool(told) or words.split()[-1].casefold() in (
        "with",
        "who",
        "whose",
        "whom",
    )
