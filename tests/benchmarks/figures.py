"""Figures: flashgen cold and warm, against plain Pillow doing the same work.

`python -m tests.benchmarks.figures [--count 1000] [--size 1024] [--runs 1]` writes
16-bit pictures like slices of CT, and prints medians and ratios; nothing is asserted
about them, since a time belongs to a machine.  1,000 pictures of 1,024 pixels take some
minutes and 0.6 GB of disk; `--size 2000` also shrinks each picture, and takes longer.

The plain contender decodes, scales the grey values, resizes and encodes with the same
Pillow calls as flashgen, and writes the file; what it writes must be what flashgen
wrote, byte for byte.  It checks nothing and keeps nothing.  It runs in one process and
in two, flashgen in one with its threads.  Each run has a process of its own, so that
peaks of memory do not mix; all find the sources in the system's cache.  Starting up is
not counted, the processes of a pool are.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from flashgen import media
from flashgen.media.encode import METHOD, QUALITY
from flashgen.media.product import LONGEST
from flashgen.model.case import Case
from flashgen.model.source import SourceFile
from flashgen.pipeline import understand
from tests.conftest import HEAD
from tests.media import torture

FIGURE = (
    "  f{0}: {{file: f{0}.png, modality: CT, alt: A slice, caption: All, credit: A,\n"
    "    licence: CC0-1.0, consent: given, reviewed: no identifying text}}\n"
)
DISTINCT = 8
"""Noise is slow to make: so many pictures are, and each copy gets a number inside."""

PROCESSES = 2

Work = Callable[[Path, int], None]


class Taken(NamedTuple):
    """What a run took: seconds on the clock and of the processors, and peak MB."""

    clock: float
    busy: float
    peak: float


def write(folder: Path, count: int, size: int) -> None:
    """Write `count` pictures into `folder`, no two of which are the same file."""
    folder.mkdir(parents=True)
    distinct = range(min(DISTINCT, count))
    originals = [torture.saved(torture.ct(size, n, bits=16), "PNG") for n in distinct]
    for number in range(count):
        original = originals[number % DISTINCT]
        (folder / f"f{number}.png").write_bytes(_numbered(original, number))


def _numbered(png: bytes, number: int) -> bytes:
    """Return a PNG with `number` as text in it (PNG, third edition, 11.3.3.2)."""
    body = b"tEXtnumber\0%d" % number
    length, check = (len(body) - 4).to_bytes(4), zlib.crc32(body).to_bytes(4)
    end = len(png) - 12
    return png[:end] + length + body + check + png[end:]


def case_of(count: int) -> Case:
    """Return the case that shows the pictures."""
    figures = "".join(FIGURE.format(number) for number in range(count))
    facts = "facts: {q: {ask: 'Which organ makes insulin?', answer: Pancreas}}\n"
    read = understand(SourceFile("case-1.yaml", f"{HEAD}figures:\n{figures}{facts}"))
    assert read.value is not None, read.diagnostics
    return read.value


def plain(path: Path) -> None:
    """Decode, scale the grey values, resize and encode, as a short script would."""
    with Image.open(path) as image:
        deep = image.convert("F")
    low, high = deep.getextrema()
    scale = 255 / (high - low)  # type: ignore[operator]
    grey = deep.point(lambda v: v * scale + (0.5 - low * scale)).convert("L")  # type: ignore[operator]
    longer = max(grey.size)
    if longer > LONGEST:
        width, height = (max(1, round(n * LONGEST / longer)) for n in grey.size)
        grey = grey.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    out = path.parents[2] / "plain" / f"{path.stem}.webp"
    grey.save(out, quality=QUALITY, method=METHOD)


def one(root: Path, count: int) -> Callable[[], object]:
    """Return the plain work, one picture after the other."""
    paths = _paths(root, count)
    return lambda: [plain(path) for path in paths]


def two(root: Path, count: int) -> Callable[[], object]:
    """Return the plain work, shared out to processes."""
    paths = _paths(root, count)

    def work() -> None:
        with ProcessPoolExecutor(PROCESSES) as pool:
            list(pool.map(plain, paths, chunksize=4))

    return work


def flashgen(root: Path, count: int) -> Callable[[], object]:
    """Return flashgen's work: cold or warm as its cache is."""
    case, folder = case_of(count), root / "media/case-1"
    cache = media.Cache(root / "cache")

    def work() -> None:
        [made] = media.prepare([(case, folder)], cache)
        assert (len(made.value.files), made.diagnostics) == (count, ())

    return work


CONTENDERS = {
    "plain, 1 process": one,
    f"plain, {PROCESSES} processes": two,
    "flashgen, cold": flashgen,
    "flashgen, warm": flashgen,
}


def measure(name: str, root: Path, count: int) -> Taken:
    """Run one contender in this process, and return what it took."""
    work = CONTENDERS[name](root, count)
    start, busy = time.perf_counter(), _busy()
    work()
    clock, used = time.perf_counter() - start, _busy() - busy
    peaks = (resource.getrusage(who).ru_maxrss for who in _WHO)
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Taken(clock, used, max(peaks) / unit)


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _busy() -> float:
    """Return the processor seconds of this process and its finished children."""
    used = [resource.getrusage(who) for who in _WHO]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _paths(root: Path, count: int) -> list[Path]:
    return [root / f"media/case-1/f{number}.png" for number in range(count)]


def same(root: Path) -> None:
    """Raise unless both contenders wrote the same files."""
    mine, theirs = (
        sorted(path.read_bytes() for path in (root / folder).glob("*.webp"))
        for folder in ("cache", "plain")
    )
    assert mine == theirs, "flashgen and the plain contender made different pictures"


def run(root: Path, count: int) -> Iterator[tuple[str, Taken]]:
    """Run all contenders once, each in a fresh process."""
    for name in CONTENDERS:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
            yield name, fresh.submit(measure, name, root, count).result()


def main() -> None:
    """Run the contenders in turns and print what they took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--size", type=int, default=1024)
    options.add_argument("--runs", type=int, default=1)
    given = options.parse_args()
    times: dict[str, list[Taken]] = {name: [] for name in CONTENDERS}
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        write(root / "media/case-1", given.count, given.size)
        for path in _paths(root, given.count):
            path.read_bytes()
        (root / "plain").mkdir()
        for _ in range(given.runs):
            for kept in (root / "cache").glob("*"):
                kept.unlink()
            for name, taken in run(root, given.count):
                times[name].append(taken)
            same(root)
    tell(times, given.count)


def tell(times: dict[str, list[Taken]], count: int) -> None:
    """Print medians, and ratios to the plain contenders."""
    found = {
        name: Taken(*map(statistics.median, zip(*taken, strict=True)))
        for name, taken in times.items()
    }
    alone, both = (found[name] for name in list(found)[:2])
    print(
        f"{count} figures      seconds  ms each   clock of plain, 1 / {PROCESSES} "
        "processes   processors of plain   peak MB"
    )
    for name, taken in found.items():
        print(
            f"{name:18}{taken.clock:8.2f} {1000 * taken.clock / count:8.1f} "
            f"{taken.clock / alone.clock:18.3f} / {taken.clock / both.clock:5.3f}"
            f"{taken.busy / alone.busy:24.3f} {taken.peak:16.0f}"
        )


if __name__ == "__main__":
    main()
