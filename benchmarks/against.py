"""Compares the speed of this tree with that of another commit: `make bench-against REV=<commit>`.

Both are installed into environments of their own and run in turn on the same texts. It prints the medians of
the ratios before / after; if a ratio is above 1, this tree is faster.
"""

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from corpus import DEFAULT, Corpus, read, upto

ROOT = Path(__file__).parent.parent
PLACE = ROOT / "build" / "against"
CHILD = Path(__file__).parent / "against_child.py"


def installed(name: str, source: Path) -> Path:
    """The interpreter of a new environment with newslint from a folder."""
    venv = PLACE / name
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=True)
    python = venv / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, str(source)], check=True)
    return python


def source_of(revision: str) -> Path:
    """The files of a commit, in a folder of their own."""
    folder = PLACE / "source"
    folder.mkdir(parents=True, exist_ok=True)
    packed = subprocess.run(["git", "archive", revision], cwd=ROOT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed, check=True)
    return folder


def measured(python: Path, texts: Path) -> Mapping[str, float]:
    """Milliseconds of processor time for 1 MB, by kind of text, measured in a separate run."""
    done = subprocess.run([str(python), str(CHILD), str(texts)], check=True, capture_output=True, text=True)
    figures: Mapping[str, float] = json.loads(done.stdout)
    return figures


def written(corpus: Corpus, most: int) -> Path:
    """A file with texts of each kind, up to the given number of bytes."""
    path = PLACE / "texts.json"
    texts = {name: upto(getattr(corpus, name), most) for name in Corpus._fields}
    path.write_text(json.dumps(texts), encoding="utf-8")
    return path


def table(before: Sequence[Mapping[str, float]], after: Sequence[Mapping[str, float]]) -> str:
    """The medians of each kind, and of the ratios of consecutive runs."""
    lines = [f"{'':24}{'before':>10}{'after':>10}{'ratio':>8}   ms of processor time for 1 MB"]
    for name in after[0]:
        ratios = [one[name] / two[name] for one, two in zip(before, after, strict=True)]
        middle = [statistics.median(one[name] for one in some) for some in (before, after)]
        lines.append(f"{name:24}{middle[0]:10.1f}{middle[1]:10.1f}{statistics.median(ratios):8.2f}")
    return "\n".join(lines)


def main() -> None:
    """Install both, let them take turns, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("revision", help="the commit to compare with")
    parser.add_argument("--data", type=Path, default=DEFAULT, help="the folder with the articles")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--bytes", type=int, default=1_500_000, help="bytes of each kind of text")
    given = parser.parse_args()
    pythons = [installed("before", source_of(given.revision)), installed("after", ROOT)]
    texts = written(read(given.data), given.bytes)
    runs: tuple[list[Mapping[str, float]], list[Mapping[str, float]]] = ([], [])
    for _ in range(given.rounds):
        for python, some in zip(pythons, runs, strict=True):
            some.append(measured(python, texts))
    print(table(*runs))


if __name__ == "__main__":
    main()
