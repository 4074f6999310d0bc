"""What looks like the heading of a section: by its words, or by its shape."""

import re
from typing import Final

from flashgen.proof.spelling import fold

ENDS: Final = re.compile(r"[.!?:][\"'”’)\]]*\s*$")
"""The end of a line that ends a sentence."""

_NUMBER = r"[*#_\s]*(?:(?:\d+(?:\.\d+)*|[IVX]+)[.)]?\s+)?"
_END = r"[*_\s]*:?[*_\s]*"
_SURE = (
    r"abstract|summary|introduction"
    r"|background|case(?: (?:report|presentation|summary|description|history))?s?"
    r"|clinical (?:presentation|findings)|imaging findings|differential diagnosis"
    r"|(?:patients?|materials?) and methods?|methods?|results?|findings|investigations?"
    r"|diagnosis|treatment|outcome(?: and follow-up)?|follow-up|prognosis|management"
    r"|comments?|discussion|conclusions?|learning points|teaching points|key points"
    r"|references|bibliography|literature|acknowledge?ments?|funding|disclosures?"
    r"|(?:conflicts?|declaration) of interests?|competing interests?|ethics|consent"
    r"|author contributions|keywords?"
)
_USUAL = (
    r"a?etiology|pathogenesis|pathophysiology|pathology|mechanisms?(?: of (?:action"
    r"|disease|injury))?|epidemiology|incidence|prevalence|risk factors|anatomy"
    r"|genetics|physiology|pharmacology|pharmacokinetics|toxicity|histo(?:logy|pathology)"
    r"|clinical (?:course|features|picture|manifestations|signs|examination)"
    r"|symptoms(?: and signs)?|signs(?: and symptoms)?|(?:medical |family )?history"
    r"|(?:physical )?examination|laboratory (?:findings|results|tests)|laboratory"
    r"|imaging|radiology|ultrasound|staging|classification|grading|screening"
    r"|diagnostic (?:criteria|work-?up)|therapy|surgical (?:technique|treatment)"
    r"|medical treatment|treatment and (?:complications|outcome|prognosis)|surgery"
    r"|complications?|prevention|prophylaxis|survival|mortality|recurrence|relapse"
    r"|hospital course|course|cohort|participants|study (?:design|population)"
    r"|statistical (?:analysis|methods)|limitations|strengths and limitations"
    r"|recommendations|objectives?|aims?|key messages|take-?home (?:messages|points)"
    r"|adverse (?:effects|events)|side effects|dos(?:age|ing)|indications"
    r"|contraindications|special (?:cases|populations)|pregnancy|children|appendix"
)
_BY_NAME = re.compile(f"{_NUMBER}(?:{_SURE}){_END}", re.IGNORECASE)
_USUALLY = re.compile(f"{_NUMBER}(?:{_SURE}|{_USUAL}){_END}", re.IGNORECASE)
_STARTS = re.compile(
    r"[\"'“‘(]?(?:The|In|On|At|An?|Of|For|From|To|By|With|We|Our|It|Its|This|That|These"
    r"|Those|There|All|Both|Each|Most|Many|Some|Several|Few|No|One|Two|Three|Four|Five"
    r"|Six|Seven|Eight|Nine|Ten|After|Before|During|Between|Among|Because|Since|If|When"
    r"|While|Although|As|He|She|His|Her|Patients|About|Until|Under|Over|According)\s\S"
)
# A capital and, a word later at most, what no heading goes on with.
_MAY_START = re.compile(r"[\"'“‘(]?[A-Z][a-z][\w'’-]*(?: [A-Z][\w-]*)?\s[\da-z(]")
_NUMBERED = re.compile(r"\s*(?P<number>\d+(?:\.\d+)*)[.)]?\s+(?P<rest>\S.*)")
_COUNTED = re.compile(
    r"\b(?:case|patient|type|stage|grade|phase|part|step|class|group|box|appendix"
    r"|question|section|vignette|day|week|month|year|figure|table|level|visit)s? "
    r"(?:\d{1,2}[a-z]?|[IVX]+)\b",
    re.IGNORECASE,
)
_LONE_NUMBER = re.compile(r"(?<![\w-])\d+(?![\w-])")
_NO_HEADING = re.compile(
    r"\s{2,}|\t|[=%<>±|@/;\\]|\(\s*(?:\d|n\b)|\bet al\b|\bwww\b"
    r"|\b(?:was|were|has|had|have|showed|shows|revealed|did|does)\b"
    r"|\b(?i:journal|archives|annals|acta|bulletin|proceedings|copyright|vol|issn)\b"
)
_ASKS = re.compile(r"(?:What|When|Why|Who|Which|How|Where|Is|Are|Does|Do|Can|Should) ")
_DANGLING = re.compile(
    r"(?:[,;:&(/–—-]|\b(?:of|the|an?|and|or|in|on|at|by|to|from|with|for|as|is|are|than"
    r"|that|which|per|but|not|no|into|between|after|before|during|its|their|this))\s*$"
)
_NAMES = re.compile(r"\b[A-Z]\.|\b(?:MD|PhD|MSc|BSc|FRCP|FRCS|MBBS|Prof|Dr)\b")
_BULLET = re.compile(r"\s*(?:[-–—•·*○▪]|\(?[a-z]\)|\(?\d+\))\s")
_LONGEST = 70  # characters of a heading
_MOST = 9  # words of a heading
_STUCK = 5  # words of a usual heading


