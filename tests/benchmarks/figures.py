"""Figures: flashgen cold and warm, against plain Pillow doing the same work.

`python -m tests.benchmarks.figures [--count 40] [--size 2000]` makes 16-bit pictures
like slices of CT, prepares them, and prints medians and ratios; nothing is asserted,
since a time belongs to a machine.  The plain contender is a loop over Pillow calls
with the same window, size and encoder settings, on one core; it checks nothing, keeps
nothing, and writes its files beside.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

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
DISTINCT = 4
"""Noise is slow to make, so few pictures are made and then varied in one pixel."""


def library(folder: Path, count: int, size: int) -> Case:
    """Write pictures into `folder`, and return the case that shows them."""
    originals = [torture.ct(size, seed, bits=16) for seed in range(DISTINCT)]
    for number in range(count):
        image = originals[number % DISTINCT]
        image.putpixel((number % size, 0), number)
        image.save(folder / f"f{number}.png", compress_level=1)
    figures = "".join(FIGURE.format(number) for number in range(count))
    facts = "facts: {q: {ask: 'Which organ makes insulin?', answer: Pancreas}}\n"
    read = understand(SourceFile("case-1.yaml", f"{HEAD}figures:\n{figures}{facts}"))
    assert read.value is not None, read.diagnostics
    return read.value


def plain(folder: Path, out: Path) -> None:
    """Decode, scale the grey values, resize and encode, as a short script would."""
    out.mkdir(exist_ok=True)
    for path in sorted(folder.glob("*.png")):
        with Image.open(path) as image:
            deep = image.convert("F")
            low, high = deep.getextrema()
            scale = 255 / (high - low)  # type: ignore[operator]
            grey = deep.point(lambda v, s=scale, o=low: v * s - o * s).convert("L")
            if max(grey.size) > LONGEST:
                grey.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
            grey.save(out / f"{path.stem}.webp", quality=QUALITY, method=METHOD)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return how many seconds `work` takes: on the clock, and of the processors."""
    start, busy = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - busy


def median(taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the median of each of the two times."""
    clock, busy = zip(*taken, strict=True)
    return statistics.median(clock), statistics.median(busy)


def main() -> None:
    """Run the contenders in turns and print what they took."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=40)
    options.add_argument("--size", type=int, default=2000)
    options.add_argument("--runs", type=int, default=3)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "media/case-1")
        folder.mkdir(parents=True)
        case = library(folder, given.count, given.size)
        times: dict[str, list[tuple[float, float]]] = {}
        times |= {"plain": [], "cold": [], "warm": []}
        for run in range(given.runs):
            cache = media.Cache(Path(place, f"cache-{run}"))

            def prepare(cache: media.Cache = cache) -> object:
                return media.prepare([(case, folder)], cache)

            times["plain"].append(timed(lambda: plain(folder, Path(place, "plain"))))
            times["cold"].append(timed(prepare))
            times["warm"].append(timed(prepare))
    base = median(times["plain"])
    for name, taken in times.items():
        clock, busy = median(taken)
        print(
            f"{name:6} {clock:8.2f} s  {1000 * clock / given.count:7.1f} ms a figure  "
            f"{clock / base[0]:5.2f} of plain; processors {busy / base[1]:5.2f}"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"peak memory {peak:,.0f} MB")


if __name__ == "__main__":
    main()
