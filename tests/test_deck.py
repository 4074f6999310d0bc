"""The shipped decks in Anki's own engine, and the same bytes wherever built."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

from tests.conftest import ROOT, copied_library

pytestmark = pytest.mark.anki
DECKS = ("medical-imaging-quiz", "open-case-reports")


class Size(NamedTuple):
    """What the build says a deck has."""

    notes: int
    cards: int


def _build(library: Path, **environment: str) -> dict[str, Size]:
    """Build all decks from the committed lock."""
    done = subprocess.run(
        [sys.executable, "-m", "flashgen", "build", "--locked", "--json"],
        cwd=library,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    decks = json.loads(done.stdout)["decks"]
    return {deck["deck"]: Size(deck["notes"], deck["cards"]) for deck in decks}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Size]]:
    library = copied_library(tmp_path_factory.mktemp("built") / "library")
    return library, _build(library)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def _import(collection: Collection, package: Path) -> tuple[int, int]:
    """Import with Anki's default options; return how many notes are new, updated."""
    request = ImportAnkiPackageRequest(
        package_path=str(package), options=ImportAnkiPackageOptions()
    )
    log = collection.import_anki_package(request).log
    assert not log.conflicting
    return len(log.new), len(log.updated)


@pytest.mark.parametrize("deck", DECKS)
def test_anki_imports_it_clean(
    built: tuple[Path, dict[str, Size]], collection: Collection, deck: str
) -> None:
    library, sizes = built
    assert _import(collection, library / f"decks/{deck}.apkg") == (sizes[deck].notes, 0)
    assert (collection.note_count(), collection.card_count()) == sizes[deck]
    report, clean = collection.fix_integrity()
    assert clean, report
    media = collection.media.check()
    assert not media.missing
    assert not media.unused


@pytest.mark.parametrize("deck", DECKS)
def test_every_card_renders(
    built: tuple[Path, dict[str, Size]], collection: Collection, deck: str
) -> None:
    _import(collection, built[0] / f"decks/{deck}.apkg")
    for card_id in collection.find_cards(""):
        card = collection.get_card(card_id)
        front, back = card.question(), card.answer()
        assert "fc-front" in front
        assert "fc-back" in back
        assert "{{" not in front + back
        assert card.note()["Answer"] in back
        assert card.note()["Key"] in back
        assert card.note()["Source"] in back


def test_importing_a_rebuild_changes_nothing(
    built: tuple[Path, dict[str, Size]], collection: Collection, tmp_path: Path
) -> None:
    library, sizes = built
    again = copied_library(tmp_path / "again")
    _build(again)
    for deck in DECKS:
        assert (
            _import(collection, library / f"decks/{deck}.apkg")[0] == sizes[deck].notes
        )
        assert _import(collection, again / f"decks/{deck}.apkg") == (0, 0)


def test_the_same_bytes_in_another_folder_process_seed_and_time_zone(
    built: tuple[Path, dict[str, Size]], tmp_path: Path
) -> None:
    other = copied_library(tmp_path / "another folder")
    _build(other, PYTHONHASHSEED="7", TZ="Pacific/Auckland", LC_ALL="C", LANG="tr_TR")
    for deck in DECKS:
        name = f"decks/{deck}.apkg"
        assert (other / name).read_bytes() == (built[0] / name).read_bytes()


def test_new_cards_have_places_with_gaps(
    built: tuple[Path, dict[str, Size]], collection: Collection
) -> None:
    _import(collection, built[0] / "decks/medical-imaging-quiz.apkg")
    due = collection.db.list("select due from cards order by due")  # type: ignore[union-attr]
    assert len(due) == built[1]["medical-imaging-quiz"].cards
    places = sorted(set(due))
    assert len(places) == built[1]["medical-imaging-quiz"].notes
    assert all(later - sooner >= 10 for sooner, later in pairwise(places))
