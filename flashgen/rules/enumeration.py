"""The answer is a list.

Three things or more cannot be recalled, or graded, as one.  `kind: list` asks for one
member at a time and shows the others.

Source: P. Wozniak's rules 9 and 10 (avoid sets and enumerations).
Known false positives: three nouns that are one name.  No findings are strings of
adjectives, names such as “hand, foot and mouth disease”, regimens, sentences, leads of
an ECG, what the letters of an abbreviation stand for, and one course through several
things (“it crosses the physis, the epiphysis and the joint”).
"""

import re
from collections.abc import Iterator

from flashgen.craft.adjective import adjectival
from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import length, unbracketed
from flashgen.model.diagnostic import Severity

CODE = "FG112"
SEVERITY = Severity.ERROR
ENGLISH = False
BAD = (
    """
    ask: Which bones form the acetabulum?
    answer: Ilium, ischium and pubis
    """,
    """
    ask: What does the umbilical cord contain?
    answer: Two arteries; one vein; Wharton's jelly
    """,
    """
    ask: Which bones form the acetabulum?
    answer: 1) ilium 2) ischium 3) pubis
    """,
    """
    ask: Which bones form the acetabulum?
    answer: |-
      - ilium
      - ischium
      - pubis
    """,
)
GOOD = (
    """
    kind: list
    of: Bones that form the acetabulum
    members: {ilium: Ilium, ischium: Ischium, pubis: Pubis}
    """,
    """
    ask: Which infection gives toddlers blisters on palms and soles?
    answer: Hand, foot and mouth disease
    """,
    """
    ask: How does the abscess of tuberculosis feel?
    answer: Cold, soft and fluctuant
    """,
    """
    ask: Which vaccine is given at twelve months?
    answer: The measles, mumps and rubella vaccine
    """,
    """
    ask: How is strep throat treated?
    answer: Penicillin V, twice daily, for ten days
    """,
    """
    ask: What is the course of a fistula between bowel and bladder?
    answer: It joins sigmoid colon, fistula sac and bladder
    """,
    """
    ask: Which change of the mouth makes Kawasaki disease likely?
    answer: Red, cracked lips or a strawberry tongue
    """,
    """
    ask: Where does pus from the lumbar spine track in tuberculosis?
    answer: Through psoas sheath, iliac fossa and femoral triangle
    """,
    """
    kind: definition
    term: autonomic dysreflexia
    meaning: sweating, flushing and headache that occur together
    """,
    """
    ask: What happens when insulin is given after long fasting?
    answer: Glucose, phosphate and potassium are driven into the cells
    """,
    """
    ask: Through which surface do leptospires enter besides broken skin?
    answer: Mucous membranes of the eye, nose and mouth
    """,
    """
    ask: What is Weil disease?
    answer: Jaundice and kidney failure in leptospirosis, commonly with bleeding
    """,
)

_NUMBERED = re.compile(r"(?:^|\s)(?:\(?\d{1,2}[.)]|\(?[a-hivx]{1,4}\))\s+")
_BULLETS = re.compile(r"<br\s*/?>|\n|•|(?:^|\s)[-–*]\s+(?=\w)|;")
_COMMAS = re.compile(
    r"\s*,\s*(?:and/or|and|or|und|oder|sowie)?\s+|\s*,\s+|\s+(?:and/or|and|or|und|oder|"
    r"sowie|plus)\s+|\s*&\s*|\s+/\s+|\s+\+\s+",
    re.IGNORECASE,
)
_SHARED = re.compile(r"\w[^,]{0,80} (?:of|in|on|over|around|behind) the \w+", re.I)
"""What the other items share: `ulcers of the eye, nose and mouth`."""
_WORD = re.compile("[a-z].*")
_VERB = re.compile(
    r" (?:is|are|was|were|has|have|had|can|may|must)\b| results?(?: in\b|$)| together$"
)
"""What makes a sentence of it, or one thing: `…, fasting and exercise are driven`."""
_NO_ITEM = re.compile(
    r"(?:which|who|that|because|so|then|but|when|if|while|since|with|without|by|from|"
    r"in|"
    r"at|on|as|to|for|of|usually|often|sometimes|mostly|mainly|especially|particularly|"
    r"once|twice|three times|every|daily|weekly|after|before|until|over|under|per|not|"
    r"rather|such|including|e\.g|i\.e|starting|followed|due|up to|about|where|whose|"
    r"than|leading|causing|making|given|there|it|they|he|she|is|are|was|were|has|have|"
    r"may|can|never|only|even|both|either|hence|thus|therefore|respectively|through|"
    r"between|across|along|via|past|behind|beneath|beyond|around)\b|"
    r"[\d<>≥≤±~]",
    re.IGNORECASE,
)
_COURSE = re.compile(
    r"\w.* (?:cross|pass|pierc|travers|join|connect|link|unit|bridg|bind|run|course|"
    r"spread|extend|reach|split|divid|part|separat|spar|enter|leav)(?:s|es) \w",
    re.IGNORECASE,
)
"""A subject and a verb of passing or joining: one course, whatever it passes."""
_NAME = re.compile(
    r"(?:disease|syndrome|sign|score|index|test|triad|tetrad|virus|fever|vaccine|palsy|"
    r"law|classification|criteria|ratio|ligament|block|tract|nerve|axis|barrier|"
    r"system|surgery|department|clinic|scale|rule|complex|method|operation|procedure|"
    r"reflex|reaction|response|cycle|pathway|infection|poisoning|deficiency|"
    r"anaemia|anemia|leukaemia|regimen|therapy|protein|receptor|channel|"
    r"cotransporter|transporter|pump|enzyme|gene|mutation|antibody|antigen|rash|pain|"
    r"fracture|injury|wound|swelling|tumour|tumor|cyst|mass|lump|lesion|margin|margins|"
    r"specialist|surgeon|guideline|trial|study|questionnaire|stain|mnemonic)s?",
    re.IGNORECASE,
)
_ONE_FIELD = re.compile(r"\bears?, nose,? and throat\b|\bhead,? eyes\b", re.I)
"""Lists that are the name of one field."""
_LABEL = re.compile(r"[IVX]+|[A-Z]{0,2}\d+|aV[RLF]|[A-D]")
"""Names of leads, segments, levels and panels, which are read off and not recalled."""
_SPELT_OUT = re.compile(r"\bstands? for\b|\babbreviat\w+|\bacronym\b|\bin full\b", re.I)
LONGEST_ITEM = 7
FEWEST = 3


