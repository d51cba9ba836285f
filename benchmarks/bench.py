"""Measures newslint and the tools that people could use instead, and writes docs/benchmarks.md.

Usage: python benchmarks/bench.py [--data FOLDER] [--quick]

`--quick` takes about a minute: it measures on less text in fewer rounds, and writes no page.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import corpus as texts_of
import library
import page
import peers
import start_up
from commands import ROOT, Bench, clean_python
from goals import goals
from library import Figures

T = TypeVar("T")
BUILD = ROOT / "build"
FULL = {"whole": 20_000_000, "part": 1_000_000, "small": 100_000}
QUICK = {"whole": 1_000_000, "part": 200_000, "small": 30_000}
MOST_STREAM = 200_000_000
STREAM_SECONDS = 6  # seconds: a stream that takes one worker longer is cut


class Effort:
    """The size of the measurement.

    Args:
        quick: True for a measurement of about a minute.
    """

    def __init__(self, *, quick: bool) -> None:
        self.quick = quick
        self.sizes = QUICK if quick else FULL
        self.rounds = 3 if quick else 5
        self.peer_rounds = 1 if quick else 5
        self.most = 150_000 if quick else 1_000_000
        self.starts = 3 if quick else start_up.RUNS

    def stream(self, rate: float) -> int:
        """The number of bytes of a stream for a speed in MB/s."""
        return int(min(MOST_STREAM, rate * 1e6 * (2 if self.quick else STREAM_SECONDS)))


def measured(data: Path, effort: Effort) -> page.Results:
    """All figures; progress is printed."""
    corpus = texts_of.read(data)
    begun_on = page.machine()
    python, reason = clean_python(BUILD / "bench")
    begun_on += [reason] if reason else []
    tools = _step("installing peers", lambda: peers.installed(BUILD / "peers"))
    cold = _step("starting", lambda: start_up.measured(python, effort.starts))
    figures: Figures = {}
    figures |= _step("texts", lambda: library.throughput(corpus, effort.most, effort.rounds))
    figures |= _step("rules", lambda: library.growth_with_rules(corpus, effort.most, effort.rounds))
    figures |= _step("sizes", lambda: library.growth_with_size(corpus, effort.rounds, quick=effort.quick))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        peers.ready(BUILD / "peers", work)
        bench = Bench(corpus, work, python, effort.sizes)
        compared = _step("peers", lambda: bench.beside(tools, effort.peer_rounds))
        figures |= _step("memory", lambda: bench.memory(effort.stream(compared[0].rate)))
        figures |= _step("workers", lambda: bench.workers(effort.peer_rounds))
    reached = goals(figures, cold, compared)
    return page.Results(figures, cold, compared, reached, effort.peer_rounds, begun_on)


def _step(name: str, work: Callable[[], T]) -> T:
    begun = time.monotonic()
    done = work()
    print(f"{name}: {time.monotonic() - begun:.0f} s", flush=True)
    return done


def main() -> None:
    """Measure, print the results, and write the page, except with --quick."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    asked.add_argument("--data", type=Path, default=texts_of.DEFAULT, help="the folder of articles")
    asked.add_argument("--quick", action="store_true", help="about a minute; writes no page")
    given = asked.parse_args()
    results = measured(given.data, Effort(quick=given.quick))
    print("\n" + page.page(results))
    if not given.quick:
        page.save(results)
        print(f"Written to {page.PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
