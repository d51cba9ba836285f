"""Comments in Markdown, and the blocks that suppressions in them cover."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from newslint.document import Suppression
from newslint.document.lines import line_starts
from newslint.edit import Span
from newslint.formats.suppressions import read_request


def comments(text: str) -> Iterator[Span]:
    """Yield the span of each comment, from its `<!--` to after its `-->`."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        yield Span(start, end + 3)
        start = text.find("<!--", end + 3)


def suppressions(text: str, bare: str) -> Iterator[Suppression]:
    """Yield each suppression in a comment.

    Args:
        text: The document.
        bare: The document with spaces in place of code.
    """
    if "newslint" not in text.lower():
        return
    blocks: _Blocks | None = None
    read = cache(read_request)
    for start, end in comments(bare):
        request = read(text[start + 4 : end - 3])
        if request:
            blocks = blocks or _Blocks(text)
            covered = blocks.covered(Span(start, end))
            yield Suppression(request.rules, covered, place=Span(start, end), reason=request.reason)


class _Blocks:
    """The blocks of a text: its runs of lines that are not empty.

    Args:
        text: The document.
    """

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        self._text = text
        self._starts = line_starts(lines)
        self._ends = [start + len(line) for start, line in zip(self._starts, lines, strict=True)]
        empty = [not line or line.isspace() for line in lines]
        self._tops = _first_of_runs(empty)
        self._bottoms = [len(lines) - 1 - index for index in reversed(_first_of_runs(empty[::-1]))]
        self._next_text = _next_index(list(map(cache(_has_text), lines)))
        self._is_beside_text = cache(self._has_text_in)  # equal for all comments of a line

    def covered(self, comment: Span) -> Span:
        """The block around a comment that shares its line with other text; otherwise the next block."""
        first, last = (bisect_right(self._starts, at) - 1 for at in comment)
        if self._is_beside_text(first, last):
            top, bottom = self._tops[first], self._bottoms[last]
        elif last + 1 < len(self._starts) and self._next_text[last + 1] < len(self._starts):
            top = self._next_text[last + 1]
            bottom = self._bottoms[top]
        else:
            return Span(len(self._text), len(self._text))
        return Span(self._starts[top], self._ends[bottom])

    def _has_text_in(self, first: int, last: int) -> bool:
        """True if some lines have text beside comments."""
        return _has_text(self._text[self._starts[first] : self._ends[last]])


def _first_of_runs(empty: Sequence[bool]) -> list[int]:
    """For each line, the first line of its run of lines that are not empty; an empty line is its own."""
    tops: list[int] = []
    for index, is_empty in enumerate(empty):
        begins = is_empty or index == 0 or empty[index - 1]
        tops.append(index if begins else tops[-1])
    return tops


def _next_index(flags: Sequence[bool]) -> list[int]:
    """For each index, the first index from there on whose flag is set; the length if there is none."""
    found: list[int] = []
    following = len(flags)
    for index in reversed(range(len(flags))):
        following = index if flags[index] else following
        found.append(following)
    return found[::-1]


def _has_text(text: str) -> bool:
    """True if a text has more than comments and white space."""
    last = 0
    for start, end in comments(text):
        if text[last:start].strip():
            return True
        last = end
    return bool(text[last:].strip())
