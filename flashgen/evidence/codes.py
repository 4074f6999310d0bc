"""The codes of all findings about evidence and age."""

from __future__ import annotations

from typing import NamedTuple

from flashgen.model.diagnostic import Diagnostic, Severity
from flashgen.model.source import Span


class Code(NamedTuple):
    """A code and what the author can do; `flashgen/codes/` explains it."""

    code: str
    severity: Severity
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
        "run `flashgen source add {case} ARTICLE`",
    ),
    "no-evidence": Code(
        "FG201",
        Severity.WARNING,
        'write `evidence: section, "first words … last words"`',
    ),
    "anchor": Code(
        "FG202",
        Severity.ERROR,
        "",
    ),
    "wide": Code(
        "FG203",
        Severity.WARNING,
        "quote the sentence that says it; a list of places is fine",
    ),
    "broken": Code(
        "FG204",
        Severity.ERROR,
        "write it anew with `flashgen source add`",
    ),
    "number": Code(
        "FG210",
        Severity.ERROR,
        _INFER,
    ),
    "binding": Code(
        "FG211",
        Severity.ERROR,
        _INFER,
    ),
    "unit": Code(
        "FG212",
        Severity.ERROR,
        _INFER,
    ),
    "comparison": Code(
        "FG213",
        Severity.ERROR,
        _INFER,
    ),
    "negation": Code(
        "FG214",
        Severity.ERROR,
        _INFER,
    ),
    "modality": Code(
        "FG215",
        Severity.ERROR,
        _INFER,
    ),
    "side": Code(
        "FG216",
        Severity.ERROR,
        _INFER,
    ),
    "term": Code(
        "FG217",
        Severity.WARNING,
        _INFER,
    ),
    "attachment": Code(
        "FG222",
        Severity.WARNING,
        _INFER,
    ),
    "direction": Code(
        "FG221",
        Severity.ERROR,
        _INFER,
    ),
    "hedge": Code(
        "FG220",
        Severity.WARNING,
        "put the reservation into the question, or say why not under `inferred`",
    ),
    "inferred-words": Code(
        "FG218",
        Severity.ERROR,
        "quote them as they stand there, or delete the inference",
    ),
    "needless": Code(
        "FG219",
        Severity.WARNING,
        "delete it",
    ),
    "disagreement": Code(
        "FG230",
        Severity.WARNING,
        "tell them apart on the front, or correct the wrong one",
    ),
    "undated": Code(
        "FG250",
        Severity.WARNING,
        "write `as_of:` with the year for which it holds",
    ),
    "review": Code(
        "FG251",
        Severity.WARNING,
        "have it reviewed again, then write the new `content`, `by` and `date`",
    ),
    "retracted": Code(
        "FG252",
        Severity.ERROR,
        "withdraw its cards, or prove them by another source",
    ),
    "superseded": Code(
        "FG253",
        Severity.WARNING,
        "write a case from it; withdraw here what no longer holds",
    ),
    "too-late": Code(
        "FG254",
        Severity.WARNING,
        "a source cannot speak of later years: correct `as_of`",
    ),
    "early-review": Code(
        "FG255",
        Severity.WARNING,
        "write the day of the review as year-month-day",
    ),
}
"""Every finding of this package by its name."""
