"""Runs newslint on thousands of damaged and hostile texts, and prints each law that one of them breaks.

Usage: python tools/soak.py [N] [FIRST]    N texts, 200 by default, with the seeds from FIRST, 0 by default.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import cache

from newslint import Config
from soak_laws import Laws
from soak_texts import sample_of

CHUNK = 50


@cache
def laws() -> Laws:
    """The laws of this process, for the rules of the strict preset."""
    return Laws(Config(preset="strict"))


def broken_by(seeds: Iterable[int]) -> list[tuple[int, str, str]]:
    """The seed, the kind of text and the broken law, for each law that the text of a seed breaks."""
    samples = map(sample_of, seeds)
    return [(sample.seed, sample.kind, why) for sample in samples for why in laws().broken(sample)]


def main(arguments: list[str]) -> int:
    """1 if a law was broken, and 0 otherwise; prints what was broken, and how many texts were tried."""
    count, first = (*map(int, arguments), *(200, 0)[len(arguments) :])
    started = time.monotonic()
    chunks = [range(at, min(at + CHUNK, first + count)) for at in range(first, first + count, CHUNK)]
    counted: Counter[str] = Counter()
    with ProcessPoolExecutor(max_workers=min(len(chunks), os.cpu_count() or 1)) as pool:
        for broken in pool.map(broken_by, chunks):
            for seed, kind, why in broken:
                print(f"seed {seed} ({kind}): {why}", flush=True)
                counted[why.split(":")[0]] += 1
    seconds = time.monotonic() - started
    print(f"{count} texts from seed {first}, {sum(counted.values())} broken laws, {seconds:.0f} s")
    return min(1, sum(counted.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
