"""Prints what starting newslint costs: process CPU above `python -c pass`, best of seven runs each.

Run it in a clean virtual environment: an editable installation adds start-up of its own.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 7
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


COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "import newslint": ["-c", "import newslint"],
    "newslint --help": ["-m", "newslint", "--help"],
    "newslint check, one article of 8 kB": ["-m", "newslint", "check", "--isolated", "article.txt"],
}


def article(size: int) -> str:
    """An article of `size` code points in which no two sentences are the same."""
    sentences = [
        f"{WHO[i % 7]} {DID[i % 5]} {WHAT[i % 6]}, {i + 2} days after the report of page {i * 3 + 1}."
        for i in range(size // 80)
    ]
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    return ("Storm Closes Harbour for a Week\n\n" + "\n\n".join(paragraphs))[:size] + "\n"


def cpu_seconds(arguments: list[str], folder: str) -> float:
    """The user and system time of one run of this interpreter."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=folder, check=False, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure all commands in turn, so that a slow moment hits each of them."""
    best = dict.fromkeys(COMMANDS, float("inf"))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NEWSLINT_CACHE_DIR"] = str(Path(folder) / "cache")
        Path(folder, "article.txt").write_text(article(8192), encoding="utf-8")
        for _ in range(RUNS):
            for name, arguments in COMMANDS.items():
                best[name] = min(best[name], cpu_seconds(arguments, folder))
    nothing = best["python -c pass"]
    for name, seconds in best.items():
        print(f"{name:40} {seconds * 1000:6.1f} ms  {(seconds - nothing) * 1000:+6.1f} ms")


if __name__ == "__main__":
    main()
