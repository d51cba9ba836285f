"""Spans, edits and fixes: the coordinate system, and how to apply and undo edits."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum, StrEnum
from itertools import accumulate, pairwise
from typing import NamedTuple

from newslint.errors import EditError


class Span(NamedTuple):
    """A range of code points, `end` exclusive: `text[start:end]`."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """True if the two share at least one code point; touching is not overlapping."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """True if `other` lies inside this span or equals it."""
        return self.start <= other.start and other.end <= self.end


def merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in order that cover the same code points without overlapping."""
    start = end = -1
    for span in sorted(spans):
        if span.start > end:
            if start < end:
                yield Span(start, end)
            start, end = span
        else:
            end = max(end, span.end)
    if start < end:
        yield Span(start, end)


class Edit(NamedTuple):
    """A replacement: `text` replaces the text of `span`, or is inserted there if `span` is empty."""

    span: Span
    text: str


class Safety(IntEnum):
    """How far a fix can be trusted. A fix is applied if it is at least as safe as the run requires."""

    MANUAL = 0
    UNSAFE = 1
    SAFE = 2

    def __str__(self) -> str:
        return self.name.lower()


class Loss(StrEnum):
    """What a fix costs the reader, from nothing to words. newslint proves it whenever it applies a fix."""

    NOTHING = "nothing"
    FORM = "form"
    REPETITION = "repetition"
    RESIDUE = "residue"
    WORDS = "words"


class Fix(NamedTuple):
    """The edits that repair a finding; all of them are applied, or none.

    A check gives the edits and, if it knows them, a safety and a loss. The linter takes the rest from the
    card.
    """

    edits: tuple[Edit, ...]
    safety: Safety | None = None
    loses: Loss | None = None
    title: str = ""


def in_order(edits: Iterable[Edit], length: int) -> list[Edit]:
    """The edits sorted by place.

    Args:
        edits: Edits of one text, in any order.
        length: The length of that text in code points.

    Raises:
        EditError: Two edits overlap, or one lies outside the text.
    """
    ordered = sorted(edits, key=lambda edit: edit.span)
    last = 0
    for edit in ordered:
        start, end = edit.span
        if not last <= start <= end <= length:
            raise EditError(
                f"the edit of {start}:{end} overlaps the one before it, or ends after the text ({length})"
            )
        last = end
    return ordered


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits. Their spans refer to `text`.

    Raises:
        EditError: Two edits overlap, or one lies outside the text.
    """
    parts: list[str] = []
    last = 0
    for (start, end), new in in_order(edits, len(text)):
        parts += (text[last:start], new)
        last = end
    return "".join([*parts, text[last:]])


def inverse(text: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that lead from `apply(text, edits)` back to `text`.

    Raises:
        EditError: Two edits overlap, or one lies outside the text.
    """
    back: list[Edit] = []
    shift = 0
    for (start, end), new in in_order(edits, len(text)):
        at = start + shift
        back.append(Edit(Span(at, at + len(new)), text[start:end]))
        shift += len(new) - (end - start)
    return tuple(back)


def minimal(text: str, edit: Edit) -> Edit:
    """The same change without unchanged code points: `White house` to `White House` becomes one letter."""
    (start, end), new = edit
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return Edit(Span(start, end), new)


class Places:
    """Places of a text, which may overlap, sorted, so that a lookup is cheap however many there are.

    Args:
        places: The places, in any order.
    """

    def __init__(self, places: Iterable[Span]) -> None:
        ordered = sorted(places)
        self._starts = [place.start for place in ordered]
        self._furthest = list(accumulate((place.end for place in ordered), max))

    def overlaps(self, span: Span) -> bool:
        """True if `span` shares a code point with one of the places."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._furthest[before - 1] > span.start

    def holds(self, span: Span) -> bool:
        """True if `span` lies inside one of the places, or equals it."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._furthest[before - 1] >= span.end


class Occupied:
    """The places that edits have taken, sorted, so that a lookup is cheap however many there are."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def take(self, wanted: Sequence[Span]) -> bool:
        """Take all wanted places and return True; take none if one overlaps a taken or another wanted one.

        Two insertions at the same point also conflict, because their order would be a guess.
        """
        ordered = sorted(wanted)
        if any(a.overlaps(b) or a == b for a, b in pairwise(ordered)) or not all(map(self._free, ordered)):
            return False
        for span in ordered:
            insort(self._spans, span)
        return True

    def _free(self, span: Span) -> bool:
        at = bisect_left(self._spans, span)
        near = self._spans[max(0, at - 1) : at + 1]
        return not any(span.overlaps(other) or span == other for other in near)