def check(view: View) -> Iterator[Finding]:
    """Yield an answer of three items or more."""
    items = _items(view.answer.written, view.answer.words)
    if len(items) >= FEWEST and not _SPELT_OUT.search(view.question.words):
        yield Finding(
            view.answer,
            view.answer.words,
            f"the answer is a list of {len(items)}",
            "use `kind: list`, or ask for the one thing that matters",
        )


def _items(written: str, words: str) -> list[str]:
    """Return the items of an answer that is a list, and nothing for any other."""
    for pattern, text in ((_NUMBERED, words), (_BULLETS, written)):
        items = [item.strip(" -–*,") for item in pattern.split(text)]
        items = [item for item in items if any(c.isalpha() for c in item)]
        if len(items) >= FEWEST and all(length(i) <= LONGEST_ITEM for i in items):
            return items
    plain = _ONE_FIELD.sub("", unbracketed(words).rstrip("."))
    items = _whole([i for i in _COMMAS.split(plain) if i])
    alone = all(length(item) == 1 for item in items)
    between = [match[0] for match in _COMMAS.finditer(plain)]
    if (
        len(items) < FEWEST
        or not _series(between, alone=alone)
        or any(map(_no_item, items))
        or _COURSE.match(items[0])
    ):
        return []
    if any(map(_VERB.search, (items[0], items[-1]))):
        return []
    if all(map(_LABEL.fullmatch, items)) or _shared(items):
        return []
    return [] if _one_name(items) or _adjectives(items) else items


def _series(between: list[str], *, alone: bool) -> bool:
    """Return whether all that parts the items is of one sort, but before the last.

    `A, B and C` is a series; `jaundice and nephritis, often with bleeding` is none, and
    neither is `fuse and turn into epithelioid and giant cells`; but words that stand
    `alone` are one, whatever parts them.
    """
    sorts = {_WORD.sub("w", joint.strip().casefold()) for joint in between[:-1]}
    return len(sorts) == 1 and (sorts != {"w"} or alone)


def _shared(items: list[str]) -> bool:
    """Return whether the first item has what the others share, a word each."""
    alone = all(length(item) == 1 for item in items[1:])
    return alone and _SHARED.fullmatch(items[0]) is not None


def _whole(parts: list[str]) -> list[str]:
    """Return `parts` with each adjective put to the noun that it stands before."""
    items: list[str] = []
    for part in reversed(parts):
        if items and adjectival(part) and length(items[-1]) > 1:
            items[-1] = f"{part} {items[-1]}"
        else:
            items.append(part)
    return items[::-1]


def _no_item(item: str) -> bool:
    return length(item) > LONGEST_ITEM or _NO_ITEM.match(item) is not None


def _one_name(items: list[str]) -> bool:
    """Return whether the last item is the head of one name, as in `mouth disease`."""
    last = items[-1].split()
    return (
        len(last) > 1
        and _NAME.fullmatch(last[-1]) is not None
        and all(length(item) <= 2 for item in items[:-1])
    )


def _adjectives(items: list[str]) -> bool:
    """Return whether the items describe one thing: adjectives, or those and a noun."""
    first = all(adjectival(item) for item in items[:-1])
    return first and (adjectival(items[-1]) or length(items[-1]) > 1)
