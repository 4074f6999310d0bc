"""Small untidiness that a reader stumbles over.

Two spaces, a space before a comma, a word or mark twice, a full stop after an answer
that is no sentence.  `--fix` corrects it.

Source: house style.
Known false positives: none seen; “had had” and “that that” are no findings.
"""

import re
from collections.abc import Iterator

from flashgen.craft.finding import Finding
from flashgen.craft.view import Part, View
from flashgen.model.diagnostic import Severity

CODE = "FG162"
SEVERITY = Severity.WARNING
ENGLISH = False
BAD = (
    """
    ask: Which vein drains  the spleen?
    answer: The splenic vein
    """,
    """
    ask: Which vein drains the the spleen ?
    answer: The splenic vein
    """,
    """
    ask: Which vein drains the spleen?
    answer: The splenic vein.
    """,
)
GOOD = (
    """
    ask: Which vein drains the spleen?
    answer: The splenic vein
    why: It had had that name before anybody knew that that is so … or not.
    """,
    """
    ask: Which animal carries the virus?
    answer: Rattus sp.
    """,
)

_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")
_SPACED = re.compile(r"(?<=[\w)\]]) +(?=[,;?!](?:\s|$))|(?<=[a-z)\]]) +(?=\.(?:\s|$))")
_TWICE = re.compile(r"\b(?!(?:had|that|is|do|so|no|beri|bye)\b)([a-z]{2,}) \1\b(?!-)")
_MARKS = re.compile(r"\?{2,}|,{2,}|!{2,}|(?<!\.)\.\.(?!\.)|[?!],")
_STOP = re.compile(r"(?<=[a-z)])\.$")
_SHORT = re.compile(r"(?:\b(?:spp?|ssp|subsp|var|etc|al|resp|vs|no|[a-z])|\.\w+)\.$")
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|will|does|do)\b|[.?!] "
)


def check(view: View) -> Iterator[Finding]:
    """Yield untidy places of the authored texts of a card."""
    for part in (view.question, view.answer, *view.back):
        written = part.written
        if "$" in written or "|" in written or "\n" in written:
            continue
        for pattern, fix in ((_DOUBLE, " "), (_SPACED, "")):
            for match in pattern.finditer(written):
                yield _around(part, match, fix)
        for match in _TWICE.finditer(written):
            yield _finding(part, match[0], match[1])
        for match in _MARKS.finditer(written):
            yield _finding(part, match[0], match[0][:1])
    yield from _full_stop(view)


def _full_stop(view: View) -> Iterator[Finding]:
    answer = view.answer.words
    if _STOP.search(answer) and not _SHORT.search(answer) and view.face != "cloze":
        last = answer.split()[-1]
        if not _SENTENCE.search(answer[:-1]):
            yield _finding(view.answer, last, last[:-1])


def _around(part: Part, match: re.Match[str], fix: str) -> Finding:
    """Return a finding whose words can be seen: the spaces and what stands around."""
    written = part.written
    start = max(written.rfind(" ", 0, match.start()) + 1, match.start() - 20)
    end = match.end() + 1
    before, after = written[start : match.start()], written[match.end() : end]
    return _finding(part, written[start:end], before + fix + after)


def _finding(part: Part, words: str, fix: str) -> Finding:
    return Finding(
        part, words, f"“{words}” is untidy", f"write “{fix}” (`--fix` does)", fix
    )
