"""The text of a broken page comes out in whole sentences, each in its section."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flashgen.proof import Article, SourceFileError, read_article
from flashgen.proof.sentence import sentences

INVENTED = Path(__file__).parent / "invented"


def section(article: Article, name: str) -> tuple[str, ...]:
    return next(part.sentences for part in article.sections if part.name == name)


def test_a_page_is_cut_into_its_sections(quiz: Article) -> None:
    assert [part.name for part in quiz.sections] == [
        "presentation",
        "comment",
        "front",
        "title",
        "figure 1",
        "figure 2",
        "figure 3",
        "references",
        "diagnosis",
    ]
    assert [part.name for part in quiz.citable if part.name == "references"] == []


def test_a_word_cut_by_a_caption_and_a_page_number_is_whole(quiz: Article) -> None:
    assert (
        "Its origin is open; an overactive sheath and an excessive production of "
        "fibres make the joint stiff."
    ) in section(quiz, "comment")


def test_a_word_cut_at_a_line_end_is_whole(quiz: Article) -> None:
    assert section(quiz, "comment")[2].startswith(
        "Bakers, who knead, are associated with it"
    )


def test_a_sentence_goes_on_behind_a_caption(quiz: Article) -> None:
    assert (
        "The diffuse form reaches inner organs, mostly the spleen, pancreas, and eyes."
    ) in section(quiz, "comment")


def test_captions_of_two_lines_and_the_diagnosis_line(quiz: Article) -> None:
    assert section(quiz, "figure 2") == (
        "Ultrasonography of the shoulder: coarse rings in the deep layer of "
        "the muscle.",
    )
    assert section(quiz, "diagnosis") == ("Ring quillosis of the knee and shoulder",)
    assert section(quiz, "title") == ("Imaging Riddle – Number 7",)


def test_authors_addresses_and_journal_are_no_text(quiz: Article) -> None:
    text = " ".join(section(quiz, "presentation") + section(quiz, "comment"))
    front = " ".join(section(quiz, "front"))
    for words in ("TEACHING", "Example", "Department", "12(3)", "example.org"):
        assert words not in text
        assert words in front or words in " ".join(section(quiz, "references"))


def test_a_caption_inside_a_block_without_blank_lines() -> None:
    text = (
        "The lesion grew in the\nFigure 4. A grown lesion.\nsecond year of life.\n"
        "It stopped then."
    )
    article = read_article(text, "x")
    assert section(article, "presentation") == (
        "The lesion grew in the second year of life.",
        "It stopped then.",
    )
    assert section(article, "figure 4") == ("A grown lesion.",)


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("a four-\nyear course was seen.", "a four-year course was seen."),
        ("non-\npainful lumps were felt.", "non-painful lumps were felt."),
        ("calci-\nfied rings were seen.", "calcified rings were seen."),
        (
            "self-made, high-grade, ill-\ndefined; ill-defined rings were seen.",
            "self-made, high-grade, ill-defined; ill-defined rings were seen.",
        ),
        ("X-\nray was done.", "X-ray was done."),
        ("calci\u00ad\nfied rings were seen.", "calcified rings were seen."),
    ],
)
def test_hyphens_at_line_ends(cut: str, whole: str) -> None:
    assert section(read_article(cut, "x"), "presentation") == (whole,)


def test_running_heads_that_come_back_are_dropped() -> None:
    text = (
        "J Inv Imag 2019\nRings were seen in the\nJ Inv Imag 2020\ntendon of the leg."
    )
    assert section(read_article(text, "x"), "presentation") == (
        "Rings were seen in the tendon of the leg.",
    )


@pytest.mark.parametrize(
    "paragraph",
    [
        "It was E. coli in fig. 4 and Fig. 5 of Example et al. The end.",
        "Give 0.5 mg vs. 1.5 mg, e.g. at night. Then stop.",
        "He was given vitamin C. He recovered.",
        'She said "stop." Then she left.',
        "It grew [4]. Then it stopped.",
    ],
)
def test_abbreviations_do_not_end_a_sentence(paragraph: str) -> None:
    assert len(sentences(paragraph)) == 2
    assert " ".join(sentences(paragraph)) == paragraph


def test_jats_sections_figures_and_tables(report: Article) -> None:
    assert {part.name: part.sentences for part in report.citable} == {
        "title": ("Ferric quill in a sailor",),
        "abstract": ("A sailor with blue nails is reported.",),
        "introduction": (
            "Quill holds ferric (Fe3+) iron.",
            "Levels are <2% in blood.",
            "The count was 4.8 × 10^9/L, see Figure 1.",
        ),
        "case report": ("He took 3 mL of tonic.",),
        "outcome": ("He left well on the 5th day.",),
        "figure 1": ("Nails.", "Photograph shows blue nails of the left hand."),
        "table 1": ("Levels by day.", "Day; Level", "1; 31%"),
    }


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "no sentence"),
        ("\n \n", 1, "no sentence"),
        ("some\x00thing", 1, "control character"),
        ("a\nb\x07", 2, "control character"),
        ("<!DOCTYPE html><html></html>", 1, "HTML"),
        ("<article><body>\n<p>A.</body></article>", 2, "mismatched tag"),
        ("<?xml version='1.0'?>\n<book/>", 1, "not a JATS article"),
        ("<article>\n<p>&nosuch;</p></article>", 2, "undefined entity"),
        (
            '<!DOCTYPE article SYSTEM "x.dtd">\n<article><p>&nosuch;</p></article>',
            2,
            "unknown entity &nosuch;",
        ),
        (
            '<!DOCTYPE article [\n<!ENTITY a "b">]><article><p>&a;</p></article>',
            2,
            "entity declarations",
        ),
        (
            '<!DOCTYPE article [\n<!ENTITY a SYSTEM "file:///etc/passwd">]><article/>',
            2,
            "entity declarations",
        ),
        ("<article>" + "<p>" * 300, 1, "nested deeper"),
        ("<article><body/></article>", 1, "no sentence"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(
    text: str, line: int, message: str
) -> None:
    with pytest.raises(SourceFileError, match=r"bad\.txt") as caught:
        read_article(text, "bad.txt")
    assert caught.value.line == line
    assert message in caught.value.message


def read_or_refuse(text: str) -> Article | None:
    try:
        return read_article(text, "x")
    except SourceFileError:
        return None


@given(st.text(st.sampled_from("Aa .-\n1,[]*Figure:"), max_size=300))
def test_any_page_is_read_or_refused(text: str) -> None:
    article = read_or_refuse(text)
    assert article is None or article.citable


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_xml_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = (INVENTED / "report.xml").read_text("utf-8")
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 200)))
    article = read_or_refuse(whole[:start] + data.draw(st.text("<>&/;a")) + whole[end:])
    assert article is None or article.citable
