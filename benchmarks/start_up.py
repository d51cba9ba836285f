"""Prints the cost of starting newslint: processor time above `python -c pass`, medians of 25 runs each.

Run it in a clean virtual environment, because an editable installation takes longer to start.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 25  # start-up takes a moment, but a shared machine can be slow for seconds
WHO = (
    "The harbour board",
    "A captain",
    "The council",
    "One sailor",
    "The landlord",
    "Her sister",
    "The old pilot",
)
DID = (
    "said on Monday that",
    "had heard that",
    "does not believe that",
    "told the paper that",
    "wrote at noon that",
)
WHAT = (
    "the storm had closed the outer wall",
    "three ships were waiting in the bay",
    "nobody knew what the repair would cost",
    "the ferry would not sail before spring",
    "prices in the fish hall had doubled",
    "the light on the pier was out again",
)


NOTHING = "python -c pass"
FIRST = "the same with an empty cache folder"
CHECK = ["-m", "newslint", "check", "--isolated", "article.txt"]
COMMANDS = {
    NOTHING: ["-c", "pass"],
    "import newslint": ["-c", "import newslint"],
    "newslint --help": ["-m", "newslint", "--help"],
    "newslint check, one article of 8 kB": CHECK,
}


def article(size: int) -> str:
    """An article of `size` code points in which no two sentences are equal."""
    sentences = [
        f"{WHO[i % 7]} {DID[i % 5]} {WHAT[i % 6]}, {i + 2} days after the report of page {i * 3 + 1}."
        for i in range(size // 80)
    ]
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    return ("Storm Closes Harbour for a Week\n\n" + "\n\n".join(paragraphs))[:size] + "\n"


def cpu_seconds(arguments: list[str], folder: str, python: str = sys.executable) -> float:
    """The user and system time of one run of an interpreter."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [python, *arguments], cwd=folder, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(python: str = sys.executable, runs: int = RUNS) -> dict[str, float]:
    """The processor time of each command, in seconds; run in turn, so that a slow moment affects each."""
    taken: dict[str, list[float]] = {name: [] for name in [*COMMANDS, FIRST]}
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "article.txt").write_text(article(8192), encoding="utf-8")
        kept = str(Path(folder) / "cache")
        for turn in range(-1, runs):
            for name, arguments in {**COMMANDS, FIRST: CHECK}.items():
                os.environ["NEWSLINT_CACHE_DIR"] = f"{folder}/empty{turn}" if name == FIRST else kept
                took = cpu_seconds(arguments, folder, python)
                if turn >= 0:  # the first run writes the interpreter's caches
                    taken[name].append(took)
    return {name: statistics.median(times) for name, times in taken.items()}


def main() -> None:
    """Print a line for each command."""
    taken = measured()
    nothing = taken[NOTHING]
    for name, seconds in taken.items():
        print(f"{name:40} {seconds * 1000:6.1f} ms  {(seconds - nothing) * 1000:+6.1f} ms")


if __name__ == "__main__":
    main()
