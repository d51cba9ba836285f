"""Learns the look of lines around an article, writes the weights, and prints how they do on unseen sites.

Usage: python tools/train_lines.py FOLDER    FOLDER must hold labelled.jsonl.gz and the other PARTS.

The model is a logistic regression of readable features, learned with FTRL-Proximal, which leaves most weights
at 0. Nothing in it is random: the same texts give the same file.
"""

import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, gcd
from pathlib import Path
from typing import NamedTuple

from line_data import FOLDS, Marked, marked_texts
from line_names import Names
from line_report import report
from newslint.page import weights
from newslint.page.evidence import evidence
from newslint.page.look import surroundings

PARTS = ("extracted", "labelled", "clean", "wild", "pages")
FILE = Path(weights.__file__).with_name(weights.FILE)
HEADER = "# Made by `make train`: tenths, a tab, a feature; what is above 0 counts against the line."
MOST = 4000  # weights
FEWEST_SITES = 5  # on which a feature must occur
EPOCHS, RATE, SPARSE, SMALL = 4, 0.15, 1.5, 10.0
SURE = 0.01  # training skips a line whose probability is this close to its mark


class Row(NamedTuple):
    """A line to learn from: its mark, its weight and the numbers of its features."""

    mark: int
    weight: float
    features: Sequence[int]


class Learned(NamedTuple):
    """All lines to learn from, by the fold and the site of their text, the features by number, and names."""

    texts: list[tuple[int, str, list[Row]]]
    features: list[str]
    names: frozenset[str]


def learned(texts: Iterable[Marked]) -> Learned:
    """The lines of the texts with their evidence."""
    numbers: dict[str, int] = {}
    written = Names()
    found = []
    for text in texts:
        rows = [
            Row(
                mark,
                weight,
                array("I", [numbers.setdefault(one, len(numbers)) for one in evidence(around, at)]),
            )
            for around, at, mark, weight in text.rows()
        ]
        found.append((text.fold, text.site, rows))
        written.read(surroundings(text.document).looks)
    return Learned(found, list(numbers), written.found())


def train(data: Learned, without: int | None = None) -> dict[str, float]:
    """The weight of each feature, learned from all texts but those of one fold."""
    texts = [(site, rows) for fold, site, rows in data.texts if fold != without]
    kept = [
        often and data.names.isdisjoint(feature.partition(":")[2].replace("'s", "").split())
        for often, feature in zip(_frequent(texts, len(data.features)), data.features, strict=True)
    ]
    rows = [
        Row(row.mark, row.weight, [one for one in row.features if kept[one]])
        for _, rows in texts
        for row in rows
    ]
    found = _fit(rows, len(data.features))
    return {data.features[number]: weight for number, weight in enumerate(found) if weight}


def _frequent(texts: Iterable[tuple[str, list[Row]]], count: int) -> list[bool]:
    """For each feature, whether it occurs on enough sites."""
    by_site: dict[str, set[int]] = defaultdict(set)
    for site, rows in texts:
        by_site[site].update(number for row in rows for number in row.features)
    sites = Counter(number for numbers in by_site.values() for number in numbers)
    return [sites[number] >= FEWEST_SITES for number in range(count)]


def _in_turn(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield each row once, with those of one text far from each other."""
    count = len(rows)
    step = next(step for step in range(int(0.618 * count) + 1, 2 * count + 2) if gcd(step, count) == 1)
    place = 0
    for _ in rows:
        place = (place + step) % count
        yield rows[place]


def _fit(rows: Sequence[Row], count: int) -> list[float]:
    """The weights after a few rounds over the rows, most of them 0."""
    weight, slope, squares = [0.0] * count, [0.0] * count, [0.0] * count
    for _ in range(EPOCHS):
        for row in _in_turn(rows):
            total = sum(weight[one] for one in row.features)
            error = (1 / (1 + exp(-total)) if total > -30 else 0.0) - row.mark
            if abs(error) >= SURE:
                _learn(row, error * row.weight, weight, slope, squares)
    return weight


def _learn(row: Row, error: float, weight: list[float], slope: list[float], squares: list[float]) -> None:
    square = error * error
    for one in row.features:
        before = squares[one] ** 0.5
        squares[one] += square
        after = squares[one] ** 0.5
        pull = slope[one] + error - (after - before) / RATE * weight[one]
        slope[one] = pull
        over = pull - SPARSE if pull > SPARSE else pull + SPARSE if pull < -SPARSE else 0.0
        weight[one] = -over / ((1 + after) / RATE + SMALL) if over else 0.0


def shortened(found: Mapping[str, float]) -> dict[str, float]:
    """The weights as they are written to the file."""
    return weights.read(weights.written(found, MOST))


def main(folder: Path) -> None:
    """Print the figures by folds, and write the weights learned from all texts."""
    data = learned(marked_texts(folder, PARTS))
    report(folder, [shortened(train(data, fold)) for fold in range(FOLDS)])
    lines = weights.written(train(data), MOST)
    FILE.write_text("\n".join([HEADER, *lines, ""]), encoding="utf-8", newline="\n")
    print(f"{FILE.name}: {len(lines)} weights, {FILE.stat().st_size} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
