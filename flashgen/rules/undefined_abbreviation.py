"""An abbreviation that nobody spells out.

A student meets the cards of a case one by one and in any order.  An abbreviation that
neither the card nor the case explains, and that not every student knows, may hide the
question: PE is an embolism here, an examination there, and a physician elsewhere.

Write it out once, with the abbreviation in brackets: “pulmonary embolism (PE)”.  Each
abbreviation of a card is a finding of its own.  Units, and the names of trials,
registers and scores (“the WATCHMAN trial”), need no long form.

Source: A. Matuschak (precise).
Known false positives: abbreviations of basic science or everyday practice that the list
in this rule has not got.
"""

import re
from collections.abc import Iterator, Sequence

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import STOP, bag
from flashgen.model.diagnostic import Severity

CODE = "FG109"
SEVERITY = Severity.WARNING
ENGLISH = True
BAD = (
    """
    ask: Which vessel is blocked in CRAO?
    answer: The central artery of the retina
    """,
    """
    ask: What does the LR-PTE given in asystole replace?
    answer: Nothing
    """,
)
GOOD = (
    """
    ask: Which spot marks the macula in central retinal artery occlusion (CRAO)?
    answer: A cherry-red spot
    """,
    """
    ask: Which receptor does HIV use besides CD4 to enter T cells, as PCR of DNA proved?
    answer: CCR5
    """,
    """
    ask: Between which values does bone marrow lie on a CT scan?
    answer: 20 to 80 HU
    """,
    """
    ask: How many people were in each arm of the FAME trial?
    answer: About 500
    """,
    """
    ask: In which gene do GAA repeats cause Friedreich ataxia?
    answer: FXN
    """,
    """
    ask: Why was the trial CHEST-H stopped early?
    answer: The treatment worked
    """,
)

KNOWN = bag(
    """
    ABO AB AIDS HIV COVID SARS MERS DNA RNA CDNA TRNA MRNA PCR ATP ADP AMP GTP GDP CAMP
    NAD NADH NADP NADPH FAD COA CT MRI MR PET SPECT ECG EKG EEG EMG ECHO US UV CSF CNS
    PNS ICU ITU IV IM SC BMI WHO UK USA EU UN FDA NHS IQ TSH ACTH FSH LH GH PTH ADH HCG
    TRH CRH ACE ANCA ANA HLA MHC BCG MMR DTP HBV HCV HAV HPV CMV EBV HSV VZV HBSAG RSV
    MRSA TB STD STI AST ALT ALP GGT LDH CK CRP ESR INR APTT PT PTT TSH PSA CEA AFP HDL
    LDL VLDL GFR EGFR PH PO PCO COPD CPR LSD MDMA DDT PVC CFC THC GABA NSAID NSAIDS SSRI
    SSRIS ECMO MCV MCH MCHC QRS QT ST PR OK ID AM PM AD BC LED GI NO CO OH CN CD CCR
    CXCR IL TNF IFN IG IGG IGM IGA IGE FEV FVC BRCA TP RAS KRAS BRAF ALK HER MYC RB JAK
    ABL BCR DSM ICD APGAR AV SA LV RV LA RA ATPASE GPCR NK APC TCR BCR NMDA AMPA ENT REM
    NREM UTI AF JC BK
    EGF VEGF FGF PDGF IGF TGF NGF HIF BNP ANP GLP VIP CCK SGLT COX MTOR PPI DOAC
    DOACS GCS PEEP NYHA HU IU MU BU AU CFU PFU NICE KDIGO FIGO TNM
    """
)
"""Abbreviations that a student of medicine knows by the first clinical year, among them
units (Hounsfield, international, Bethesda and arbitrary ones, those of colonies and
plaques) and names that stand for a standard."""

_CAPITALS = re.compile(r"(?<![\w/.-])([A-Z]{2,7})s?(?![\w/]|-[A-Z]\b)")
_ROMAN = re.compile(
    r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})[A-D]?"
)
_BASES = re.compile(r"[ACGTU]{2,7}-? (?:repeats?|codons?|triplets?|expansions?|box)")
"""Letters of DNA and RNA."""
_SHOUTED = bag(
    """
    NOT EXCEPT ALL AND OR ONLY BEST MOST LEAST FIRST NEVER TWO
    """
)
_SYMBOL = re.compile(
    r"\b(?:genes?|variants?|alleles?|proteins?|receptors?|enzymes?|oncogenes?|mutations?|antibod\w+|"
    r"antigens?|"
    r"scores?|scales?|regimens?|called|names?|acronym|markers?|cytokines?|channels?|"
    r"transporters?|virus(?:es)?|classification|units?|leads?|system|"
    r"organi[sz]ation|triplets?|codons?|trials?|stud(?:y|ies)|criteria|index)\b",
    re.IGNORECASE,
)
"""Questions whose answer is known by its symbol."""
_MNEMONIC = re.compile(r"mnemonic|letters?\b|acronym|stands? for|abbreviat", re.I)


_FEWEST = 4
"""Letters of an abbreviation from which on one of them may stand inside a word."""


def check(view: View) -> Iterator[Finding]:
    """Yield capitals in question and answer that nothing explains."""
    question = view.question.words
    if _MNEMONIC.search(question) or view.kind == "mnemonic":
        return
    parts = (
        [view.question] if _SYMBOL.search(question) else [view.question, view.answer]
    )
    found = {
        short: part
        for part in reversed(parts)
        for short in _unexplained(view, part.words)
    }
    for short, part in found.items():
        yield Finding(
            part,
            short,
            f"{short} is not spelt out on the card or in its case",
            f"write the long form with “({short})” after it, once",
        )


def _unexplained(view: View, text: str) -> Iterator[str]:
    """Yield the abbreviations of `text` that are neither known nor explained."""
    for match in _CAPITALS.finditer(text):
        short = match[1]
        if short in KNOWN or short in _SHOUTED or _ROMAN.fullmatch(short):
            continue
        if _BASES.match(text, match.start()):
            continue
        if not _explained(view, short):
            yield short


def _explained(view: View, short: str) -> bool:
    """Return whether the case or this card says what `short` is."""
    if short in view.case.explained:
        return True
    if any(_initials(short, text) for text in view.case.texts()):
        return True
    front = " ".join(part.words for part in view.front)
    if re.search(rf"\({short}s?[,;)]|\b{short}s? \(", front):
        return True
    return _initials(short, view.answer.words) or _initials(short, front)


def _initials(short: str, text: str) -> bool:
    """Return whether words of `text` in a row begin with the letters of `short`.

    The abbreviation itself is no such word.
    """
    words = [word for word in re.findall(r"[^\W_]+", text) if word != short]
    telling = [word for word in words if word not in STOP]
    return any(
        short in "".join(word[0] for word in row).upper() for row in (words, telling)
    ) or _within(short, telling)


def _within(short: str, words: Sequence[str]) -> bool:
    """Return whether one letter may stand inside a word: `IntraRetinal … (IRMA)`."""
    if len(short) < _FEWEST:
        return False
    count = len(short) - 1
    for start in range(len(words) - count + 1):
        row = [word.upper() for word in words[start : start + count]]
        for n, word in enumerate(row):
            heads = [w[0] for w in row]
            inside = short[n + 1]
            if inside in word[1:] and [*heads[: n + 1], inside, *heads[n + 1 :]] == [
                *short
            ]:
                return True
    return False
