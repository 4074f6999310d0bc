"""An invented article, a case that rests on it, and the findings of its proof."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from flashgen.evidence.prove import prove
from flashgen.model.diagnostic import Diagnostic
from flashgen.proof import Source, fingerprint, load_source, read_article
from tests.conftest import HEAD, compiled

ARTICLE = """\
Case presentation

A 45-year-old woman came with heartburn. She had no fever. Blood pressure was 120/80
mmHg. Chest CT showed nodules in the left lung. The liver was normal.

Comment

Quillosis is a disease of the joints. Five-year survival is 70%, and 10-year survival
is 55%. It may spread to the spleen. Brontazole 5 mg is given for two weeks; it does
not cure. Women fall ill more often than men. The cause is unknown. It was
named in 1901.

Figure 1. Chest CT shows nodules in the left lung.

References

1. Example E. Quillosis. J Ex 2001, 1:2-3
"""

Find = Callable[[str], Sequence[Diagnostic]]


@pytest.fixture(scope="session")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("article") / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture(scope="session")
def source() -> Source:
    return load_source(fingerprint(read_article(ARTICLE, "article.txt"), "invented"))


@pytest.fixture
def find(source: Source) -> Find:
    """Prove a case of these facts and other top-level keys; return what is found."""

    def found(text: str) -> Sequence[Diagnostic]:
        case = compiled(HEAD + text).case
        return prove(case, source, "source_cases/case-1.source").diagnostics

    return found
