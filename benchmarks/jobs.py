"""Prints the gain from a second process on JSON lines of several sizes: wall-clock seconds, best of three.

    python benchmarks/jobs.py [MEGABYTES]...

The size from which `--jobs 2` is faster is `WORTH` in session/workers.py.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from start_up import article

RUNS = 3
SIZES = ("1", "2", "4", "8", "16", "64")


def write(path: Path, size: int) -> None:
    """Write records of 1 to 12 kB until there are `size` bytes."""
    records = [json.dumps({"id": number, "text": article(1000 * number)}) + "\n" for number in range(1, 13)]
    block = "".join(records).encode()
    path.write_bytes(block * (size // len(block) + 1))


def seconds(path: Path, jobs: int) -> float:
    """The seconds of one run."""
    begun = time.perf_counter()
    arguments = ["check", "--isolated", "--exit-zero", "--quiet", "--output-format", "jsonl"]
    subprocess.run(
        [sys.executable, "-m", "newslint", *arguments, "--jobs", str(jobs), str(path)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - begun


def main() -> None:
    """Measure one process and two in turn, so that a slow moment affects both."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NEWSLINT_CACHE_DIR"] = str(Path(folder) / "cache")
        path = Path(folder) / "articles.jsonl"
        for megabytes in sys.argv[1:] or SIZES:
            write(path, int(float(megabytes) * 1_000_000))
            times = [[seconds(path, jobs) for jobs in (1, 2)] for _ in range(RUNS)]
            one, two = (min(column) for column in zip(*times, strict=True))
            print(
                f"{megabytes:>4} MB  1 process {one:6.2f} s  2 processes {two:6.2f} s  {one / two:.2f} times as fast"
            )


if __name__ == "__main__":
    main()
