"""The small Markdown: what it makes of a text, and what it leaves alone."""

import gc
import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flashgen.markup import problems, to_html, to_plain
from flashgen.markup.clean import clean, escape
from flashgen.markup.grammar import pieces
from flashgen.markup.mistakes import mistakes
from flashgen.markup.render import html, plain

ALLOWED = {"em", "strong", "sub", "sup", "br", "p", "ul", "ol", "li", "span"} | {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


class Page(HTMLParser):
    """Reads HTML as a browser would: its tags, attributes and text nodes."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.others: list[str] = []
        self.open: list[str] = []
        self.balanced = True
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.balanced &= bool(self.open) and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    @property
    def words(self) -> str:
        return "".join(self.texts)


@pytest.mark.parametrize(
    ("text", "compiled"),
    [
        ("", ""),
        ("Both breasts", "Both breasts"),
        ("*in vitro*", "<em>in vitro</em>"),
        ("**not** raised", "<strong>not</strong> raised"),
        ("**C**alcinosis", "<strong>C</strong>alcinosis"),
        ("***both***", "<em><strong>both</strong></em>"),
        ("H~2~O", "H<sub>2</sub>O"),
        ("C~6~H~12~O~6~", "C<sub>6</sub>H<sub>12</sub>O<sub>6</sub>"),
        ("PaO~2~ *P*~a~", "PaO<sub>2</sub> <em>P</em><sub>a</sub>"),
        ("4.8 × 10^9^/L", "4.8 × 10<sup>9</sup>/L"),
        ("^99m^Tc, Ca^2+^", "<sup>99m</sup>Tc, Ca<sup>2+</sup>"),
        ("HCO~3~^−^", "HCO<sub>3</sub><sup>−</sup>"),
        ("one\ntwo", "one two"),
        ("one  \ntwo", "one<br>two"),
        ("one\\\ntwo", "one<br>two"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("1. a\n1. b", "<ol><li>a</li><li>b</li></ol>"),
        (
            "Two:\n- a\n  - x\n  - y\n- *b*",
            "<p>Two:</p><ul><li>a<ul><li>x</li><li>y</li></ul></li>"
            "<li><em>b</em></li></ul>",
        ),
        (
            "| a | b |\n|---|--:|\n| 1 | *2* |",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
            "<tbody><tr><td>1</td><td><em>2</em></td></tr></tbody></table>",
        ),
        ("$x<y$", r"\(x&lt;y\)"),
        ("see $$\n\\frac{a}{b}\n$$ there", r"see \[ \frac{a}{b} \] there"),
        (r"$\text{5 \$}$", r"\(\text{5 \$}\)"),
        (r"\*a\* \$x\$ \~ \^", "*a* $x$ ~ ^"),
    ],
)
def test_markup_is_compiled(text: str, compiled: str) -> None:
    assert to_html(text) == compiled


@pytest.mark.parametrize(
    "text",
    [
        "p<0.05",
        "a<b, 5 < 10 > 3 & so on",
        "{{",
        "}}",
        "{{c1::x}}",
        "{{{Front}}}",
        "a::b",
        r"\(x\) \[x\] \\(x\\) C:\new",
        "[sound:x.mp3] [SOUND:x.mp3] [anki:tts lang=en]x[/anki:tts]",
        "[latex]x[/latex] [$]x[/$] [$$]x[/$$]",
        "[[type:x]]",
        "<!-- --> <b>x</b> <script>alert(1)</script>",
        "&amp; &lt;b&gt; &#42;",
        "[a](https://example.org) ![a](b.png) <https://example.org>",
        "HLA-B*27 and HLA-B*51",
        "HLA-B**27 and HLA-B**51, 2**3**4",
        "T2*-weighted and T2* images",
        "*p<0.05, **p<0.01",
        "~30 and ~40",
        "~30/~40 (~5–~10)",
        "~~struck~~",
        "snake_case __init__ _word_",
        "10^9",
        "10^6–10^9 or 10^9/10^12",
        "$5 and $6",
        "costs $5, US$5/US$6",
        "cost ($) and price ($)",
        "- 5 °C",
        "+ 3",
        "4. Ventrikel",
        "1990. A year",
        "# neck of femur",
        "> 5 cm",
        "`code`",
        "---",
    ],
)
def test_all_else_stays_as_written(text: str) -> None:
    page = Page(to_html(text))
    assert page.words == text
    assert set(page.tags) <= {"span"}
    assert to_plain(text) == text


def test_a_list_is_only_made_where_html_shows_the_same_numbers() -> None:
    assert to_html("2. two\n3. three") == "<p>2. two</p><p>3. three</p>"
    assert to_html("1. one\n3. three") == "<p>1. one</p><p>3. three</p>"
    assert to_html("x\n- - 5") == "<p>x</p><p>- - 5</p>"
    assert to_html("-\n\nx") == "<p>-</p><p>x</p>"


def test_lists_deeper_than_anybody_writes_lose_nothing() -> None:
    deep = "\n".join(
        "  " * depth + f"- a{depth}\n" + "  " * depth + f"- b{depth}"
        for depth in range(30)
    )
    words = to_plain(deep)
    assert all(f"a{depth}" in words and f"b{depth}" in words for depth in range(30))


def test_white_space_that_html_ignores_is_not_carried_along() -> None:
    assert to_html("  a   b\t c\r\nd ") == "a b c d"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("*a* **b** H~2~O", "a b H2O"),
        ("10^9^/L, m^2^, Ca^2+^, 10^−3^", "10⁹/L, m², Ca²⁺, 10⁻³"),
        ("^99m^Tc, 2^nd^, 10^x^, 2^0.5^", "99mTc, 2nd, 10^x, 2^0.5"),
        ("$x^2 < y$ a", "x^2 < y a"),
        ("one  \ntwo\n\nthree", "one two three"),
        ("Two:\n1. a\n1. b\n\nEnd", "Two: 1. a; 2. b; End"),
        ("|a|b|c|\n|-|-|-|\n|1||2|\n||x|y|", "a | b | c; 1 | | 2; | x | y"),
        ("0.5 mg", "0.5 mg"),
    ],
)
def test_plain_words(text: str, words: str) -> None:
    assert to_plain(text) == words


@pytest.mark.parametrize(
    "tex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\style{color:red}{x}",
        r"\def\alpha{x}",
        r"\newcommand{\x}{y}",
        r"\label{x}",
        r"a \) b",
        "a{b",
        "a}{b",
        r"\left(a",
        r"\begin{matrix}a",
        "5%",
        "a & b",
    ],
)
def test_tex_that_mathjax_must_not_see_is_shown_and_reported(tex: str) -> None:
    text = f"so ${tex}$."
    page = Page(to_html(text))
    assert page.words == text
    assert not any(r"\(" in node for node in page.texts)
    assert [place for place, _ in problems(text)] == [3]


@pytest.mark.parametrize(
    ("text", "places", "says"),
    [
        ("an open $x", [8], "none closes it"),
        (r"half $\frac{1}{2}", [5], "none closes it"),
        (r"spaced $ \frac{1}{2} $", [7], "none closes it"),
        ("first $x^2\n\nthen y$", [6], "none closes it"),
        ("a <b>bold</b>", [2, 9], "HTML tag"),
        ("<script>x</script>", [0, 9], "HTML tag"),
        ('<img src="x.png" onerror="y">', [0], "HTML tag"),
        ("a<br/>b", [1], "HTML tag"),
        ("<!-- todo -->", [0], "HTML comment"),
        ("a &nbsp; b &#38;", [2, 11], "the character itself"),
        ("see [this](https://example.org/x)", [4], "link"),
        ("see <https://example.org/x>", [4], "link"),
        ("![ct](ct.png)", [0], "image"),
        ("[sound:x.mp3]", [0], "Anki's own"),
        ("[$]x[/$]", [0], "LaTeX"),
        (r"so \(x\) and \[y\]", [3, 13], "maths notation"),
        ("a {{c1::b}}", [2], "cloze"),
        ("some `code`", [5], "code"),
        ("~~gone~~", [0], "striking"),
        ("## Head", [0], "heading"),
        ("_word_ and __word__", [0, 11], "underscores"),
        ("a\x1fb", [1], "U+001F"),
        ("|a|b|\n|-|-|\n|1|2|3|\n|1|", [12, 20], "cells"),
    ],
)
def test_sure_mistakes_are_found(text: str, places: list[int], says: str) -> None:
    found = problems(text)
    assert [place for place, _ in found] == places
    assert all(says in message for _, message in found)


@pytest.mark.parametrize(
    "text",
    [
        "p<0.05",
        "a<b",
        "5 < 10",
        "costs $5",
        "$5 and $6, in $US, ($), A$ and US$x",
        "from $5 to 10^9^ cells",
        "HLA-B*27",
        "~30 and ~40",
        "snake_case, ____ and ___",
        "# neck of femur",
        "R&D; AT&T",
        "[3](4) [M](+)",
        "a {b} {{x}} ::",
        "5`-GTC-3`",
        r"C:\new",
        "$x^2$ and $$\\begin{matrix}a & b\\\\[2pt] c\\end{matrix}$$",
        "$a_{<b>}$ and $`x`$",
        "|a|b|\n|-|-|\n|1|\\|2|\n\nwords | bars",
        "a | b\nc",
        "*a* **b** H~2~O\n\n- x\n- y",
    ],
)
def test_what_may_be_meant_is_no_mistake(text: str) -> None:
    assert problems(text) == []


def test_an_overlay_character_cannot_eat_a_tag() -> None:
    # Anki normalises fields, and `>` + U+0338 is `≯` in NFC.
    text = "*a* \u0338 x~2~\u0338"
    assert unicodedata.normalize("NFC", to_html(text)) == to_html(text)
    assert Page(to_html(text)).words == "a \u0338 x2\u0338"


MARKS = r"""* ** *** ~ ^ $ $$ | \ \( \) \[ \] { {{ }} {{c1:: [ [[ ] [$] [sound: [latex]
[[type: [anki: < > & &amp; <b> <!-- --> <script> - + 1. 2. 1) ` _ # a b 5 é H~2~O $x$
*a* **b** |-|-| |a|b| \* \$ ( ) , °C %"""
SPACES = [" ", "  ", "\n", "\n\n", "\n- ", "\n1. ", "\t", "\r\n", "\u2028", "\u00a0"]
ODD = ["\x1f", "\0", "\x85", "\ud800", "\u0338", "e\u0301"]
FRAGMENTS = st.sampled_from([*MARKS.split(), *SPACES, *ODD])
TEXTS = st.one_of(st.text(), st.lists(FRAGMENTS, max_size=24).map("".join))
UNMARKED = TEXTS.map(lambda text: re.sub(r"[*~^$\n\r\u2028\u2029]", "", text))
FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
ANKI = re.compile(r"\\[(\[]|\{\{|\}\}|\[(?:\[|\$|sound:|anki:|latex\])", re.IGNORECASE)


@given(TEXTS)
def test_only_safe_html_gets_through(text: str) -> None:
    compiled = to_html(text)
    page = Page(compiled)
    assert set(page.tags) <= ALLOWED
    assert page.attributes == []
    assert page.others == page.open == []
    assert page.balanced
    assert not FORBIDDEN.search(compiled)
    assert unicodedata.normalize("NFC", compiled) == compiled


@given(TEXTS)
def test_no_text_node_holds_what_anki_would_act_upon(text: str) -> None:
    for node in Page(to_html(text.replace("$", ""))).texts:
        assert not ANKI.search(node)


@given(TEXTS)
def test_plain_words_are_one_clean_line(text: str) -> None:
    words = to_plain(text)
    assert not FORBIDDEN.search(words)
    assert words == " ".join(words.split())
    assert unicodedata.normalize("NFC", words) == words


@given(UNMARKED)
def test_text_without_markup_keeps_every_character(text: str) -> None:
    page = Page(to_html(text))
    assert page.words == re.sub("  +", " ", clean(text))
    assert set(page.tags) <= {"span"}


@given(UNMARKED)
def test_the_short_way_gives_what_the_grammar_gives(text: str) -> None:
    text = clean(text)
    assert escape(text) == html(pieces(text))
    assert " ".join(text.split()) == plain(pieces(text))


@given(TEXTS.map(lambda text: " ".join(text.split())))
def test_a_line_never_loses_a_letter(text: str) -> None:
    def letters(words: str) -> str:
        return "".join(filter(str.isalpha, words))

    assert letters(Page(to_html(text)).words) == letters(clean(text))


@given(st.from_regex(r"[A-Za-z0-9]+( [A-Za-z0-9,.;:!?'()/%-]+){0,8}", fullmatch=True))
def test_plain_words_are_their_own_plain_words(text: str) -> None:
    assert to_plain(text) == text


@given(TEXTS)
def test_problems_lie_in_the_text_and_in_order(text: str) -> None:
    found = problems(text)
    assert found == sorted(set(found)) == mistakes(text)
    assert all(0 <= place < len(text) for place, _ in found)


UNITS = r"""* < [ {{ $ ~ ^ | *a $a $$a ~a ^a \ \$ ` _a &a [a]( <b \( **a*b ~~a"""
BLOCKS = ["* ", "- ", "- a\n", "1. a\n", "  - a\n", "|a|b|\n|-|-|\n", "a\n\n", "<b "]


@pytest.mark.slow
@pytest.mark.parametrize("unit", [*UNITS.split(), *BLOCKS])
@pytest.mark.parametrize("function", [to_html, mistakes])
def test_time_is_linear_in_the_text(
    function: Callable[[str], object], unit: str
) -> None:
    def seconds(size: int) -> float:
        text = f"{size}a{unit * (size // len(unit))}"
        to_html.cache_clear()
        gc.collect()  # what other tests left is not to be walked in between
        gc.freeze()
        start = time.process_time()
        function(text)
        taken = time.process_time() - start
        gc.unfreeze()
        return taken

    # Sixteen times the text: 16 if linear, 256 if quadratic. The floor is noise.
    tries = (seconds(48_000) < 80 * max(seconds(3_000), 0.002) for _ in range(3))
    assert any(tries)


def test_words_without_markup_do_not_load_the_library() -> None:
    script = (
        "import sys; from flashgen.markup import problems, to_html, to_plain;"
        "to_html('p<0.05 [x]'); to_plain('a'); problems('a');"
        "sys.exit('markdown_it' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


LITERAL = [
    "{{Back}} {{c1::x}} }}",
    "[sound:x.mp3] [anki:tts lang=en_US]x[/anki:tts] [anki:play:q:0]",
    "[latex]x[/latex] [$]x[/$] [$$]x[/$$]",
    "[[type:Back]]",
    r"\(x\) \[y\]",
    "$[sound:x.mp3]$ ${{c1::x}}$ $[latex]x[/latex]$",
    "*a* \u0338 <b> &amp; p<0.05",
]


@pytest.mark.parametrize("text", LITERAL)
def test_anki_leaves_literal_text_alone(text: str, tmp_path: Path) -> None:
    from anki.collection import Collection

    collection = Collection(str(tmp_path / "collection.anki2"))
    try:
        for name, field in (("Basic", "Front"), ("Cloze", "Text")):
            note = collection.new_note(collection.models.by_name(name))
            note[field] = to_html(text)
            assert note.cloze_numbers_in_fields() == []
            if name == "Basic":
                collection.add_note(note, collection.decks.id("Default"))
                note.load()
                assert note[field] == to_html(text)
                card = note.cards()[0]
                assert card.question().endswith("</style>" + to_html(text))
                assert card.question_av_tags() == []
    finally:
        collection.close()


@pytest.mark.parametrize("text", ["$$a\nb$$", "$$\\)\n$$", "a\nb", "- a\n- b"])
def test_no_line_break_is_left(text: str) -> None:
    assert "\n" not in to_html(text)
