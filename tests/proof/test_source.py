"""The `.source` file: made the same every time, read back, refused with its line."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flashgen.proof import (
    Article,
    Miss,
    Passage,
    Section,
    Source,
    SourceFileError,
    fingerprint,
    load_source,
    text_source,
)
from flashgen.proof.code import CODE_LENGTH

FIRST = "flashgen source 5 fingerprint"


def test_a_fingerprint_holds_no_word_of_the_article(quiz: Article) -> None:
    words = {
        word.lower()
        for part in quiz.citable
        for sentence in part.sentences
        for word in re.findall(r"[^\W\d_]{5,}", sentence)
    }
    lines = [
        line for line in fingerprint(quiz, "s").splitlines() if line.startswith("  ")
    ]
    assert len(words) > 100
    assert not any(word in line for word in words for line in lines)
    related = r"\^(?:than|by|to|from|because|be|of|±)"
    item = rf"[.~!#%][a-z2-7]{{{CODE_LENGTH}}}|[,;&|/()]|{related}"
    assert all(re.fullmatch(rf"  (?:{item})(?: (?:{item}))*", line) for line in lines)


def test_the_same_article_gives_the_same_bytes_and_another_salt_others(
    quiz: Article,
) -> None:
    assert fingerprint(quiz, "a") == fingerprint(quiz, "a")
    ours, theirs = fingerprint(quiz, "a"), fingerprint(quiz, "b")
    codes = [set(re.findall(r"[.#][a-z2-7]{5}", text)) for text in (ours, theirs)]
    assert len(codes[0] & codes[1]) < 3


def test_a_changed_sentence_changes_one_line(quiz: Article) -> None:
    first, *rest = quiz.sections
    other = Section(first.name, (*first.sentences[:-1], "Nothing else was found."))
    before = fingerprint(quiz, "s").splitlines()
    after = fingerprint(Article("q", (other, *rest)), "s").splitlines()
    changed = [pair for pair in zip(before, after, strict=True) if len(set(pair)) > 1]
    assert len(changed) == 1


def test_both_variants_keep_the_numbers_of_the_sentences(quiz: Article) -> None:
    names = [(part.name, len(part.sentences)) for part in quiz.citable]
    for text in (fingerprint(quiz, "s"), text_source(quiz)):
        chapters = load_source(text).chapters
        assert [(part.name, len(part.sentences)) for part in chapters] == names


def test_the_text_variant_keeps_the_words(quiz: Article) -> None:
    source = load_source(text_source(quiz))
    found = source.find("comment", "80% live two … eight years")
    assert isinstance(found, Passage)
    assert found.sentences[0].text == quiz.sections[1].sentences[found.first - 1]


@pytest.mark.parametrize("salt", ["", "  ", "two\nlines"])
def test_a_salt_is_one_line(quiz: Article, salt: str) -> None:
    with pytest.raises(ValueError, match="salt"):
        fingerprint(quiz, salt)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "first line"),
        ("hello", 1, "first line"),
        ("flashgen source 1 fingerprint", 1, "version 1"),
        (f"{FIRST}\n", 1, "no sentence"),
        (f"{FIRST}\nsalt: s\n  .abcd", 3, "before any [section]"),
        (f"{FIRST}\nsalt: s\n[a]\n  .abcde .ABCDE", 4, '".ABCDE" is no code'),
        (f"{FIRST}\nsalt: s\n[a]\n  .abc", 4, '".abc" is no code'),
        (f"{FIRST}\nsalt: s\n[a]\n  .abcde\n[a]", 5, "stands twice"),
        (f"{FIRST}\nsalt: s\nwords", 3, "neither a [section]"),
    ],
)
def test_a_damaged_file_is_refused_with_its_line(
    text: str, line: int, message: str
) -> None:
    with pytest.raises(SourceFileError, match="case") as caught:
        load_source(text, "case.source")
    assert caught.value.line == line
    assert message in caught.value.message


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_damage_is_read_or_refused(quiz: Article, data: st.DataObject) -> None:
    whole = fingerprint(quiz, "s")
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 50)))
    text = whole[:start] + data.draw(st.text(max_size=20)) + whole[end:]
    result = read_or_refuse(text)
    if isinstance(result, SourceFileError):
        assert 1 <= result.line <= max(1, len(text.splitlines()))
    else:
        assert result.chapters


def read_or_refuse(text: str) -> Source | SourceFileError:
    try:
        return load_source(text)
    except SourceFileError as error:
        return error


@pytest.mark.parametrize(
    ("where", "anchor", "place"),
    [
        ("comment", "80% live two … eight years", "comment, sentence 12"),
        ("Comment", "45% live 8 years", "comment, sentence 12"),
        ("comment", "excessive production of fibers", "comment, sentence 4"),
        ("presentation", "WBC 6.200", "presentation, sentence 5"),
        ("presentation", "knee CT … the tendon", "presentation, sentences 9-10"),
        ("figure 2", "", "figure 2, sentence 1"),
        ("Fig. 2", "deep layer", "figure 2, sentence 1"),
        ("diagnosis", "", "diagnosis, sentence 1"),
        ("", "80% live two … eight years", "comment, sentence 12"),
    ],
)
def test_an_anchor_is_found(
    source: Source, where: str, anchor: str, place: str
) -> None:
    assert str(source.find(where, anchor)) == place


@pytest.mark.parametrize(
    ("where", "anchor", "reason", "hint"),
    [
        ("discussion", "survival", "section", "comment"),
        ("figure 9", "", "section", "figure 3"),
        ("comment", "of the … is", "empty", "quote words"),
        ("comment", "mortality is 80%", "words", '"mortality"'),
        ("comment", "80% live eight years", "words", '"eight" does not follow'),
        ("presentation", "80% live two years", "elsewhere", "comment (sentence 12)"),
        ("comment", "45% … live two years", "order", "order of the source"),
        ("comment", "quillosis", "ambiguous", "more words"),
        ("", "quillosis", "ambiguous", "name the section"),
        ("", "two-year mortality", "words", '"mortality"'),
    ],
)
def test_a_missed_anchor_says_what_to_do(
    source: Source, where: str, anchor: str, reason: str, hint: str
) -> None:
    miss = source.find(where, anchor)
    assert isinstance(miss, Miss)
    assert miss.reason == reason
    assert hint in miss.hint


def test_a_passage_over_many_sentences_is_wide(source: Source) -> None:
    whole, one = source.find("presentation", ""), source.find("figure 1", "")
    assert isinstance(whole, Passage)
    assert isinstance(one, Passage)
    assert (whole.wide, one.wide) == (True, False)


def test_every_sentence_is_found_by_its_own_words(
    quiz: Article, source: Source
) -> None:
    for part in quiz.citable:
        for number, sentence in enumerate(part.sentences, 1):
            found = source.find(part.name, sentence)
            assert isinstance(found, Passage)
            assert (found.first, found.last) == (number, number)
