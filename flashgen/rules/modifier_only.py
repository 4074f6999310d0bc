"""The answer is an adjective without its noun.

“Normal systolic”, “multiple” or “hepatic” answers “what did it show?” by half.  After
which, how and what kind of, an adjective is a whole answer.

Source: errors seen in drafted cards.
Known false positives: low.
"""

import re
from collections.abc import Iterator

from flashgen.craft.adjective import PLAIN, adjectival
from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import bag, unbracketed
from flashgen.model.diagnostic import Severity

CODE = "FG116"
SEVERITY = Severity.WARNING
ENGLISH = True
BAD = (
    """
    ask: What does a scan of the liver in polycystic disease show?
    answer: Multiple
    """,
    """
    ask: What does portal hypertension cause in the oesophagus?
    answer: Dilated and tortuous
    """,
    """
    ask: Which pressure is measured at the first Korotkoff sound?
    answer: Normal systolic
    """,
    """
    ask: What does ultrasound show in medullary nephrocalcinosis?
    answer: Echogenic
    """,
    """
    ask: Which investigation is done first in suspected mesenteric ischaemia?
    answer: Contrast-enhanced
    """,
)
GOOD = (
    """
    ask: What does a scan of the liver in polycystic disease show?
    answer: Multiple cysts
    """,
    """
    ask: How do the margins of a benign nodule look on mammography?
    answer: Smooth
    """,
    """
    ask: Which pressure is read at the first Korotkoff sound?
    answer: Systolic
    """,
    """
    ask: What colour is a chancre's base?
    answer: Red
    """,
    """
    ask: How does a simple cyst of the kidney look on ultrasound?
    answer: Anechoic
    """,
    """
    ask: Which investigation shows the ducts of the pancreas without a catheter?
    answer: MR cholangiopancreatography
    """,
)

_NOUN_ASKED = re.compile(
    r"\bwhat (?:do|does|did|can|could|may|might|will|would)\b.*\b(?:show|reveal|find|"
    r"cause|develop|produce|lead to|present with|complain of|have|yield|disclose|"
    r"detect|"
    r"demonstrate|contain|see|need|require|receive|give|release|secrete|form|block|"
    r"inhibit|treat|bind)\b"
    r"|\bwhat (?:is|are|was|were) (?:seen|found|visible|shown|given|the (?:\w+ )?"
    r"(?:cause|treatment|diagnosis|complication|finding|sign|symptom|lesion|drug|organ|"
    r"structure|abnormality|antidote|source|site|location|vector|agent|pathogen)s?)\b"
    r"|\bwhat (?:happens|occurs|develops|appears|follows|causes|lies|forms|results)\b"
    r"|\bwhich (?:\w+ )?(?:finding|sign|symptom|complication|lesion|drug|organ|disease|"
    r"structure|abnormality|test|examination|investigation|pressure|treatment|cause|agent|organism|change|cells?|"
    r"syndrome|disorder|condition|tumour|tumor|deformity|feature|murmur)s?\b",
    re.IGNORECASE,
)
_ADJECTIVE_ASKED = re.compile(
    r"\bhow\b|\bwhat (?:kind|type|sort|form|colou?r|shape|size|side|degree|phase|"
    r"grade)\b"
    r"|\bwhich (?:kind|type|sort|form|colou?r|shape|side|phase|part|half|lobe|portion|"
    r"direction|degree|grade|pattern|course|adjective|size|signal|density|surface)\b"
    r"|\blook like\b|\bis .* like\?|\bdescribe[sd]?\b|\b(?:character|consistency|"
    r"colou?r|"
    r"shape|texture|appearance|quality|margins?|nature|result|status|inherit\w*)\b",
    re.IGNORECASE,
)
_STRICT = bag(
    """
    multiple several normal abnormal elevated increased decreased reduced raised
    bilateral unilateral anterior posterior lateral medial proximal distal acute chronic
    mild moderate severe primary secondary early late high low large small partial
    complete minor major dilated enlarged swollen tender painful thick thin diffuse
    focal dense irregular tortuous marked systolic diastolic upper lower left right
    coarse pulmonary hepatic renal cardiac cerebral gastric intestinal vascular arterial
    venous hard soft fluctuant painless palpable purulent necrotic fibrotic inflammatory
    malignant benign recurrent persistent progressive rapid slow sudden multiple single
    solitary nodular cystic calcified congenital hereditary deep superficial central
    peripheral internal external superior inferior transverse tubular glandular
    epithelial muscular neural thyroid ovarian uterine cutaneous intravenous oral
    subcutaneous intramuscular topical systemic local first second white red blue pale
    yellow dark light grey black green raised non-tender ill-defined well-defined
    thickened narrowed elongated atrophic
    """
)
_SURE = re.compile(
    r"echogenic|[\w-]*(?:echoic|dense|intense|lucent|opaque)|[\w-]+-(?:enhanced|"
    r"weighted|guided|assisted)|un\w{3,}ed"
)
"""Words that are adjectives whatever stands before their ending."""
_NOT_ALONE = frozenset(("systolic", "diastolic"))
"""Adjectives that medicine uses as nouns: `the systolic`."""
_RESULTS = bag("positive negative reactive nonreactive")
"""What a test or a stain shows: a whole answer."""
_DEGREE = bag("severe mild moderate marked multiple normal abnormal minor")
"""Adjectives that tell no thing from others of its name."""
_SHOWN = re.compile(
    r"\bwhat (?:do|does|did)\b.*\b(?:show|reveal|disclose|find)\b", re.I
)
_THING = re.compile(r"\bwhich (?:\w+ )?\w+\b(?! (?:degree|grade|stage))", re.IGNORECASE)


def check(view: View) -> Iterator[Finding]:
    """Yield adjectives where the question asks for a thing."""
    answer = unbracketed(view.answer.words).strip().rstrip(".")
    shown = _SHOWN.search(view.lead) is not None
    if view.face == "cloze" or not _modifier(answer, shown):
        return
    if _half(answer) or _thing_asked(view.lead, answer):
        yield Finding(
            view.answer,
            answer,
            f"“{answer}” lacks its noun",
            "answer with the whole phrase, such as “multiple cysts”",
        )


def _thing_asked(question: str, answer: str) -> bool:
    """Return whether the question asks for a thing and not for what it is like."""
    if _ADJECTIVE_ASKED.search(question):
        return False
    degree = answer.casefold() in _DEGREE and _THING.search(question)
    return bool(degree or _NOUN_ASKED.search(question))


def _half(answer: str) -> bool:
    """Return whether two adjectives end in one that must stand before a noun."""
    words = answer.casefold().split()
    return len(words) > 1 and words[-1] in _NOT_ALONE


def _modifier(answer: str, shown: bool) -> bool:
    """Return whether every word only describes.

    Where the question asks what is `shown`, any plain adjective will do.
    """
    words = re.split(r"[\s,]+(?:and\s+|or\s+|but\s+)?", answer.casefold())
    words = [w for w in words if w and w not in ("the", "a", "very", "and", "or")]
    if not 0 < len(words) <= 4 or (len(words) == 1 and words[0] in _NOT_ALONE):
        return False
    if words[-1] in _RESULTS:
        return False
    surely = [_surely(word) or (shown and word in PLAIN) for word in words]
    return all(surely) or (any(surely) and all(map(_describes, words)))


def _surely(word: str) -> bool:
    return word in _STRICT or _SURE.fullmatch(word) is not None


def _describes(word: str) -> bool:
    return _surely(word) or adjectival(word) or adjectival(word.removesuffix("ly"))
