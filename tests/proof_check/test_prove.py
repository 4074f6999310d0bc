"""What is said of a case that its source does not bear out."""

from __future__ import annotations

import pytest

from tests.proof_check.conftest import Find

SURVIVAL = """\
facts:
  survival:
    kind: statistic
    population: people with quillosis
    measure: survival
    ask: What share is alive?
    values:
      five: {label: five years, value: 70 %}
      ten: {label: ten years, value: 55 %}
    as_of: 2013
    evidence: comment, "Five-year survival … 55%"
"""


def fact(ask: str, answer: str, evidence: str, more: str = "") -> str:
    return (
        f"facts:\n  a-fact:\n    ask: {ask}\n    answer: {answer}\n"
        f"    evidence: {evidence}\n{more}"
    )


TRUE = [
    SURVIVAL,
    fact("What was the blood pressure?", "120/80 mmHg", 'presentation, "120/80 mmHg"'),
    fact("Which sign was missing?", "Fever", 'presentation, "had no fever"'),
    fact("Where were nodules on CT?", "In the left lung", "figure 1"),
    fact("What is the cause of quillosis?", "It is unknown", 'comment, "The cause is"'),
    fact(
        "Where may quillosis spread?", "The spleen", 'comment, "spread to the spleen"'
    ),
]


@pytest.mark.parametrize("text", TRUE)
def test_a_true_case_is_clean(find: Find, text: str) -> None:
    assert find(text) == ()


WRONG = [
    ("70 %}", "72 %}", "FG210", "72"),
    ("55 %}", "70 %}", "FG211", "70"),
    ("five years", "ten years", "FG211", "70"),
    ("70 %}", "70 mg}", "FG212", "mg"),
]


@pytest.mark.parametrize(("old", "new", "code", "word"), WRONG)
def test_a_changed_number_is_found_where_it_stands(
    find: Find, old: str, new: str, code: str, word: str
) -> None:
    found = next(one for one in find(SURVIVAL.replace(old, new)) if one.code == code)
    line = found.span.file.lines[found.span.line - 1]
    assert line[found.span.column - 1 : found.span.end_column - 1] == word
    assert "comment, sentence 2" in found.message
    assert "source_cases/case-1.source:" in found.hint


CHANGED = [
    ("Which sign did she have?", "Fever", 'presentation, "had no fever"', "FG214"),
    ("What was the liver like?", "Abnormal", 'presentation, "liver was"', "FG214"),
    ("Where were nodules on CT?", "In the right lung", "figure 1", "FG216"),
    ("Where were nodules on MRI?", "In the left lung", "figure 1", "FG215"),
    ("Which drug is given?", "Prednisolone", 'comment, "Brontazole 5 mg"', "FG217"),
    ("Where does quillosis spread?", "The spleen", 'comment, "the spleen"', "FG220"),
    (
        "What did the 46-year-old woman have?",
        "Heartburn",
        'presentation, "heartburn"',
        "FG210",
    ),
]


@pytest.mark.parametrize(("ask", "answer", "evidence", "code"), CHANGED)
def test_negation_side_method_term_hedge_and_the_patient(
    find: Find, ask: str, answer: str, evidence: str, code: str
) -> None:
    assert code in [one.code for one in find(fact(ask, answer, evidence))]


@pytest.mark.parametrize(
    ("evidence", "hint"),
    [
        ('comment, "a disease of the spleen"', "does not follow"),
        ('figure 1, "is unknown"', "comment"),
        ('results, "is unknown"', "its sections are"),
        ('comment, "The cause … Brontazole"', "order"),
        ('"left lung"', "name the section"),
    ],
)
def test_an_anchor_must_stand_in_the_place_it_names(
    find: Find, evidence: str, hint: str
) -> None:
    [found] = find(fact("What is the cause?", "Unknown", f"'{evidence}'"))
    assert found.code == "FG202"
    assert hint in found.hint
    assert found.span.line == 12


def test_a_fact_without_evidence_is_named_once(find: Find) -> None:
    [found] = find(
        "facts:\n  pair:\n    kind: definition\n    term: Quillosis\n"
        "    meaning: A disease of the joints\n"
    )
    assert (found.code, found.span.line) == ("FG201", 9)
    assert "`pair`" in found.message


def test_an_anchor_over_half_the_article_proves_nothing(find: Find) -> None:
    found = find(
        fact("What is the cause?", "Unknown", 'comment, "Quillosis … in 1901"')
    )
    assert [one.code for one in found] == ["FG203"]


PRESENTATION = """\
presentation:
  patient: A 45-year-old woman
  complaint: {pain: {label: Heartburn, evidence: 'presentation, "with heartburn"'}}
  evidence: presentation, "45-year-old woman"
facts:
  whole: {kind: vignette, sections: [patient], evidence: 'comment, "Quillosis is"',
          answer: Quillosis}
"""


def test_the_presentation_is_held_against_the_source_too(find: Find) -> None:
    assert find(PRESENTATION) == ()
    [found] = find(PRESENTATION.replace("A 45", "A 54"))
    assert (found.code, found.span.line, found.span.column) == ("FG210", 9, 14)


def test_what_a_stage_tells_is_a_statement(find: Find) -> None:
    staged = PRESENTATION.replace(
        "answer: Quillosis}",
        "answer: Quillosis,\n          stages: {one: {clue: She had fever.,"
        " evidence: 'presentation, \"had no fever\"'}}}",
    )
    assert "FG214" in [one.code for one in find(staged)]


INFERRED = fact("How much is given?", "0.005 g", 'comment, "Brontazole 5 mg"')


def test_an_inference_excuses_its_words_and_no_others(find: Find) -> None:
    assert [one.code for one in find(INFERRED)] == ["FG210"]
    reason = "    inferred: {words: 0.005 g, why: The same in grams.}\n"
    assert find(INFERRED + reason) == ()
    [*found] = find(INFERRED.replace("0.005", "0.006") + reason)
    assert {one.code for one in found} == {"FG210", "FG218"}


def test_a_bare_reason_excuses_no_contradiction(find: Find) -> None:
    lost = fact("Which sign did she have?", "Fever", 'presentation, "had no fever"')
    found = find(lost + "    inferred: I think so.\n")
    assert [one.code for one in found] == ["FG214"]


def test_an_inference_that_nothing_needs_is_found(find: Find) -> None:
    [found] = find(TRUE[1] + "    inferred: {words: 120/80 mmHg, why: No reason.}\n")
    assert found.code == "FG219"


def test_an_inference_in_words_of_its_own_may_stand(find: Find) -> None:
    spleen = TRUE[5].replace("The spleen", "The spleen, an organ")
    assert find(spleen + "    inferred: {words: an organ, why: It is.}\n") == ()


def test_in_another_language_numbers_and_anchors_still_count(find: Find) -> None:
    german = SURVIVAL.replace("survival\n    ask", "Überleben\n    ask")
    assert find(german.replace("people with", "Menschen mit")) == ()
