from collections import Counter
from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.document.lines import UNLIKE_HEADING
from newslint.document.written import BARED
from newslint.rule import Hit
from newslint.text.sentences import CLOSERS, OPENERS, TERMINAL
from newslint.text.words import words

HEADLINE_WORDS = 4
WIDE_HEADING = 140
MOST_ADDED = 6
HEADING_START = 6  # letters that two headings with four common words share, so that only a few are compared


def reworded_heading(document: Document) -> Iterator[Hit]:
    """Yield each heading that begins or ends with the words of an earlier one, and adds a few."""
    alike = _alike([line for line in document.bare_lines if _may_be_heading(line)])
    if not alike:
        return
    seen: dict[tuple[str, ...], dict[tuple[str, ...], Line]] = {}
    for line in document.lines:
        if line.blank or line.text.strip(BARED) not in alike or line.protected or not line.is_heading:
            continue
        said = tuple(words(line.words))
        if len(said) < HEADLINE_WORDS:
            continue
        ends = _ends(said)
        pairs = [pair for end in ends for pair in seen.get(end, {}).items()]
        others = [other for before, other in pairs if _adds_words(*sorted((said, before), key=len))]
        if others:
            first = min(others, key=lambda other: other.index)
            yield Hit(line.span, {"line": first.index + 1, "other": first.words})
        for end in ends:
            seen.setdefault(end, {}).setdefault(said, line)


def _adds_words(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True if the longer of two headings is the shorter one with a few words before or after it."""
    more = len(long) - len(short)
    return 0 < more <= MOST_ADDED and short in (long[: len(short)], long[-len(short) :])


def _may_be_heading(line: str) -> bool:
    """True for a line that is not longer than a heading, and neither begins nor ends like prose."""
    return 0 < len(line) < WIDE_HEADING and line[-1] not in UNLIKE_HEADING and not line[0].islower()


def _alike(lines: list[str]) -> set[str]:
    """The lines that begin or end with the same words as another one, but are not equal to it."""
    starts = [line.lstrip(OPENERS)[:HEADING_START].casefold() for line in lines]
    ends = [line.rstrip(CLOSERS + TERMINAL)[-HEADING_START:].casefold() for line in lines]
    if len(set(starts)) == len(lines) == len(set(ends)):
        return set()
    times, times_last = Counter(starts), Counter(ends)
    said = {
        line: tuple(words(line))
        for line, start, end in zip(lines, starts, ends, strict=True)
        if times[start] > 1 or times_last[end] > 1
    }
    by_end: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for some in said.values():
        for one in _ends(some) if len(some) >= HEADLINE_WORDS else ():
            by_end.setdefault(one, set()).add(some)
    return {line for line, some in said.items() if any(len(by_end.get(one, ())) > 1 for one in _ends(some))}


def _ends(said: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first words and the last words of a heading, for comparison."""
    return ("starts", *said[:HEADLINE_WORDS]), ("ends", *said[-HEADLINE_WORDS:])
