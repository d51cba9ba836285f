"""Spans and edits: the one coordinate system, and what may be done to a text in it."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from enum import IntEnum, StrEnum
from itertools import pairwise
from typing import NamedTuple

from newslint.errors import EditError


class Span(NamedTuple):
    """A half-open range of code points: `text[start:end]`."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """True where the two share at least one code point; touching is not overlapping."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """True where `other` lies wholly inside this span, or equals it."""
        return self.start <= other.start and other.end <= self.end


class Edit(NamedTuple):
    """One replacement: `text` takes the place of what `span` covers; an empty span inserts."""

    span: Span
    text: str


class Safety(IntEnum):
    """How far a fix can be trusted; a fix is applied when it is at least as safe as asked."""

    MANUAL = 0
    UNSAFE = 1
    SAFE = 2

    def __str__(self) -> str:
        return self.name.lower()


class Loss(StrEnum):
    """What a reader loses to a fix, from nothing to words; proved whenever a fix is applied."""

    NOTHING = "nothing"
    FORM = "form"
    REPETITION = "repetition"
    RESIDUE = "residue"
    WORDS = "words"


class Fix(NamedTuple):
    """A repair: all of its edits are made, or none.

    A check gives the edits and, where it can tell, a safety and a loss; the engine fills in what the rule's
    card says.
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
                f"edit at {start}:{end} overlaps the one before it or leaves the text ({length} long)"
            )
        last = end
    return ordered


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits, whose spans refer to `text` as given.

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
    """The same change without the code points that stay: `White house` to `White House` is one letter."""
    (start, end), new = edit
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return Edit(Span(start, end), new)


class Occupied:
    """Places that edits have taken; it keeps them sorted, so that asking is cheap however many there are."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def take(self, wanted: Sequence[Span]) -> bool:
        """Take all places wanted, or none: False where one overlaps a taken place or another one wanted.

        Two edits at the same point do not go together either, since their order would be a guess.
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
