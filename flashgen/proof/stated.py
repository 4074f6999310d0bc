"""A question and its answer -> the statement that they make together."""

import re
from collections.abc import Iterator

_GAP = re.compile(r"\[(?:…|\.\.\.)[^\]]*\]")
_PUT_BEFORE = re.compile(
    r"(?:^|[\s,])(?:of|in|on|at|by|to|from|with|for|than|into|through)$", re.IGNORECASE
)
_OBJECT = re.compile(
    r"\b(?:what|who|whom|which)\b(?:\s+[\w'-]+){0,5}?\s+(?:do|does|did)\s+",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:when|how long)\s+(?:do|does|did|is|are|was|were|can|may|should)\s+",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(?:what|who|which)\b", re.IGNORECASE)


def stated(question: str, answer: str) -> Iterator[str]:
    """Yield the statement of a question that asks for its subject or its object.

    `What does furosemide block?` ends in its answer, `What blocks the cotransporter?`
    begins with it, a gap is filled; any other question (`Why …?`) gives nothing.
    """
    asked = question.strip().rstrip("?")
    if _GAP.search(asked):
        yield _GAP.sub(lambda _: answer, asked, count=1)
        return
    match = _WHEN.search(asked) or _OBJECT.search(asked)
    if match is not None and not _PUT_BEFORE.search(asked[: match.start()].rstrip()):
        yield f"{asked[: match.start()]} {asked[match.end() :]} {answer}"
        return
    match = _SUBJECT.search(asked)
    if match is not None and not _PUT_BEFORE.search(asked[: match.start()].rstrip()):
        yield f"{asked[: match.start()]} {answer} {asked[match.end() :]}"


def chooses(question: str) -> bool:
    """Say whether a question asks for one of several things."""
    return _SUBJECT.search(question) is not None
