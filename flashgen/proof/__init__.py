"""The article half of the proof: whether its source bears out what a card says.

::

    article = read_article(text, "article.txt")      # printed page or JATS XML
    file_text = fingerprint(article, salt=doi)       # or text_source(article)
    source = load_source(file_text, "case-29.source")
    found = source.find("comment", "first words … last words")  # Passage | Miss
    problems = verify(source, found, question, answer, conditions)

`read_article` and `load_source` raise `SourceFileError` (name, line, message): the
author's fault, located. A `Miss` and a `Problem` are the author's fault too, in words
that can be shown as they are. Nothing here reads or writes files, knows cases or cards,
or imports more than the standard library.

What is proven: that the words of an anchor stand in that section in that order, and
that numbers, units, negations, modality and side of the claim agree with the sentences
around it. What is not: that the claim follows from them. See `fingerprint` for what a
`.source` file gives away.
"""

from flashgen.proof.article import Article, Section, SourceFileError
from flashgen.proof.claim import Problem
from flashgen.proof.fingerprint import fingerprint, text_source
from flashgen.proof.passage import Miss, Passage
from flashgen.proof.plain import verify_text
from flashgen.proof.read import read_article
from flashgen.proof.sentence import sentences
from flashgen.proof.source import Source, load_source
from flashgen.proof.timing import timed
from flashgen.proof.verify import verify

__all__ = [
    "Article",
    "Miss",
    "Passage",
    "Problem",
    "Section",
    "Source",
    "SourceFileError",
    "fingerprint",
    "load_source",
    "read_article",
    "sentences",
    "text_source",
    "timed",
    "verify",
    "verify_text",
]
