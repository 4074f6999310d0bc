"""The text of a broken page comes out in whole sentences, each in its section."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flashgen.proof import (
    Article,
    Passage,
    SourceFileError,
    fingerprint,
    load_source,
    read_article,
)
from flashgen.proof.sentence import sentences
from flashgen.proof.spelling import fold

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
        (
            "the angiotensin-\nconverting enzyme was given.",
            "the angiotensin-converting enzyme was given.",
        ),
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


TEXT = (
    "Rings of the first kind lie in the tendon, and rings of the second kind lie\n"
    "in the sheath that surrounds it. Both kinds are seen in bakers.\n"
)
"""A paragraph of full lines."""


def names(text: str) -> list[str]:
    return [part.name for part in read_article(text, "x").citable]


@pytest.mark.parametrize(
    "heading",
    [
        "Mechanism",
        "Clinical course",
        "Staging",
        "Classi\ufb01cation",
        "HISTOLOGY",
        "LIFE CYCLE OF RINGS",
        "Treatment and complications",
        "Special fractures",
        "Rings in other organs",
        "3. Rings of bakers",
        "3.2 Rings of bakers",
        "What causes rings?",
        "**Rings of bakers**",
        "Case 2",
        "COVID-19 and rings",
        "Deep ring quillosis (DRQ)",
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["above", "stuck"])
def test_a_short_line_of_its_own_is_a_heading(heading: str, gap: str) -> None:
    text = f"Introduction\n\n{TEXT}\n{heading}{gap}{TEXT}\nDiscussion\n\n{TEXT}"
    name = fold(heading).strip("*").lower().lstrip("0123456789. ")
    assert names(text) == ["introduction", name, "discussion"]
    found = read_article(text, "x").citable
    assert found[0].sentences == found[1].sentences == found[2].sentences


@pytest.mark.parametrize(
    "line",
    [
        "Men and women alike",  # no text below: a row, a name
        "Age 45 62",
        "Variable  Placebo  Zinc",
        "Male sex 12 (40%) 15 (50%)",
        "p = 0.04",
        "Rings lie in the",
        "Rings were seen in bakers",
        "A. Example, B. Sample",
        "J. Example and B. Sample",
        "Example AB, Sample C",
        "- Rings of bakers",
        "\u2022 Rings of bakers",
        "rings of bakers",
        "12 rings in 5 bakers",
        "Placeholder Journal of Rings",
        "Jane Example, MD",
        "www.example.org",
        "Rings of bakers;",
        "All that is known of the rings of the tendons of bakers and their wives",
    ],
)
def test_other_short_lines_are_no_headings(line: str) -> None:
    below = "Men" if line.startswith("Men") else TEXT
    text = f"Introduction\n\n{TEXT}\n{line}\n\n{below}\n\nDiscussion\n\n{TEXT}"
    assert names(text) == ["introduction", "discussion"]


def test_a_list_has_no_headings() -> None:
    items = "1. Brontazole\n2. Velcitrine\n3. Mordamide\n"
    for text in (items, items.replace("\n", "\n\n")):
        assert names(f"Introduction\n\n{TEXT}\n{text}\n{TEXT}") == ["introduction"]


def test_a_line_of_a_paragraph_is_no_heading() -> None:
    text = (
        "Comment\n\nThe rings of the tendon were described by a physician of the\n"
        "Placeholder School\nand were long held to be the mark of bakers who knead.\n"
        "They lie in the sheath, and their number grows with the years of the\n"
        "treatment\nthat is given. In all, these were\n12 Patients of one ward\n"
        "who had been seen before; nobody else was looked at in these years.\n"
    )
    assert names(text) == ["comment"]
    assert len(section(read_article(text, "x"), "comment")) == 3


@pytest.mark.parametrize(
    ("stuck", "name"),
    [
        ("Imaging Radiographs in two planes show the rings.", "imaging"),
        ("Staging In the three provinces rings have four stages.", "staging"),
        ("Follow-up The rings are seen again every year.", "follow-up"),
        ("SUMMARY. The rings of bakers are seen again every year.", "summary"),
    ],
)
def test_a_usual_heading_stuck_to_its_text(stuck: str, name: str) -> None:
    text = f"Introduction\n\n{TEXT}\n{stuck}\n"
    article = read_article(text, "x")
    assert names(text) == ["introduction", name]
    assert section(article, name)[0] == stuck[len(name) :].lstrip(" .")


def test_a_title_is_found_among_the_first_lines() -> None:
    text = (
        f"INVENTED REPORTS, vol. 9\n\nRings of bakers\n\n{TEXT}\nDiscussion\n\n{TEXT}"
    )
    source = load_source(fingerprint(read_article(text, "x"), "salt"))
    assert isinstance(source.find("title", "Rings of bakers"), Passage)


def test_a_word_of_a_heading_that_begins_a_sentence_stays() -> None:
    text = f"Introduction\n\n{TEXT}\nTreatment of rings is long. Survival is good.\n"
    assert names(text) == ["introduction"]


def test_the_abstract_keeps_headings_that_come_again() -> None:
    text = (
        "Abstract\n\nMethods\n\nWe looked at 40 bakers who have rings.\n\nResults\n\n"
        "We saw 12 rings in the bakers.\n\nMethods\n\nBakers of one town were seen "
        "twice.\n\nResults\n\nOf the bakers, 12 had rings in a tendon.\n"
    )
    article = read_article(text, "x")
    assert [(part.name, len(part.sentences)) for part in article.citable] == [
        ("abstract", 2),
        ("methods", 1),
        ("results", 1),
    ]
    assert article.left_out == ()


def test_a_title_stands_above_the_text() -> None:
    text = f"Invented.\n\nRings of bakers\n\nA review\n\nIntroduction\n\n{TEXT}"
    article = read_article(text, "x")
    assert section(article, "title") == ("Rings of bakers", "A review")
    assert names(text) == ["presentation", "introduction", "title"]


@pytest.mark.parametrize(
    "sentence",
    [
        "In the series of the Invented Children\u2019s Hospital (2,015 rings, 2005), "
        "type I\nmade up 9%, type II 72% and type III 7%.",
        "Rings at the Placeholder Hospital: 12 of 40.",
        "Received doses of 5 mg had no effect.",
        "Published series name 12 rings (2004; 28: 6).",
        "Accepted criteria of rings are four.",
        "Quillosis of the knee, according to the University of Nowhere.",
    ],
)
def test_a_sentence_that_names_a_hospital_is_no_address(sentence: str) -> None:
    article = read_article(f"Comment\n\n{TEXT}\n{sentence}\n\n{TEXT}", "x")
    text = " ".join(section(article, "comment"))
    assert " ".join(sentence.split()) in text
    assert article.left_out == ()


@pytest.mark.parametrize(
    "block",
    [
        "Department of Invented Imaging, Placeholder Hospital,\nNowhere",
        "1 Placeholder University, Nowhere",
        "Received 12 March 2014; accepted 3 May 2014",
        "Received: March 2014",
        "Correspondence to: A. Example",
        "A. Example, e-mail: a@example.org",
        "\u00a9 2014 The Authors",
        "doi: 10.1000/1",
        "Keywords: rings, bakers",
    ],
)
def test_what_is_about_the_paper_is_left_out_and_told(block: str) -> None:
    article = read_article(f"Comment\n\n{TEXT}\n{block}\n\n{TEXT}", "x")
    [left] = article.left_out
    assert left.reason == "authors, addresses, journal"
    assert left.lines == tuple(block.split("\n"))


def test_what_was_left_out_is_told_by_reason(quiz: Article, report: Article) -> None:
    assert [(left.reason, len(left.lines)) for left in quiz.left_out] == [
        ("page numbers", 1),
        ("authors, addresses, journal", 10),
        ("references", 2),
    ]
    assert {left.reason for left in report.left_out} == {
        "authors, addresses, journal",
        "references",
    }


def test_text_among_the_references_is_text_again() -> None:
    rest = (
        "The rings of the tendon were found again after two years in all of the bakers "
        "who had been treated, and nobody knows why that is so in this town."
    )
    text = f"Comment\n\n{TEXT}\nReferences\n\n1. Example A. Rings. 2004.\n\n{rest}\n"
    article = read_article(text, "x")
    assert section(article, "comment")[-1] == rest
    assert section(article, "references") == ("1. Example A. Rings. 2004.",)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Results", True),  # a heading
        ("Case 1", True),
        ("Women 12 15", True),  # a row
        ("in all of the bakers", True),
        ("J Inv Imag 2019", False),
        ("PLACEHOLDER ROUNDS", False),
        ("Example et al.          12", False),
    ],
)
def test_running_heads_are_told_from_lines_that_come_again(
    line: str, kept: bool
) -> None:
    text = f"Comment\n\n{TEXT}\n{line}\n\n{TEXT}\n{line}\n\n{TEXT}"
    left = read_article(text, "x").left_out
    assert ([part.reason for part in left] == []) is kept
    assert kept or left[0].lines == (line, line)


def test_a_number_in_a_paragraph_is_no_page_number() -> None:
    text = "Comment\n\nRings were seen in a total of\n24\nbakers of one town.\n"
    assert section(read_article(text, "x"), "comment") == (
        "Rings were seen in a total of 24 bakers of one town.",
    )


CAPTIONS = [
    pytest.param(
        "The rings of the tendon were described by a physician of this town, who\n"
        "looked at\n"
        "Figure 4. A grown ring. Grey: the tendon.\n"
        "Turkish bakers and found the rings in most of the knees that he examined.\n",
        "A grown ring. Grey: the tendon.",
        id="in a sentence that goes on with a capital",
    ),
    pytest.param(
        "The rings of the tendon were described by a physician of this town, who\n"
        "looked at bakers.\n"
        "Figure 4. A grown ring in the tendon of a baker who has kneaded for thirty\n"
        "years. The sheath is grey.\n"
        "Most of the bakers had no pain, and the rings were found by chance when the\n"
        "knee was looked at.\n",
        "A grown ring in the tendon of a baker who has kneaded for thirty years. "
        "The sheath is grey.",
        id="before a paragraph in the full width",
    ),
    pytest.param(
        "The rings of the tendon were described by a physician of this town, who\n"
        "looked at bakers.\n"
        "Figure 4. A grown ring.\n"
        "Photograph of the tendon of a baker who has kneaded for thirty years.\n",
        "A grown ring. Photograph of the tendon of a baker who has kneaded for thirty "
        "years.",
        id="with a title of its own",
    ),
    pytest.param(
        "The rings of the tendon are old.\n\nFigure 4\n\nA grown ring.\n\n"
        "They are grey.\n",
        "A grown ring.",
        id="below its number",
    ),
    pytest.param(
        "The rings of the tendon are old.\n\nFig. 4 A grown ring.\n\nThey are grey.\n",
        "A grown ring.",
        id="without a mark",
    ),
]


@pytest.mark.parametrize(("text", "caption"), CAPTIONS)
def test_where_a_caption_ends(text: str, caption: str) -> None:
    article = read_article(f"Comment\n\n{text}", "x")
    assert " ".join(section(article, "figure 4")) == caption
    rest = " ".join(section(article, "comment"))
    assert len(rest) > 20
    assert not any(part in rest for part in ("Figure", "grown"))


def test_a_reference_to_a_figure_is_no_caption() -> None:
    text = (
        "Comment\n\nThe ring that was found in the knee is shown in\n"
        "Figure 2. The baker was well.\n"
    )
    assert section(read_article(text, "x"), "comment") == (
        "The ring that was found in the knee is shown in Figure 2.",
        "The baker was well.",
    )


def test_jats_keeps_notes_boxes_and_what_has_no_number() -> None:
    text = (
        "<article><body><sec><title>Comment</title><p>Rings are old.<fn><p>And grey."
        "</p></fn></p><list><list-item>They hurt.</list-item></list></sec></body>"
        "<floats-group><boxed-text><title>Key points</title><p>Ask bakers.</p>"
        "</boxed-text><fig><label>Scheme A</label><caption><p>A ring.</p></caption>"
        "</fig><table-wrap><label>Table 1</label><table><tr><td>a</td></tr></table>"
        "<table-wrap-foot><fn><p>Of 12.</p></fn></table-wrap-foot></table-wrap>"
        "</floats-group></article>"
    )
    assert {p.name: p.sentences for p in read_article(text, "x").citable} == {
        "comment": ("Rings are old.", "And grey.", "They hurt."),
        "key points": ("Ask bakers.",),
        "scheme a": ("A ring.",),
        "table 1": ("a", "Of 12."),
    }


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
