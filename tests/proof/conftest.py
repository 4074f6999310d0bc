from pathlib import Path

import pytest

from flashgen.proof import Article, Source, fingerprint, load_source, read_article

INVENTED = Path(__file__).parent / "invented"


@pytest.fixture(scope="session")
def quiz() -> Article:
    """An invented article with the broken layout of a printed page."""
    return read_article((INVENTED / "quiz.txt").read_text("utf-8"), "quiz.txt")


@pytest.fixture(scope="session")
def report() -> Article:
    """An invented article in JATS XML."""
    return read_article((INVENTED / "report.xml").read_text("utf-8"), "report.xml")


@pytest.fixture(scope="session")
def source(quiz: Article) -> Source:
    """The quiz as its fingerprint, read back."""
    return load_source(fingerprint(quiz, "invented:quiz"), "quiz.source")
