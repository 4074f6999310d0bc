"""What Anki would take in differently from how it is given is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from flashgen.package import DeckInfo, MediaFile, Note, write_package

DECKS = (DeckInfo("Imaging", ""),)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"face": "nope"}, "unknown face 'nope'"),
        ({"fields": ("one", "two")}, "has 2 fields"),
        ({"deck": "Nowhere"}, "in no deck"),
        ({"due": 1_000_000}, "out of range"),
        ({"due": -1}, "out of range"),
        ({"mod": 0}, "not positive"),
        ({"guid": ""}, "no GUID"),
        ({"tags": ("two words",)}, "'two words'"),
        ({"tags": ("a::",)}, "'a::'"),
        ({"tags": ("",)}, "''"),
    ],
)
def test_what_anki_would_alter_is_refused(
    target: Path, note: Callable[..., Note], changes: dict[str, object], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        write_package(target, [replace(note(), **changes)], DECKS, [])  # type: ignore[arg-type]
    assert target.read_bytes() == b"the old package"


@pytest.mark.parametrize("character", ["\x1f", "\0", "\x07", "\x7f"])
def test_a_control_character_is_refused(
    target: Path, note: Callable[..., Note], character: str
) -> None:
    fields = (f"a{character}b", *note().fields[1:])
    with pytest.raises(ValueError, match="control character"):
        write_package(target, [note(fields=fields)], DECKS, [])


def test_a_note_without_a_card_is_refused(
    target: Path, note: Callable[..., Note]
) -> None:
    with pytest.raises(ValueError, match="no card"):
        write_package(target, [note(fields=("",) * len(note().fields))], DECKS, [])


def test_things_that_anki_takes_for_one_are_refused(
    target: Path, note: Callable[..., Note]
) -> None:
    with pytest.raises(ValueError, match="two notes have the GUID"):
        write_package(target, [note(1), note(1)], DECKS, [])
    media = [MediaFile("fig.svg", data=b"1"), MediaFile("FIG.svg", data=b"2")]
    with pytest.raises(ValueError, match=r"'fig\.svg', 'FIG\.svg'"):
        write_package(target, [note()], DECKS, media)
    with pytest.raises(ValueError, match="decks"):
        write_package(target, [note()], [*DECKS, DeckInfo("IMAGING", "")], [])
