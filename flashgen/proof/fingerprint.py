"""An article -> the `.source` file that lies beside a case.

Two variants, told apart by the first line:

`flashgen source 5 fingerprint`
    For an article that may not be copied. One line for each sentence; each word,
    number and unit of it is a mark and five letters: `.` word, `~` word with a negation
    inside, `!` negation, `#` number, `%` unit. The letters are 25 bits of a salted
    BLAKE2b of the normalised stem. Commas, brackets, and/or/but stay as
    `, ( ) & | / ;`, the words of a comparison and a passive as `^than ^by ^to ^from
    ^because ^be ^±`, and `^of` before a number. Other function words, endings,
    spelling, capitals and reference lists are not in it.

`flashgen source 5 text`
    For an article whose licence lets its words lie there: a sentence a line.

The salt is the identity of the source (its DOI, say), so the same article gives the
same bytes, and the same word has another code in another source.

**What it does not protect against.** A fingerprint keeps an article from being read,
searched or quoted by accident, and it cannot replace the article for a reader. It is
no encryption. The salt stands in the file, so anyone can hash a list of numbers, units
and common words and look them up: *numbers and units can be recovered with certainty*,
most words with a medical dictionary (25 bits leave about one wrong word in a list of
thirty million for each code), and from both, with effort or a language model, the
statements of the article and much of their wording. Whoever has the article can prove
that the fingerprint was made from it. Do not fingerprint what must stay secret:
patients' notes, unpublished work, names.
"""

from collections.abc import Sequence

from flashgen.proof.article import Article
from flashgen.proof.code import coded_text
from flashgen.proof.source import FIRST_LINE, VERSION

_NOTE = "# Made by `flashgen source add`; not to be edited by hand."


def fingerprint(article: Article, salt: str) -> str:
    """Return the fingerprint of an article's citable sections, as the file's text.

    `salt` is the source's identity, on one line. Raises `ValueError` for a salt that
    is empty or has more lines than one.
    """
    if not salt.strip() or len(salt.splitlines()) != 1:
        raise ValueError("the salt is the source's identity, on one line")
    salt = salt.strip()
    lines = [FIRST_LINE.format(version=VERSION, variant="fingerprint"), _NOTE]
    lines.append(f"salt: {salt}")
    for section in article.citable:
        lines.append(f"[{section.name}]")
        lines += [_line(salt, sentence) for sentence in section.sentences]
    return "\n".join(lines) + "\n"


def _line(salt: str, sentence: str) -> str:
    """Code a sentence; one without a word keeps its line, for the numbers after it."""
    return "  " + (" ".join(map("".join, coded_text(salt, sentence))) or ";")


def text_source(article: Article, credit: Sequence[str] = ()) -> str:
    """Return the variant with the words, for an article whose licence allows it.

    `credit` are lines that name authors and licence; each becomes a comment.
    """
    lines = [FIRST_LINE.format(version=VERSION, variant="text"), _NOTE]
    lines += [f"# {' '.join(line.split())}" for line in credit]
    for section in article.citable:
        lines.append(f"[{section.name}]")
        lines += [f"  {sentence}" for sentence in section.sentences]
    return "\n".join(lines) + "\n"
