"""The way between a document's text and the source it was read from, code point by code point."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newslint.edit import Edit, Span, minimal


class SourceSegment(NamedTuple):
    """A stretch of text and the source it came from.

    `exact`: the two are equal, code point by code point. Otherwise they stand for each other as a whole, as
    `&` does for `&amp;`; an empty `source` means that the reader put the text there, as between two cells.
    """

    text: Span
    source: Span
    exact: bool


class Writing(NamedTuple):
    """How a text is put back into its source.

    Args:
        escape: Writes a text the way the source would; None where the source cannot hold it.
        joins: True where `escape`d text in the place of `source[span]` would be read together with what
            stands beside it, as `&` and `amp;` would once the blank between them is gone.
    """

    escape: Callable[[str], str | None]
    joins: Callable[[str, Span, str], bool] | None = None


class MapBuilder:
    """Collects a text from pieces of a source, remembering where each came from.

    Args:
        source: What the pieces are taken from.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._parts: list[str] = []
        self._segments: list[SourceSegment] = []
        self._length = 0

    def copy(self, start: int, end: int) -> None:
        """Take `source[start:end]` as it stands."""
        if start < end:
            self._add(self.source[start:end], Span(start, end), exact=True)

    def replace(self, start: int, end: int, text: str) -> None:
        """Let `text` stand for `source[start:end]`, as a character for its reference."""
        self._add(text, Span(start, end), exact=False)

    def insert(self, text: str) -> None:
        """Add text that the source does not have, such as a line end between two paragraphs."""
        at = self._segments[-1].source.end if self._segments else 0
        self._add(text, Span(at, at), exact=False)

    def _add(self, text: str, source: Span, *, exact: bool) -> None:
        if text:
            self._segments.append(SourceSegment(Span(self._length, self._length + len(text)), source, exact))
            self._parts.append(text)
            self._length += len(text)

    @property
    def length(self) -> int:
        """How many code points of text there are so far."""
        return self._length

    def done(self, writing: Writing) -> "SourceMap":
        """The map of all that was taken so far."""
        return SourceMap(self.source, "".join(self._parts), tuple(self._segments), writing)


class SourceMap:
    """Leads from places and edits in a text to the source it was read from.

    Args:
        source: What the caller gave.
        text: What rules read.
        segments: Stretches that cover the text without gaps, in order.
        writing: How a text is put back into the source.
    """

    __slots__ = ("_segments", "_starts", "_text", "_writing", "source")

    def __init__(self, source: str, text: str, segments: tuple[SourceSegment, ...], writing: Writing) -> None:
        self.source = source
        self._text = text
        self._segments = segments
        self._starts = [segment.text.start for segment in segments]
        self._writing = writing

    @property
    def text(self) -> str:
        """What rules read."""
        return self._text

    @property
    def segments(self) -> tuple[SourceSegment, ...]:
        """The stretches of the text, in order, without gaps."""
        return self._segments

    def locate(self, span: Span) -> Span:
        """The place in the source of what `span` covers, markup between its ends included."""
        parts = [part for part, _ in self._parts(span)]
        if parts:
            return Span(parts[0].start, parts[-1].end)
        at = self._point(span.start)
        if at is None:
            at = self._segments[self._index(span.start)].source.start if self._segments else 0
        return Span(at, at)

    def translate(self, edit: Edit) -> tuple[Edit, ...] | None:
        """The edits of the source that do what `edit` does to the text; none where it changes nothing.

        None where that cannot be done: half of a character reference, new text across a tag, a character
        the source cannot hold, neighbours that would be read as one.
        """
        span, new = minimal(self._text, edit)
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
        return tuple(Edit(place, "") for place in _merged(part for part, _ in parts))

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
        for index in range(self._index(span.start), len(self._segments)):
            segment = self._segments[index]
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
        """Where in the source text inserted at `offset` goes; behind what precedes it, if it can."""
        if offset > 0 and self._segments:
            text, source, _ = before = self._segments[self._index(offset - 1)]
            if source.start < source.end and (before.exact or text.end == offset):
                return source.start + offset - text.start if before.exact else source.end
        if self._segments and offset < len(self._text):
            text, source, exact = self._segments[self._index(offset)]
            if source.start < source.end and (exact or text.start == offset):
                return source.start + offset - text.start if exact else source.start
        return None


def _merged(spans: Iterator[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in spans:
        if last is not None and last.end == span.start:
            last = Span(last.start, span.end)
        else:
            if last is not None:
                yield last
            last = span
    if last is not None:
        yield last
