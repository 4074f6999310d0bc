"""The words around the gap fit many answers.

“[…] is common in adults” is true of a hundred things.  Around the gap there must be
what the sentence is about, and what it says of it.

Source: A. Matuschak (precise).
Known false positives: a short sentence with one very telling word.
"""

from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import bag, stem, subject
from flashgen.model.diagnostic import Severity

CODE = "FG132"
SEVERITY = Severity.WARNING
ENGLISH = True
BAD = (
    """
    kind: cloze
    text: "[organ] is affected in adults."
    gaps: {organ: The pancreas}
    """,
    """
    kind: cloze
    text: Treatment is with [drug].
    gaps: {drug: colchicine}
    """,
    """
    kind: cloze
    text: "[kind] has the worst outcome."
    gaps: {kind: The diffuse type}
    """,
)
GOOD = (
    """
    kind: cloze
    text: Cholera toxin activates [enzyme] in the gut.
    gaps: {enzyme: adenylate cyclase}
    """,
)

FEWEST = 2
_EMPTY = frozenset(
    map(
        stem,
        bag(
            """
            mmol mol µmol mg g kg µg ng dl l ml mm cm mmhg kpa u iu L G treatment treat
            treated therapy cause caused causes drug disease disorder condition patient
            patients adult adults child children people important common rare often
            usually affect affected increase increased increases decrease decreased
            involve involved associated associate seen include includes also well very
            high low good bad diagnosis diagnosed diagnose made test done needed need
            start started began help helps dose time years sign symptom symptoms finding
            findings results organ level levels normal abnormal raised elevated reduced
            large small main major many much several develops develop necessary required
            recommended preferred choice it there study trial typical showed shows
            positive negative severe mild better best worse worst prognosis outcome
            rate risk share frequency survival
            """
        ),
    )
)


def check(view: View) -> Iterator[Finding]:
    """Yield clozes whose visible words say too little."""
    if view.face != "cloze" or any(p.name == "hint" and p.words for p in view.shown):
        return
    text = view.question.words
    told = {word for word in subject(text) if word not in _EMPTY}
    if len(told) < FEWEST:
        yield Finding(
            view.question,
            text,
            "the words around the gap fit many answers",
            "say more of what the sentence is about, or give the gap a `hint`",
        )
