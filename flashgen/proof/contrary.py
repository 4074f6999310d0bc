"""Words and their opposites."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from flashgen.proof.claim import Term
from flashgen.proof.code import code_of, word_codes
from flashgen.proof.normalise import Kind
from flashgen.proof.spelling import stem

_PAIRS: Final = (
    "good adequate sufficient / poor bad inadequate insufficient",
    "large larger largest big / small smaller smallest",
    "tachycardia tachycardic / bradycardia bradycardic",
    "tachypnoea / bradypnoea",
    "coarse / fine",
    "many / few",
    "most / least",
    "excessive exaggerated excess / reduced deficient insufficient",
    "hypertension hypertensive / hypotension hypotensive",
    "increase increased raise raised rise rises rose rising elevate elevated "
    "/ decrease decreased reduce reduced reduction fall fell falls falling lower "
    "lowered",
    "high higher highest / low lower lowest",
    "wide widen widening dilated dilatation / narrow narrowing narrowed stenosis",
    "fever febrile pyrexia / afebrile apyrexial",
    "painful / painless",
    "upper superior / lower inferior",
    "anterior ventral / posterior dorsal",
    "proximal / distal",
    "medial / lateral",
    "peripheral peripherally / central centrally",
    "superficial / deep",
    "ipsilateral / contralateral",
    "acute / chronic",
    "benign / malignant",
    "common / rare uncommon",
    "likely / unlikely",
    "congenital hereditary inborn / acquired",
    "dominant / recessive",
    "homozygous homozygote homozygotes / heterozygous heterozygote heterozygotes",
    "ferric / ferrous",
    "arterial / venous",
    "systolic / diastolic",
    "active / passive",
    "localised / systemic",
    "smooth / irregular",
    "mild / severe",
    "better / worse",
    "slow slowly / rapid rapidly fast quickly",
    "early / late",
    "older / younger",
    "male males men man / female females women woman",
    "thick thickened thickening / thin thinned thinning",
    "hot warm / cold",
    "shortened / prolonged",
    "gained gain / loss lost",
    "first / last",
    "maximum maximal / minimum minimal",
    "inhalation inspiration inspiratory / exhalation expiration expiratory",
    "intracellular / extracellular",
    "intravenous intravenously / oral orally",
    "contrast-enhanced enhanced / unenhanced",
    "artery arteries / vein veins",
    "afferent / efferent",
    "sensory / motor",
    "agonist / antagonist",
    "inhibit inhibits inhibited inhibition inhibitor suppress block "
    "/ stimulate stimulates stimulated stimulation activate activation promote",
    "sympathetic / parasympathetic",
    "exudate / transudate",
    "lytic / sclerotic",
    "flexion flexor flex / extension extensor",
    "abduction abductor abduct / adduction adductor adduct",
    "apex apical apices / base basal bases",
    "limited / diffuse",
    "diffuse / focal",
    "smooth / rough",
    "solid / cystic",
    "primary / secondary",
    "symmetrical / asymmetrical",
    "regular / irregular",
    "soluble / insoluble",
    "reversible / irreversible",
    "complete / incomplete",
    "simple / complex",
    "stable / unstable",
    "mobile / fixed",
    "obstructive / restrictive",
    "cortical / medullary",
    "endogenous / exogenous",
    "endocrine / exocrine",
    "supine / prone",
    "cranial / caudal",
    "diastole / systole",
    "gram-positive / gram-negative",
    "intrinsic / extrinsic",
    "ascending / descending",
    "open / closed",
    "hyperintense / hypointense",
    "radiolucent / radiopaque",
    "microcytic / macrocytic",
    "inpatient / outpatient",
    "fasting / postprandial fed",
    "improve improved improvement / worsen worsened deteriorate deteriorated",
    "gain / lose",
    "alive survived / dead died",
    "oxidised oxidise oxidation oxidised / reduced reduction",
    "donor / recipient",
    "cathode / anode",
    "prokaryote / eukaryote",
    "myelinated / unmyelinated",
    "conjugated / unconjugated",
    "saturated / unsaturated",
    "maternal / paternal",
    "somatic / visceral",
    "parietal / visceral",
    "invasive / noninvasive",
    "elective / emergency",
    "urban / rural",
    "strong stronger / weak weaker",
    "long longer / short shorter",
    "sharp / dull",
    "wet / dry",
    "hard / soft",
    "light / heavy",
    "treated / untreated",
    "vaccinated / unvaccinated",
    "enter enters entered influx / exit exits exited efflux",
    "smokers smoker / nonsmokers nonsmoker",
)


def _opposites() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Return for each stem the stems that agree with it, and those that oppose it."""
    found: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for pair in _PAIRS:
        one, other = (frozenset(map(stem, side.split())) for side in pair.split("/"))
        for own, against in ((one, other), (other, one)):
            for word in own:
                agree, oppose = found.get(word, (frozenset(), frozenset()))
                found[word] = (agree | own, oppose | against)
    return found


OPPOSITES: Final = _opposites()
_OTHER: Final = frozenset({"sensation", "sensations", "motion", "motions"})
"""Words with the stem of an opposite that oppose nothing: of `sensory`, of `motor`."""

# What turns a word into its opposite, and how long the word must be: `a` and `in`
# start many words that oppose nothing.
_PREFIXES: Final = {"un": 4, "non": 5, "ab": 6, "a": 8, "in": 8, "im": 6, "ir": 6}
_TURNED: Final = re.compile(r"(hypo|hyper)(?=\w{4})")


def contraries(salt: str, term: Term) -> tuple[frozenset[str], frozenset[str]]:
    """Return the codes that agree with a term, and those that oppose it."""
    agree, oppose = _meant(salt, term.token.key, term.token.printed.lower())
    return agree | {term.code, *term.near}, oppose


def turned(salt: str, term: Term) -> frozenset[str]:
    """Return the codes of a term with its own sign turned round: `abnormal`."""
    words = map(stem, _turned(term.token.printed.lower()))
    return frozenset(code_of(salt, Kind.WORD, word) for word in words)


@lru_cache(maxsize=1 << 13)
def _meant(salt: str, key: str, printed: str) -> tuple[frozenset[str], frozenset[str]]:
    agree, oppose = OPPOSITES.get(key, (frozenset[str](), frozenset[str]()))
    if printed in _OTHER:
        agree, oppose = frozenset[str](), frozenset[str]()
    turned = frozenset(map(stem, _turned(printed)))
    return (
        word_codes(salt, agree),
        word_codes(salt, oppose) | {code_of(salt, Kind.WORD, one) for one in turned},
    )


def _turned(word: str) -> Iterator[str]:
    """Yield what the word would be with its sign turned round."""
    match = _TURNED.match(word)
    if match is not None:
        yield ("hyper" if match[1] == "hypo" else "hypo") + word[match.end() :]
    for prefix, length in _PREFIXES.items():
        if word.endswith(("patient", "patients")):
            continue  # an inpatient is one
        if len(word) >= length:
            yield prefix + word
        if word.startswith(prefix) and len(word) - len(prefix) >= length:
            yield word.removeprefix(prefix)
