"""The body of the article, and the edges beside it, where boilerplate is likely."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newslint.document.lines import BareLine
from newslint.document.links import is_linked
from newslint.edit import Span

BOILERPLATE_COST = 8  # words of prose that one line of other text cancels out
EDGE_LINES = 3
EDGE_CHARACTERS = 400


class Zones(NamedTuple):
    """The body of the article, the edge before it (`head`) and the edge after it (`tail`).

    The edges include the first and last three written lines of the body, up to 400 code points.
    """

    body: Span
    head: Span
    tail: Span

    def named(self, zone: str, at: Span) -> bool:
        """True if `at` begins in this zone: `head`, `tail`, `edge` or `body`."""
        in_head, in_tail = at.start < self.head.end, at.start >= self.tail.start
        return {"head": in_head, "tail": in_tail, "edge": in_head or in_tail}.get(
            zone, not (in_head or in_tail)
        )


def find_zones(lines: Iterable[BareLine], length: int) -> Zones:
    """The zones of a text: the body is the run of lines with the most prose and the least boilerplate.

    Args:
        lines: All its lines.
        length: The number of its code points.
    """
    lines = [line for line in lines if not line.blank]
    if not lines:
        whole = Span(0, length)
        return Zones(whole, whole, whole)
    first, last = _densest(lines)
    body = Span(lines[first].start, lines[last].end)
    opening = lines[min(first + EDGE_LINES, len(lines)) - 1]
    closing = lines[max(last + 1 - EDGE_LINES, 0)]
    head = Span(0, max(body.start, min(opening.end, body.start + EDGE_CHARACTERS)))
    tail = Span(min(body.end, max(closing.start, body.end - EDGE_CHARACTERS)), length)
    return Zones(body, head, tail)


def _densest(lines: Sequence[BareLine]) -> tuple[int, int]:
    """The first and last index of the run with the greatest weight; of all lines if none is prose."""
    best, best_run = 0, (0, len(lines) - 1)
    weight, first = 0, 0
    for index, line in enumerate(lines):
        weight += _weight(line)
        if weight <= 0:
            weight, first = 0, index + 1
        elif weight > best:
            best, best_run = weight, (first, index)
    return best_run


def _weight(line: BareLine) -> int:
    """The number of words of prose on the line; negative for a line of links or other text."""
    is_text = line.is_prose and not is_linked(line.words)
    return line.words.count(" ") + 1 if is_text else -BOILERPLATE_COST
