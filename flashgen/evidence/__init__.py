"""The proof, at work on cases: each statement against its source, its age, its like.

`flashgen.proof` knows articles and claims; this package knows cases.  It gathers what
a case says (`statement`), holds it against `source_cases/<case-id>.source` (`prove`),
minds reviews and years (`age`), compares the numbers of all cases (`compare`), and
shows the author what has no card yet (`trace`).  All findings are diagnostics with the
codes of `codes`.
"""
