"""The map between the text of a document and its source, code point by code point."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newslint.edit import Edit, Span, merged, minimal


class SourceSegment(NamedTuple):
    """A stretch of text and its source.

    `exact`: the two are equal, code point by code point. Otherwise they correspond as a whole, such as `&`
    and `&amp;`. With an empty `source`, the reader added the text, for example between two cells.
    """

    text: Span
    source: Span
    exact: bool


class Writing(NamedTuple):
    """How to write a text into a source.

    Args:
        escape: The text as the source has to write it; None if the source cannot hold it.
        joins: True if the escaped text in place of `source[span]` would be read together with the text
            beside it, such as `&` and `amp;` without the space between them.
    """

    escape: Callable[[str], str | None]
    joins: Callable[[str, Span, str], bool] | None = None


class MapBuilder:
    """Collects a text from pieces of a source, and remembers the place of each.

    Args:
        source: The source of the pieces.

    `length` is the number of code points of the text so far.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._parts: list[str] = []
        self._segments: list[SourceSegment] = []
        self.length = 0

    def copy(self, start: int, end: int) -> None:
        """Add `source[start:end]` unchanged."""
        if start < end:
            self._add(self.source[start:end], Span(start, end), exact=True)

    def replace(self, start: int, end: int, text: str) -> None:
        """Add `text` for `source[start:end]`, such as a character for its reference."""
        self._add(text, Span(start, end), exact=False)

    def insert(self, text: str) -> None:
        """Add text that the source does not have, such as a line end between two paragraphs."""
        at = self._segments[-1].source.end if self._segments else 0
        self._add(text, Span(at, at), exact=False)

    def _add(self, text: str, source: Span, *, exact: bool) -> None:
        if text:
            self._segments.append(SourceSegment(Span(self.length, self.length + len(text)), source, exact))
            self._parts.append(text)
            self.length += len(text)

    def done(self, writing: Writing) -> "SourceMap":
        """The map of the text so far."""
        return SourceMap(self.source, "".join(self._parts), tuple(self._segments), writing)


class SourceMap:
    """Maps places and edits in a text to its source.

    Args:
        source: The caller's input.
        text: The text that rules read.
        segments: Stretches that cover the text without gaps, in order.
        writing: How to write a text into the source.
    """

    __slots__ = ("_starts", "_writing", "segments", "source", "text")

    def __init__(self, source: str, text: str, segments: tuple[SourceSegment, ...], writing: Writing) -> None:
        self.source = source
        self.text = text
        self.segments = segments
        self._starts = [segment.text.start for segment in segments]
        self._writing = writing

    def locate(self, span: Span) -> Span:
        """The span in the source for a span in the text, including markup between its ends."""
        parts = [part for part, _ in self._parts(span)]
        if parts:
            return Span(parts[0].start, parts[-1].end)
        at = self._point(span.start)
        if at is None:
            at = self.segments[self._index(span.start)].source.start if self.segments else 0
        return Span(at, at)

    def translate(self, edit: Edit) -> tuple[Edit, ...] | None:
        """The edits of the source that have the effect of `edit` on the text; () if it changes nothing.

        None if that is impossible: for half of a character reference, new text across a tag, a character that
        the source cannot hold, or neighbours that would be read as one.
        """
        span, new = minimal(self.text, edit)
        if not new and span.start == span.end:
            return ()
        edits = self._replaced(span, new) if new else self._deleted(span)
        joins = self._writing.joins
        if not edits or (joins and any(joins(self.source, *written) for written in edits)):
            return None
        return edits

    def _deleted(self, span: Span) -> tuple[Edit, ...]:
        parts = list(self._parts(span))
        if any(not whole for _, whole in parts):
            return ()
        return tuple(Edit(place, "") for place in merged(part for part, _ in parts))

    def _replaced(self, span: Span, new: str) -> tuple[Edit, ...]:
        written = self._writing.escape(new)
        if written is None:
            return ()
        if span.start == span.end:
            at = self._point(span.start)
            return () if at is None else (Edit(Span(at, at), written),)
        places = self._deleted(span)
        if len(places) != 1 or self._has_inserted(span):
            return ()
        return (Edit(places[0].span, written),)

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _inside(self, span: Span) -> Iterator[SourceSegment]:
        if span.start >= span.end:
            return
        for index in range(self._index(span.start), len(self.segments)):
            segment = self.segments[index]
            if segment.text.start >= span.end:
                return
            yield segment

    def _parts(self, span: Span) -> Iterator[tuple[Span, bool]]:
        """Yield each piece of source under `span`, and whether the text covers it in full."""
        for (start, end), source, exact in self._inside(span):
            if source.start == source.end:
                continue
            if exact:
                shift = source.start - start
                yield Span(max(start, span.start) + shift, min(end, span.end) + shift), True
            else:
                yield source, span.start <= start and end <= span.end

    def _has_inserted(self, span: Span) -> bool:
        return any(source.start == source.end for _, source, _ in self._inside(span))

    def _point(self, offset: int) -> int | None:
        """The offset in the source for text inserted at `offset`: if possible, after the text before it."""
        if offset > 0 and self.segments:
            text, source, _ = before = self.segments[self._index(offset - 1)]
            if source.start < source.end and (before.exact or text.end == offset):
                return source.start + offset - text.start if before.exact else source.end
        if self.segments and offset < len(self.text):
            text, source, exact = self.segments[self._index(offset)]
            if source.start < source.end and (exact or text.start == offset):
                return source.start + offset - text.start if exact else source.start
        return None
