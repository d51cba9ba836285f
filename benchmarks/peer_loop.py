"""Runs a library on a folder of texts, like a program; prints the number of texts with a finding.

Usage: python peer_loop.py harper|datatrove|ftfy FOLDER    Run it with the interpreter that has the library.
"""

import importlib
import sys
from collections.abc import Callable
from pathlib import Path


def harper() -> Callable[[str], int]:
    """The number of lints of all rules of Harper."""
    linter = importlib.import_module("harper").Linter()
    return lambda text: len(linter.lint(text, language="plaintext"))


def datatrove() -> Callable[[str], int]:
    """How many of datatrove's filters by C4 and Gopher would drop a text; all are run."""
    filters = importlib.import_module("datatrove.pipeline.filters")
    document = importlib.import_module("datatrove.data").Document
    names = ("C4QualityFilter", "GopherQualityFilter", "GopherRepetitionFilter")
    chain = [getattr(filters, name)() for name in names]

    def dropped(text: str) -> int:
        return sum(one.filter(document(text=text, id="0")) is not True for one in chain)

    return dropped


def ftfy() -> Callable[[str], int]:
    """1 if ftfy would change a text."""
    mended: Callable[[str], str] = importlib.import_module("ftfy").fix_text
    return lambda text: int(mended(text) != text)


def main() -> None:
    """Read each file and run the library on it."""
    say = {"harper": harper, "datatrove": datatrove, "ftfy": ftfy}[sys.argv[1]]()
    paths = sorted(Path(sys.argv[2]).glob("*.txt"))
    print(sum(say(path.read_text(encoding="utf-8")) for path in paths))


if __name__ == "__main__":
    main()
