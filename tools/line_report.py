"""Prints how well weights for lines work on sites from which they were not learned."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from line_data import WORD, Marked, marked_texts, read
from newslint import Config, Document, Linter, Safety
from newslint.edit import Span
from newslint.page import frame, reasons

STEPS = (1.0, 2.0, 3.0, 4.0)
NEEDED = 0.93

Weights = Mapping[str, float]


def report(folder: Path, by_fold: Sequence[Weights]) -> None:
    """Print the precision for lines that no rule found, and the results of the preset for whole pages.

    Args:
        folder: The data.
        by_fold: Weights for each fold, learned without it.
    """
    for name in ("labelled", "pages"):
        _print_unfound(name, folder, by_fold)
    _print_pages(folder, by_fold)


def use(found: Weights) -> None:
    """Let newslint use these weights."""
    for module in (frame, reasons):
        module.weights = lambda: found  # type: ignore[attr-defined]


def _print_unfound(name: str, folder: Path, by_fold: Sequence[Weights]) -> None:
    linter = Linter()
    right, wrong = Counter[float](), Counter[float]()
    for text in marked_texts(folder, [name]):
        use(by_fold[text.fold])
        found = [one.span for one in linter.lint(text.document)]
        scores = frame.scores(text.document)
        for step in STEPS:
            for places in _blocks(scores, step):
                verdict = _verdict(text, places, found)
                right[step] += verdict is True
                wrong[step] += verdict is False
    print(
        f"\n{name}: adjacent lines above a score, none of which a rule found; {NEEDED} is needed to report them"
    )
    for step in STEPS:
        share = right[step] / max(1, right[step] + wrong[step])
        print(f"  score above {step:.0f}: {right[step]} right, {wrong[step]} wrong, precision {share:.3f}")


def _blocks(scores: Sequence[float], least: float) -> Iterator[range]:
    """Yield each run of places whose scores are above the least one."""
    start = None
    for place, score in enumerate([*scores, float("-inf")]):
        if score > least:
            start = place if start is None else start
        elif start is not None:
            yield range(start, place)
            start = None


def _verdict(text: Marked, places: range, found: Sequence[Span]) -> bool | None:
    """True if half of the lines are outside the article; None if rules found half, or no line is marked."""
    written = text.document.written
    place = Span(written[places[0]].span.start, written[places[-1]].span.end)
    size = place.end - place.start
    if 2 * sum(max(0, min(one.end, place.end) - max(one.start, place.start)) for one in found) >= size:
        return None
    sizes = [len(written[at].text.strip()) for at in places if text.marks[at] >= 0]
    gone = [len(written[at].text.strip()) for at in places if text.marks[at] == 1]
    return 2 * sum(gone) >= sum(sizes) if sizes else None


def _print_pages(folder: Path, by_fold: Sequence[Weights]) -> None:
    """Print the results of fixing pages with the preset for whole pages, by the extractor of their text."""
    linter = Linter(Config(preset="page"))
    folds = {text.name: text.fold for text in marked_texts(folder, ["pages"])}
    figures: dict[str, list[tuple[float, float, int, int]]] = defaultdict(list)
    for one in read(folder, "pages"):
        use(by_fold[folds[str(one["id"])]])
        before, gold = _bag(str(one["text"])), _bag(str(one["gold_text"]))
        after = _bag(linter.fix(Document(str(one["text"])), Safety.UNSAFE).text)
        shared = before & gold
        figures[str(one["extractor"])].append(
            (_f1(before, gold), _f1(after, gold), (shared - after).total(), shared.total())
        )
    print("\npages, fixed with the preset page: F1 before and after, share of the article's words lost")
    for name, rows in sorted(figures.items()):
        raw, fixed, lost, words = (sum(column) for column in zip(*rows, strict=True))
        print(f"  {name}: {raw / len(rows):.4f} {fixed / len(rows):.4f} {lost / words:.4f}")
    rows = [row for some in figures.values() for row in some]
    print(f"  together: lost {sum(row[2] for row in rows) / sum(row[3] for row in rows):.4f}")


def _bag(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.casefold()))


def _f1(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())
