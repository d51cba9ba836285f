"""Whether a place is inside a quotation."""

from bisect import bisect_right
from itertools import chain
from typing import Final

from newslint.text.patterns import pattern

PAIRS = (
    ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"),
    ("\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"),
    ("\N{DOUBLE LOW-9 QUOTATION MARK}", "\N{LEFT DOUBLE QUOTATION MARK}"),
    ("\N{LEFT CORNER BRACKET}", "\N{RIGHT CORNER BRACKET}"),
)
STRAIGHT = '"'
MARKS = f"[{STRAIGHT}{''.join(map(''.join, PAIRS))}]"
ROLES = {  # for each mark, the pairs that it opens (1) or closes (-1)
    mark: tuple((number, 1 if mark == pair[0] else -1) for number, pair in enumerate(PAIRS) if mark in pair)
    for mark in set(chain(*PAIRS))
}
LONGEST_CODE = 100


class Quotations:
    """Where the text of one line is inside quotations and code spans.

    Args:
        text: The text of the line.

    `block_start` is the offset of the `>` that begins a quoted line; beyond the end of any other line.
    `runs_on` is true for a paragraph that opens with a quotation and leaves it open, as newspapers do.
    `ends_one` is true for a paragraph whose first mark closes a quotation, which began above it.
    """

    def __init__(self, text: str) -> None:
        bare = text.lstrip()
        opener, closer = PAIRS[0]
        self._text = text
        self._ends: list[int] = []  # the offset after each mark
        self._open: list[bool] = []  # for each mark, whether the text after it is inside a quotation
        self._first_closer = len(text)
        self.block_start: Final = len(text) - len(bare) if bare.startswith(">") else len(text) + 1
        self.runs_on: Final = bare.startswith(opener) and text.count(opener) > text.count(closer)
        self._read()
        self.ends_one: Final = self._first_closer < (text + opener).index(opener)

    def _read(self) -> None:
        depths, is_inside = [0] * len(PAIRS), [False] * len(PAIRS)
        is_odd = False
        for found in pattern(MARKS).finditer(self._text):
            at, mark = found.start(), found[0]
            if mark == STRAIGHT:
                is_odd ^= not self._text[at - 1 : at].isdigit()
            for number, step in ROLES.get(mark, ()):
                depths[number] += step
                is_inside[number] = step > 0 and depths[number] > 0
                if step < 0 and at < self._first_closer:
                    self._first_closer = at
            self._ends.append(at + 1)
            self._open.append(is_odd or True in is_inside)

    def is_open(self, at: int) -> bool:
        """True if the text before an offset ends inside a quotation or a code span that it opened."""
        marks = bisect_right(self._ends, at)
        return (marks > 0 and self._open[marks - 1]) or self._opens_code(at)

    def is_closed(self, at: int) -> bool:
        """True if the text before an offset has a closing mark."""
        return self._first_closer < at

    def _opens_code(self, at: int) -> bool:
        """True if the text before an offset ends inside a code span.

        A backtick far back or beside spaces opens none.
        """
        last = self._text.rfind("`", max(0, at - LONGEST_CODE), at)
        before, behind = self._text[max(last - 1, 0) : last], self._text[last + 1 : min(last + 2, at)]
        return last >= 0 and (before == "" or before in " (") and behind.strip() != ""


def is_quoted(line: Quotations, above: Quotations | None, at: int) -> bool:
    """True if the text of a line is quoted at an offset.

    It is quoted between quotation marks or in a code span on its line, after `>`, or before the end of a
    quotation that began in the paragraph above.

    Args:
        line: The line.
        above: The nearest line above that is not empty.
        at: The offset in the line.
    """
    if at >= line.block_start or line.is_open(at):
        return True
    return above is not None and above.runs_on and line.ends_one and not line.is_closed(at)
