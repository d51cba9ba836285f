"""Where the article itself stands, and the furniture-prone edges beside it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newslint.document.lines import BareLine
from newslint.document.links import is_linked
from newslint.edit import Span

FURNITURE_COST = 8  # words of prose that one line of something else weighs against
EDGE_LINES = 3
EDGE_CHARACTERS = 400


class Zones(NamedTuple):
    """The article's body, the edge before it (`head`) and the edge behind it (`tail`).

    The edges reach into the body by its first and last three written lines, 400 code points at most.
    """

    body: Span
    head: Span
    tail: Span

    def named(self, zone: str, at: Span) -> bool:
        """True where `at` begins in the zone called `head`, `tail`, `edge` or `body`."""
        in_head, in_tail = at.start < self.head.end, at.start >= self.tail.start
        return {"head": in_head, "tail": in_tail, "edge": in_head or in_tail}.get(
            zone, not (in_head or in_tail)
        )


def find_zones(lines: Iterable[BareLine], length: int) -> Zones:
    """The zones of a text: the body is the run of lines with the most prose for the least furniture.

    Args:
        lines: All its lines.
        length: How many code points it has.
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
    """The first and last index of the run with the greatest weight; all lines where none is prose."""
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
    """How many words of prose the line has; what is none, and what is all links, weighs against them."""
    is_text = line.is_prose and not is_linked(line.words)
    return line.words.count(" ") + 1 if is_text else -FURNITURE_COST
