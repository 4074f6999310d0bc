"""The codes of all findings about evidence and age."""

from __future__ import annotations

from typing import NamedTuple

from flashgen.model.diagnostic import Diagnostic, Severity
from flashgen.model.source import Span


class Code(NamedTuple):
    """What a code means.  `hint` is what the author can do."""

    code: str
    severity: Severity
    meaning: str
    hint: str

    def at(
        self, span: Span, message: str, hint: str = "", card: str = ""
    ) -> Diagnostic:
        """Return a finding of this code."""
        return Diagnostic(
            span, self.severity, self.code, message, hint or self.hint, card
        )


_INFER = "correct it, name the right place as `evidence`, or say why under `inferred`"

CODES = {
    "no-source": Code(
        "FG200",
        Severity.WARNING,
        "The case has no `.source` file, so nothing in it is proven.",
        "run `flashgen source add {case} ARTICLE`",
    ),
    "no-evidence": Code(
        "FG201",
        Severity.WARNING,
        "A fact, figure or presentation names no place in its source.",
        'write `evidence: section, "first words … last words"`',
    ),
    "anchor": Code(
        "FG202",
        Severity.ERROR,
        "The words of an anchor do not stand in the section or figure it names.",
        "",
    ),
    "wide": Code(
        "FG203",
        Severity.WARNING,
        "An anchor spans so many sentences that it proves next to nothing.",
        "quote the sentence that says it; a list of places is fine",
    ),
    "broken": Code(
        "FG204",
        Severity.ERROR,
        "The `.source` file cannot be read.",
        "write it anew with `flashgen source add`",
    ),
    "number": Code(
        "FG210",
        Severity.ERROR,
        "A number does not stand in the passage that the evidence names.",
        _INFER,
    ),
    "binding": Code(
        "FG211",
        Severity.ERROR,
        "The passage gives the number for another condition: 70 % at five years, "
        "not at ten.",
        _INFER,
    ),
    "unit": Code(
        "FG212",
        Severity.ERROR,
        "The number has another unit in the passage, or none here.",
        _INFER,
    ),
    "comparison": Code(
        "FG213",
        Severity.ERROR,
        "The passage says under where the card says over, or the reverse.",
        _INFER,
    ),
    "negation": Code(
        "FG214",
        Severity.ERROR,
        "The passage denies what the card affirms, or the reverse.",
        _INFER,
    ),
    "modality": Code(
        "FG215",
        Severity.ERROR,
        "The passage is about another imaging or recording method.",
        _INFER,
    ),
    "side": Code(
        "FG216",
        Severity.ERROR,
        "The passage gives another side of the body, or none.",
        _INFER,
    ),
    "term": Code(
        "FG217",
        Severity.WARNING,
        "Key words of the answer do not stand in the passage.  A paraphrase may be "
        "right: then say so.",
        _INFER,
    ),
    "attachment": Code(
        "FG222",
        Severity.WARNING,
        "The passage says the answer of something else than the question asks about.",
        _INFER,
    ),
    "direction": Code(
        "FG221",
        Severity.ERROR,
        "The passage has the two sides of a verb or a comparison the other way round.",
        _INFER,
    ),
    "hedge": Code(
        "FG220",
        Severity.WARNING,
        "The passage says it with a reservation (may, rarely, has been suggested), the "
        "card says it without.",
        "put the reservation into the question, or say why not under `inferred`",
    ),
    "inferred-words": Code(
        "FG218",
        Severity.ERROR,
        "The words of an inference do not stand in what it excuses.",
        "quote them as they stand there, or delete the inference",
    ),
    "needless": Code(
        "FG219",
        Severity.WARNING,
        "An inference that nothing needs: the source says it.",
        "delete it",
    ),
    "disagreement": Code(
        "FG230",
        Severity.WARNING,
        "Two cards give different numbers for the same population, measure and time.",
        "tell them apart on the front, or correct the wrong one",
    ),
    "undated": Code(
        "FG250",
        Severity.WARNING,
        "What changes with the years (numbers, treatment, prognosis, epidemiology) "
        "has no year.",
        "write `as_of:` with the year for which it holds",
    ),
    "review": Code(
        "FG251",
        Severity.WARNING,
        "The case has changed since its review, so its cards count as unreviewed.",
        "have it reviewed again, then write the new `content`, `by` and `date`",
    ),
    "retracted": Code(
        "FG252",
        Severity.ERROR,
        "The source of the case was retracted.",
        "withdraw its cards, or prove them by another source",
    ),
    "superseded": Code(
        "FG253",
        Severity.WARNING,
        "A newer source says otherwise.",
        "write a case from it; withdraw here what no longer holds",
    ),
    "too-late": Code(
        "FG254",
        Severity.WARNING,
        "A statement is dated after its source was published.",
        "a source cannot speak of later years: correct `as_of`",
    ),
    "early-review": Code(
        "FG255",
        Severity.WARNING,
        "The review is dated before its source was published, or on no day there is.",
        "write the day of the review as year-month-day",
    ),
}
"""Every finding of this package by its name."""
