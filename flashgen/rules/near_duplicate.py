"""Two cards ask for the same answer in almost the same words.

The student pays for both at each review, and a correction reaches one of them only.
Cards of one fact are not compared, and neither are questions that differ by a number, a
name in capitals, a negation or words such as left and right.  Answers are alike if they
say the same beyond the words of their questions.

Each of the cards is a finding, at its own place, and names the other one.  A repetition
that is meant so is allowed at both.

Source: P. Wozniak's rule 11; rule 17 allows redundancy on purpose.
Known false positives: medium, one finding under two conditions in long questions.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

from flashgen.craft.finding import Finding
from flashgen.craft.view import View
from flashgen.craft.words import LIGHT, STOP, bag, stem, tokens
from flashgen.model.diagnostic import Severity

CODE = "FG126"
SEVERITY = Severity.WARNING
ENGLISH = True
BAD = (
    """
    facts:
      antidote:
        ask: Which antidote is given for an overdose of paracetamol?
        answer: Acetylcysteine
      treatment:
        ask: What is the antidote of an overdose of paracetamol?
        answer: Acetylcysteine
    """,
    """
    facts:
      stop:
        ask: In which patients is metformin not given before iodinated contrast?
        answer: Patients with kidney failure
      spare:
        ask: Which patients should not be given metformin before iodinated contrast?
        answer: Those with kidney failure
    """,
)
GOOD = (
    """
    facts:
      left:
        ask: Which nerve winds round the arch of the aorta on the left?
        answer: The recurrent laryngeal nerve
      right:
        ask: Which nerve winds round the subclavian artery on the right?
        answer: The recurrent laryngeal nerve
    """,
    """
    facts:
      origin:
        ask: From which artery does the cystic artery usually arise?
        answer: The right hepatic artery
      course:
        ask: Which artery crosses behind the common hepatic duct in most people?
        answer: The right hepatic artery
    """,
)

ALIKE = 0.75
"""Share of words in common (Jaccard) from which on questions are near duplicates."""
FEWEST = 2
"""Words that a question must be about before it can be compared."""

_CONTRASTS = frozenset(
    map(
        stem,
        bag(
            """
            not no without never left right upper lower superior inferior anterior
            posterior medial lateral proximal distal before after above below first
            second third last early late acute chronic mild moderate severe adult adults
            child children infant neonate newborn men women male female boys girls
            pregnant pregnancy high low more less most least increase decrease raised
            lowered primary secondary congenital acquired arterial venous systolic
            diastolic type internal external old young day night active passive afferent
            efferent inner outer short long small large oral intravenous over under
            """
        ),
    )
)
_EMPTY = frozenset(map(stem, LIGHT | (STOP - {"no", "not", "without"})))

Words = frozenset[str]


def check_deck(views: Sequence[View]) -> Iterator[tuple[View, Finding]]:
    """Yield each card that says what another one says, once."""
    buckets: dict[tuple[object, ...], list[tuple[Words, View]]] = defaultdict(list)
    for view in views:
        if view.framed:
            continue
        words = _about(view.question.words)
        if len(words) >= FEWEST:
            answer = _about(view.answer.words)
            key = (answer - words or answer, view.case.language, _fixed(words))
            buckets[key].append((words, view))
    for bucket in buckets.values():
        told: set[str] = set()
        for pair in _pairs(bucket):
            for view, other in (pair, pair[::-1]):
                if view.card not in told:
                    told.add(view.card)
                    yield view, _finding(view, other)


def _finding(view: View, other: View) -> Finding:
    return Finding(
        view.question,
        view.question.words,
        f"almost the same card as `{other.card}` ({other.span})",
        "keep the better one, or ask for something else",
    )


def _about(text: str) -> Words:
    """Return the stems that a text is about; all words where there are none."""
    words = tokens(text.replace(">", " more than ").replace("<", " less than "))
    return frozenset(map(stem, words)) - _EMPTY or frozenset(words)


def _fixed(words: Words) -> Words:
    """Return the words that near duplicates must share: numbers and contrasts."""
    return frozenset(w for w in words if w in _CONTRASTS or not w.isalpha())


def _pairs(bucket: list[tuple[Words, View]]) -> Iterator[tuple[View, View]]:
    """Yield (card, earlier card alike), with a prefix filter over the rarest words.

    Two sets whose Jaccard index is at least `ALIKE` share one of the first
    `n - ceil(ALIKE * n) + 1` words of either, in one order of all words (Bayardo et
    al., “Scaling up all pairs similarity search”, 2007).
    """
    exact: dict[Words, View] = {}
    for words, view in bucket:
        first = exact.setdefault(words, view)
        if first is not view and first.group != view.group:
            yield view, first
    counts = Counter(word for words in exact for word in words)
    index: dict[str, list[Words]] = defaultdict(list)
    for words, view in exact.items():
        ordered = sorted(words, key=lambda word: (counts[word], word))
        prefix = ordered[: len(words) - ceil(ALIKE * len(words)) + 1]
        near = dict.fromkeys(other for word in prefix for other in index[word])
        for other in near:
            if _alike(words, other) and exact[other].group != view.group:
                yield view, exact[other]
                break
        for word in prefix:
            index[word].append(words)


def _alike(one: Words, other: Words) -> bool:
    return len(one & other) >= ALIKE * len(one | other)
