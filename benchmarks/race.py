"""Prints how many of 1,000 lines are lost that another program appends to a file while it is fixed.

Three kinds of programs are tried: one that takes the file's lock and then checks that the path still leads to
the file, one that only takes the lock, and one that takes no lock. docs/fixes.md gives the totals.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

RUNS = 10
PAUSE = 0.002  # seconds between two lines, so that the file can be fixed between them


def main() -> None:
    """Print a line for each kind."""
    from test_race import LINES, raced  # noqa: PLC0415 -- the path is set above

    for kind in ("checked", "locked", "bare"):
        with tempfile.TemporaryDirectory() as folder:
            runs = [raced(Path(folder) / f"{number}.txt", kind, LINES, PAUSE) for number in range(RUNS)]
        written, lost = sum(times for times, _ in runs), sum(len(lines) for _, lines in runs)
        print(f"{kind:8} {RUNS * LINES:,} lines, file exchanged {written:,} times, lost {lost:,}")


if __name__ == "__main__":
    main()
