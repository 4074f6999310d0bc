"""The description of a deck tells a student what they need."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

from tests.conftest import HEAD, Finished

pytestmark = pytest.mark.anki
LINKS = "links: {updates: 'https://example.org/updates?a=1&b=2'}\n"


@pytest.mark.parametrize("links", ["", LINKS])
def test_the_description_arrives_as_markdown(
    flashgen: Callable[..., Finished], library: Path, tmp_path: Path, links: str
) -> None:
    case = HEAD + 'facts:\n  a: {ask: "A?", answer: B}\n'
    (library / "source_cases/case-1.yaml").write_text(case, "utf-8")
    recipe = library / "decks/demo.yaml"
    recipe.write_text(recipe.read_text("utf-8") + links, "utf-8")
    assert flashgen("build").code == 0
    collection = Collection(str(tmp_path / "c.anki2"))
    try:
        request = ImportAnkiPackageRequest(
            package_path=str(library / "decks/demo.apkg"),
            options=ImportAnkiPackageOptions(),
        )
        collection.import_anki_package(request)
        deck = collection.decks.by_name("Demo")
        assert deck is not None
        assert deck["md"] is True
        for words in (
            "**Demo**, version 0.1.0: 1 card",
            "For learning, not clinical advice",
            "How to study",
            "How to update",
            "Licence of the cards**: CC0-1.0",
            "- Case 1: A B. An article. *A journal* 2013. Rights of the source: CC0.",
        ):
            assert words in deck["desc"]
        linked = "(https://example.org/updates?a=1&b=2)" in deck["desc"]
        assert linked is bool(links)
    finally:
        collection.close()