def sure(line: str) -> bool:
    """Say whether a line is a heading wherever it stands: `2. Discussion`."""
    return _begins(line) and _BY_NAME.fullmatch(fold(line)) is not None


def usual(line: str) -> bool:
    """Say whether a line has the words of a usual heading: `Staging`."""
    return _begins(line) and _USUALLY.fullmatch(fold(line)) is not None


def shaped(line: str) -> bool:
    """Say whether a line could be a heading that nobody foresaw: `Special fractures`.

    Short, without the end of a sentence, a verb, columns or loose numbers.  What stands
    around it must tell the rest.
    """
    text = fold(line).strip().strip("*#_").rstrip(":").strip()
    numbered = _NUMBERED.fullmatch(text)
    text = numbered["rest"] if numbered else text
    words = text.split()
    if not 3 <= len(text) <= _LONGEST or len(words) > _MOST or _BULLET.match(line):
        return False
    if not text[0].isupper() or _NO_HEADING.search(text) or _NAMES.search(text):
        return False
    if text.endswith("?"):
        return _ASKS.match(text) is not None
    if ENDS.search(text) or _DANGLING.search(text) or _listed_names(text):
        return False
    return not _LONE_NUMBER.search(_COUNTED.sub("", text))


def numbered(line: str) -> int | None:
    """Return the number before the words of a line: 2 of `2. Methods`."""
    match = _NUMBERED.fullmatch(line)
    return int(match["number"].split(".")[-1]) if match else None


def labelled(line: str) -> bool:
    """Say whether a line is a thing of several, with its number: `Case 2`, `Day 3`."""
    return _COUNTED.match(line.strip()) is not None


def stuck(line: str, *, loosely: bool) -> tuple[str, str] | None:
    """Part a usual heading from the text that it is stuck to: `Staging In the ...`.

    `loosely`: any word with a capital may begin the text, not only one that often does.
    """
    words = line.split(maxsplit=_STUCK)
    for count in range(min(_STUCK, len(words) - 1), 0, -1):
        name, rest = " ".join(words[:count]), line.split(maxsplit=count)[count]
        if name.isupper():
            name = name.rstrip(".")  # `SUMMARY. We describe ...`
        if usual(name) and (
            _STARTS.match(rest) or (loosely and _MAY_START.match(rest))
        ):
            return name, rest
    return None


def dangling(line: str) -> bool:
    """Say whether a line breaks off in a sentence: after `of`, a comma, a hyphen."""
    return _DANGLING.search(line) is not None


def _begins(line: str) -> bool:
    first = line.strip(" *#_\t")[:1]
    return first.isupper() or first.isdigit()


def _listed_names(text: str) -> bool:
    """Say whether words with capitals stand between commas: authors, a place."""
    after = (part.strip()[:1] for part in text.split(",")[1:])
    return any(not first.islower() for first in after)
