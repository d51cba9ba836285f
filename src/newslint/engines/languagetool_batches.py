"""Paragraphs joined into requests, and matches mapped back to the paragraphs.

LanguageTool counts UTF-16 units; they are converted to code points here.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from newslint.edit import Span
from newslint.grammar.engine import Suggestion
from newslint.text.sentences import sentence_spans

GAP = "\n\n"
Said = tuple[int, Suggestion]
T = TypeVar("T")


class Passage(NamedTuple):
    """A paragraph or a part of it: the index of the paragraph, the offset in it, and the text."""

    paragraph: int
    start: int
    text: str


class Batch(NamedTuple):
    """The text of one request."""

    pieces: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """The pieces, with an empty line between them."""
        return GAP.join(piece.text for piece in self.pieces)

    def placed(self, found: Iterable[Suggestion]) -> Iterator[Said]:
        """Yield each suggestion inside one paragraph, with the paragraph's index and the place in it."""
        starts: list[int] = []
        at = 0
        for piece in self.pieces:
            starts.append(at)
            at += len(piece.text) + len(GAP)
        for one in found:
            number = bisect_right(starts, one.span.start) - 1
            piece, offset = self.pieces[number], starts[number]
            start, end = one.span.start - offset, one.span.end - offset
            if start < end <= len(piece.text):
                yield piece.paragraph, one._replace(span=Span(piece.start + start, piece.start + end))


def batches(texts: Sequence[str], most: int) -> Iterator[Batch]:
    """Yield batches of at most so many UTF-16 units; a longer paragraph is split between sentences.

    Args:
        texts: Paragraphs.
        most: The maximum number of UTF-16 units in a request.
    """
    pieces = (piece for index, text in enumerate(texts) for piece in _pieces(Passage(index, 0, text), most))
    for some in grouped(pieces, lambda piece: units(piece.text) + len(GAP), most):
        yield Batch(tuple(some))


def grouped(items: Iterable[T], size_of: Callable[[T], int], most: int) -> Iterator[list[T]]:
    """Yield the items in groups whose sizes add up to at most `most`, except single items that are larger."""
    group: list[T] = []
    size = 0
    for item in items:
        more = size_of(item)
        if group and size + more > most:
            yield group
            group, size = [], 0
        group.append(item)
        size += more
    if group:
        yield group


def halves(batch: Batch) -> tuple[Batch, ...]:
    """The batch in two halves, split between paragraphs or else sentences; () if it is one sentence."""
    pieces = batch.pieces
    if len(pieces) == 1:
        pieces = tuple(_pieces(pieces[0], units(pieces[0].text) // 2))
    if len(pieces) < 2:
        return ()
    middle = len(pieces) // 2
    return Batch(pieces[:middle]), Batch(pieces[middle:])


def units(text: str) -> int:
    """The number of UTF-16 units of a text."""
    return len(text) if text.isascii() else len(text) + sum(char > "\uffff" for char in text)


def code_points(text: str) -> Sequence[int]:
    """For each UTF-16 unit of a text, and for its end, the offset of its code point."""
    if units(text) == len(text):
        return range(len(text) + 1)
    offsets: list[int] = []
    for at, char in enumerate(text):
        offsets += [at, at] if char > "\uffff" else [at]
    return [*offsets, len(text)]


def _pieces(piece: Passage, most: int) -> Iterator[Passage]:
    """Yield the parts of a piece, split between sentences; only a single sentence may be too long."""
    if units(piece.text) <= most:
        yield piece
        return
    first = last = 0
    for start, end in sentence_spans(piece.text):
        if last > first and units(piece.text[first:end]) > most:
            yield Passage(piece.paragraph, piece.start + first, piece.text[first:last])
            first = start
        last = end
    yield Passage(piece.paragraph, piece.start + first, piece.text[first:last])
