"""The answer says too little to be wrong.

“Several factors”, “the diagnosis” or “it depends” fits any question, so the card is
always right and teaches nothing.

Source: A. Matuschak (precise).
Known false positives: “good” and “often” where a prognosis or frequency is only given
like that; say of what it is good.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import bag
from flashgen.model.diagnostic import Severity

CODE = "FG115"
SEVERITY = Severity.WARNING
ENGLISH = True
BAD = (
    """
    ask: What causes essential hypertension?
    answer: Several factors
    """,
    """
    ask: How much iodine does an adult need each day?
    answer: It depends
    """,
    """
    ask: What did the biopsy of the thyroid confirm?
    answer: The diagnosis
    """,
    """
    ask: How did thyrotropin behave in the weeks after thyroidectomy?
    answer: It varied
    """,
    """
    ask: What is iodine for the thyroid?
    answer: An essential factor
    """,
)
GOOD = (
    """
    ask: How much iodine does an adult need each day?
    answer: 150 µg
    """,
    """
    ask: What does a hot nodule of the thyroid take up more of than the rest?
    answer: Iodine
    """,
    """
    ask: How do the two hormones of the thyroid differ?
    answer: They differ in one atom of iodine
    """,
)

_QUANTITY = (
    "several|some|many|various|certain|different|numerous|multiple|other|others|a few|"
    "few|a lot|lots|lots of|a number of|a variety of|a range of|a lot of|most|any|all "
    "sorts of|all kinds of|diverse|a couple of"
)
_THINGS = (
    "factors?|causes?|drugs?|things?|reasons?|ways?|symptoms?|signs?|organs?|"
    "conditions?|"
    "mechanisms?|types?|tests?|complications?|patients?|people|cases?|studies|cells?|"
    "stages?|options?|treatments?|therapies|diseases?|findings?|features?|forms?|"
    "methods?|effects?|changes?|abnormalities|structures?|tissues?|substances?|agents?|"
    "medications?|medicines?|problems?|disorders?|ones?|of them|measures|parts?|areas?"
)
_EMPTY = re.compile(
    rf"(?:(?:in|with|by|of|for|on|from|to|after) )?(?:{_QUANTITY})(?: (?:important |"
    rf"possible |common |related |relevant )?"
    rf"(?:{_THINGS}))?"
    r"|(?:it |that |this )?(?:depends|varies|differs)(?: .*)?"
    r"|(?:it|they|this) (?:depend(?:ed)?|vary|varied|differ(?:ed)?|changes?|changed|"
    r"fluctuates?|fluctuated)(?: \w+ly)?"
    r"|it is (?:variable|complex|complicated|important|significant|different|common|"
    r"rare|possible|not clear)"
    r"|variable|various|complicated|important|significant|interesting|relevant|"
    r"appropriate|adequate|special|specific|typical|characteristic|somehow|something|"
    r"somewhere|sometime|sometimes|often|usually|occasionally|generally|commonly|"
    r"frequently|etc|and so on|multifactorial|good|bad|fine|ok|okay|better|worse|"
    r"common|rare|uncommon|unclear|the (?:usual|same|above|below|following)"
    r"|the (?:diagnosis|disease|treatment|therapy|patient|drug|drugs|condition|"
    r"symptoms?|"
    r"cause|problem|findings?|results?|answer|text|article|case|test|lesion|disorder)"
    r"|(?:see|as|mentioned|described|shown|listed) (?:the )?(?:above|below|text|figure|"
    r"table|before|earlier)|n/?a|none given|todo|tbd|\?+|-+|(?:an? |the )?(?:important|"
    r"abnormal|pathological|serious|severe|significant|major|relevant|certain|specific|"
    r"typical|appropriate|adequate|proper|suitable|special|essential|main|decisive) "
    r"(?:complications?|problems?|symptoms?|findings?|treatment|therapy|management|"
    r"changes?|effects?|consequences?|tests?|measures?|care|drugs?|"
    r"investigations?|examinations?|condition|disease|role|finding|factor|step|thing)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r".*(?:\betc\b|\band so (?:on|forth)\b|,? (?:and|or) (?:many )?others?|"
    r"\bamong others)\.?|(?:other|some|various|certain|different)(?: [\w-]+){1,2}",
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"\b(?:prognosis|outcome|quality|how (?:many|good|common|rare|often|frequent\w*|"
    r"usual|likely|typical|is the prognosis|does)|compare[ds]?|than|change[ds]?|form|"
    r"which|better|worse)\b",
    re.IGNORECASE,
)
_SCALED = bag(
    """
    good bad few many better worse usual typical common rare uncommon fine
    multifactorial variable
    """
)


def check(view: View) -> Iterator[Finding]:
    """Yield an answer that would fit any question."""
    answer = view.answer.words.strip().rstrip(".")
    vague = _EMPTY.fullmatch(answer) or _OPEN.fullmatch(answer)
    if view.face == "cloze" or not vague:
        return
    if answer.casefold() in _SCALED and _SCALE.search(view.question.words):
        return
    yield Finding(
        view.answer,
        answer,
        f"“{answer}” is too vague to be learnt",
        "answer with the thing itself, or ask another question",
    )
