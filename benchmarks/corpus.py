"""Texts to measure on, from a folder of real articles that is not part of the repository."""

import gzip
import json
import random
import sys
from collections.abc import Iterable, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

DEFAULT = Path(__file__).parent.parent.parent / "shared" / "data"
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
COPIES = 8  # damaged lines inserted after each line of a labelled text, to make it dense
SHORT = 60  # code points: longer lines are mostly sound prose around some damage
SEED = 11


class Corpus(NamedTuple):
    """Articles by kind.

    Args:
        clean: Edited English articles as published.
        mixed: These and all scraped ones, shuffled.
        labelled: The output of extractors, with some damage in each.
        dense: The labelled texts with damaged lines inserted.
    """

    clean: list[str]
    mixed: list[str]
    labelled: list[str]
    dense: list[str]


def read(data: Path) -> Corpus:
    """The articles of a folder that holds `clean`, `wild` and `labelled`, each a `.jsonl.gz`.

    Raises:
        SystemExit: The folder does not contain them; the message says how to name another.
    """
    missing = [name for name in ("clean", "wild", "labelled") if not (data / f"{name}.jsonl.gz").is_file()]
    if missing:
        names = ", ".join(f"{name}.jsonl.gz" for name in missing)
        sys.exit(
            f"There are no texts to measure on: {data} has no {names}. Name the folder with --data FOLDER."
        )
    clean = clean_articles(data)
    mixed = clean + [row["text"] for row in _rows(data, "wild")]
    random.Random(SEED).shuffle(mixed)  # noqa: S311 -- the same
    labelled = list(_rows(data, "labelled"))
    return Corpus(clean, mixed, [row["text"] for row in labelled], _dense(labelled))


def clean_articles(data: Path) -> list[str]:
    """The edited English articles of a folder, shuffled, because they are sorted by publisher there."""
    clean = [row["text"] for row in _rows(data, "clean") if row.get("lang", "en") == "en"]
    random.Random(SEED).shuffle(clean)  # noqa: S311 -- the order must be the same every time
    return clean


def _rows(data: Path, name: str) -> Iterable[dict[str, Any]]:
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _dense(labelled: Sequence[dict[str, Any]]) -> list[str]:
    """Each text with damaged lines of all texts between its own lines."""
    damaged = {
        line
        for row in labelled
        for mark in row["artifacts"]
        for line in _lines_around(row["text"], mark["start"], mark["end"])
    }
    more = cycle(sorted(damaged))
    return [
        "\n".join(new for line in row["text"].split("\n") for new in (line, *islice(more, COPIES)))
        for row in labelled
    ]


def _lines_around(text: str, start: int, end: int) -> list[str]:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return [
        line
        for line in text[first : last if last >= 0 else len(text)].split("\n")
        if 0 < len(line.strip()) <= SHORT
    ]


def upto(texts: Iterable[str], most: int) -> list[str]:
    """The first texts, together at least `most` bytes of UTF-8 if there are enough."""
    taken: list[str] = []
    size = 0
    for text in texts:
        if size >= most:
            break
        taken.append(text)
        size += size_of(text)
    return taken


def size_of(*texts: str) -> int:
    """The number of bytes of texts in UTF-8."""
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)


def sized(texts: Sequence[str], size: int) -> str:
    """One document of about `size` bytes: articles one after the other, repeated if there are too few."""
    parts: list[str] = []
    left = size
    for text in cycle(texts):
        part = text.encode()[:left].decode(errors="ignore")
        parts.append(part)
        left -= len(part.encode()) + 2
        if left <= 0:
            return "\n\n".join(parts)
    raise ValueError("there are no texts to make a document from")


def write(texts: Iterable[str], folder: Path) -> Path:
    """The folder, with each text in a file of its own."""
    folder.mkdir(parents=True)
    for number, text in enumerate(texts):
        (folder / f"article-{number:05}.txt").write_text(text + "\n", encoding="utf-8", newline="")
    return folder


def write_lines(texts: Sequence[str], path: Path, size: int) -> Path:
    """The path of a file with at least `size` bytes of JSON lines, each with a text."""
    with path.open("w", encoding="utf-8") as file:
        written = 0
        for number, text in enumerate(cycle(texts)):
            line = json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n"
            written += len(line.encode())
            file.write(line)
            if written >= size:
                break
    return path
