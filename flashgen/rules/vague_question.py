"""The question has many right answers, or no subject at all.

“What is important about gout?” asks what the author was thinking.  “What was found?” is
about nothing.

Source: A. Matuschak (precise); the NBME's guide.
Known false positives: short questions whose subject is only in the trail.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import tokens, topic
from flashgen.model.diagnostic import Severity

CODE = "FG106"
SEVERITY = Severity.WARNING
ENGLISH = True
BAD = (
    """
    ask: What is important to know about the spleen?
    answer: It filters old red cells
    """,
    """
    ask: Which finding was present?
    answer: Splenomegaly
    """,
    """
    ask: What can you say about the Ph chromosome?
    answer: It is a translocation
    """,
    """
    ask: What is known about splenectomy?
    answer: Fulminant sepsis may follow
    """,
)
GOOD = (
    """
    ask: Which cells does the spleen filter from the blood?
    answer: Old red cells
    """,
    """
    ask: What is splenomegaly?
    answer: Enlargement of the spleen
    """,
)

_VAGUE = re.compile(
    r"\bwhat (?:about|(?:can|could|should|must|do|would) (?:you|we|one|be) "
    r"(?:\w+ )?(?:know|say|said|known|note|noted|remember|remembered|tell|told|learn|"
    r"learned|learnt|mention|mentioned|conclude|think|considered|consider)\w*|"
    r"do (?:you|we) know)\b"
    r"|\bwhat (?:is|are|was|were) (?:\w+ )?(?:important|special|interesting|notable|"
    r"remarkable|noteworthy|relevant|worth \w+|true|key|crucial|essential|"
    r"to be (?:known|noted|remembered))\b"
    r"(?: to \w+)?(?: (?:about|of|in|for|with|regarding|here|to)\b|\s*\?)"
    r"|\bwhat (?:is|are) the (?:\w+ )?(?:facts?|key points?|main points?|"
    r"take[- ]home \w+|things?|key \w+ (?:about|regarding)|"
    r"(?:important|main|key|relevant) (?:aspects?|features?|facts?|points?|things?))\b"
    r"|\bwhat (?:is|was|are|were) (?:\w+ )?(?:known|said|reported|described|stated|"
    r"written|mentioned|published) (?:about|on|regarding|concerning|of)\b"
    r"|\bwhat (?:things|happen(?:s|ed) with"
    r"|is the (?:story|deal|situation|thing) with)\b"
    r"|\bwhat (?:is|are) (?:the )?(?:role|significance|importance|relevance) of\b"
    r"|\bwhat (?:is|are) (?:often |usually |commonly )?(?:associated|connected|linked|"
    r"related) (?:with|to)\b|\bwhat happens (?:in|with|during) (?:[\w-]+ ?){1,2}\?"
    r"|\bhow (?:about|does [\w\s-]+ (?:work|matter)\s*\?)"
    r"|(?:^|[.!:;,] |\b(?:please|briefly|you|then|and) )(?:tell|talk|write|discuss|"
    r"describe|explain|comment on|elaborate|summari[sz]e|say something)\b(?=[^?]*$)"
    r"|^(?:discuss|describe|explain|comment on|summari[sz]e)\b",
    re.IGNORECASE,
)


_NEXT = re.compile(r"what (?:should|must) (?:be )?(?:\w+ )?considered", re.IGNORECASE)
"""What is asked below a patient's story."""


def check(view: View) -> Iterator[Finding]:
    """Yield questions that are vague, and questions without a subject."""
    question = view.question.words
    match = _VAGUE.search(question)
    if match and not (view.framed and _NEXT.match(match[0])):
        yield Finding(
            view.question,
            match[0],
            "the question leaves open what is asked",
            "ask for the one thing that the answer says",
        )
    elif not view.framed and view.face != "cloze" and not _subject(question):
        yield Finding(
            view.question,
            question,
            "the question has no subject",
            "say of which disease, drug, test or patient",
        )


def _subject(question: str) -> bool:
    """Return whether anything but an aspect is named.

    A question of one word and a question without letters are for other rules.
    """
    return bool(topic(question)) or len(tokens(question)) < 2
