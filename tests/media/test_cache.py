"""The cache saves time and nothing else."""

from __future__ import annotations

from pathlib import Path
from threading import Barrier, Thread

import pytest

from flashgen import media
from flashgen.media import make as stage
from flashgen.media.product import Wish
from tests.media import torture
from tests.media.conftest import Library


@pytest.fixture
def made(figures: Library, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Collect the sources of pictures that are made, not taken from the cache."""
    sources: list[bytes] = []
    pixels = stage._pixels

    def count(data: bytes, wish: Wish) -> object:
        sources.append(data)
        return pixels(data, wish)

    monkeypatch.setattr(stage, "_pixels", count)
    figures.put("a.png", torture.saved(torture.ct(64), "PNG"))
    return sources


def result(figures: Library) -> tuple[str, bytes]:
    prepared, found = figures.one("a.png")
    assert found == ()
    return prepared.files[0].name, prepared.files[0].read()


def test_nothing_is_made_twice(figures: Library, made: list[bytes]) -> None:
    assert result(figures) == result(figures)
    assert len(made) == 1


def test_findings_are_kept_too(figures: Library, made: list[bytes]) -> None:
    figures.put("a.png", torture.labelled())
    plain = (
        "modality: X-ray, alt: A picture, caption: All, credit: A, licence: CC0-1.0, "
        "consent: given"
    )
    codes = [[d.code for d in figures.one("a.png", plain)[1]] for _ in range(2)]
    assert codes == [["FG311"], ["FG311"]]
    assert len(made) == 1


def test_a_changed_source_is_made_anew(figures: Library, made: list[bytes]) -> None:
    before = result(figures)
    figures.put("a.png", torture.saved(torture.ct(64, seed=1), "PNG"))
    assert result(figures)[0] != before[0]
    assert len(made) == 2


@pytest.mark.parametrize("damage", [b"", b"nonsense", None], ids=str)
@pytest.mark.parametrize("ending", [".webp", ".json"])
def test_a_damaged_entry_is_made_again(
    figures: Library, made: list[bytes], ending: str, damage: bytes | None
) -> None:
    before = result(figures)
    (entry,) = figures.cache.folder.glob(f"*{ending}")
    if damage is None:
        entry.unlink()
    else:
        entry.write_bytes(damage)
    assert result(figures) == before
    assert len(made) == 2
    assert result(figures) == before
    assert len(made) == 2


@pytest.mark.usefixtures("made")
def test_one_flipped_bit_is_noticed(figures: Library) -> None:
    before = result(figures)
    (entry,) = figures.cache.folder.glob("*.webp")
    data = bytearray(entry.read_bytes())
    data[-1] ^= 1
    entry.write_bytes(data)
    assert result(figures) == before


@pytest.mark.usefixtures("made")
def test_without_a_place_to_write_it_works_all_the_same(figures: Library) -> None:
    before = result(figures)
    (figures.root / "file").write_bytes(b"")
    figures.cache = media.Cache(figures.root / "file/cache")
    assert result(figures) == before
    figures.cache = None  # type: ignore[assignment]
    assert result(figures) == before


@pytest.mark.usefixtures("made")
def test_git_and_backups_pass_it_by(figures: Library) -> None:
    result(figures)
    folder = figures.cache.folder
    assert (folder / ".gitignore").read_text() == "*\n"
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f5")


@pytest.mark.usefixtures("made")
def test_nothing_half_written_stays(
    figures: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("flashgen.media.cache.os.replace", full)
    name, _ = result(figures)
    assert name.startswith("fg-")
    assert list(Path(figures.cache.folder).glob("*.part")) == []


@pytest.mark.usefixtures("made")
def test_several_may_write_at_once(figures: Library) -> None:
    together = Barrier(4)
    results: list[tuple[str, bytes]] = []

    def run() -> None:
        together.wait()
        results.append(result(figures))

    threads = [Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(results)) == 1
    assert len(results) == 4
