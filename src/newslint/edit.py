"""Spans and edits: the one coordinate system, and what may be done to a text in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum, StrEnum
from typing import NamedTuple

from newslint.errors import EditError


class Span(NamedTuple):
    """A half-open range of code points: `text[start:end]`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one code point; touching is not overlapping."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
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

    A check gives the edits and, where it can tell, a safety; the engine fills in what the rule's card says.
    """

    edits: tuple[Edit, ...]
    safety: Safety | None = None
    loses: Loss = Loss.WORDS
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
            raise EditError(f"edit at {start}:{end} overlaps the one before it or leaves the text ({length} long)")
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


def disjoint(taken: Sequence[Span], wanted: Iterable[Span]) -> bool:
    """True where no wanted span overlaps a taken one, nor stands at the same point where both insert."""
    return not any(a.overlaps(b) or a == b for a in taken for b in wanted)
