"""Units: the sentences or lines of paragraphs, list items and table cells."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newslint.document.core import Document, Line
from newslint.edit import Span
from newslint.text.patterns import pattern
from newslint.text.sentences import sentence_spans
from newslint.text.words import WORD

CELL = r"(?:[^|\\]|\\.)+"
SHORT = 3  # words: an exclamation up to this length, such as "Certainly!", belongs to the next sentence
EXCLAMATIONS = "!\N{FULLWIDTH EXCLAMATION MARK}"


class Unit(NamedTuple):
    """A sentence or a line.

    Args:
        document: Its document.
        line: The line on which it begins.
        span: Its span, without white space, bullet, number and emphasis around the words of the line.
    """

    document: Document
    line: Line
    span: Span

    @property
    def text(self) -> str:
        """The text of `span`."""
        return self.document.text[self.span.start : self.span.end]


def units(document: Document, kind: str, offsets: Iterable[int] | None = None) -> Iterator[Unit]:
    """Yield the sentences or lines of a document, except protected ones.

    Args:
        document: The document.
        kind: `sentence` or `line`.
        offsets: Sorted offsets: only units with the code point before one of them. None for all units.
    """
    if offsets is None:
        yield from (unit for line in document.lines for unit in units_of(line, kind))
        return
    wanted = list(offsets)
    for line in document.lines_before(wanted):
        for unit in units_of(line, kind):
            if bisect_right(wanted, unit.span.start) < bisect_right(wanted, unit.span.end):
                yield unit


def units_of(line: Line, kind: str) -> Iterator[Unit]:
    """Yield the units on a line: the line itself, or its sentences."""
    if line.blank or line.protected:
        return
    for area in _areas(line):
        if kind == "line":
            yield Unit(line.document, line, area)
        else:
            for span in _sentences(line.document.text, area):
                yield Unit(line.document, line, span)


def _areas(line: Line) -> Iterator[Span]:
    """Yield the parts of a line to read separately: all its words, or each cell of a table row."""
    if not line.is_row:
        yield _with_emphasis(line)
        return
    for found in pattern(CELL).finditer(line.document.text, line.start, line.end):
        inner = found[0].strip()
        if inner:
            start = found.start() + found[0].index(inner)
            yield Span(start, start + len(inner))


def _with_emphasis(line: Line) -> Span:
    """The line's words, with the emphasis before them if it is closed inside the line: `**Note:** this`."""
    start, end = line.content
    marks = start
    while marks > line.start and line.document.text[marks - 1] in "*_":
        marks -= 1
    mark = line.document.text[marks:start]
    return Span(marks if mark and mark in line.document.text[start:end] else start, end)


def _sentences(text: str, area: Span) -> Iterator[Span]:
    """Yield the sentences of a part of a line; a short exclamation belongs to the sentence after it."""
    held: int | None = None
    for span in sentence_spans(text, *area):
        start = span.start if held is None else held
        if span.end < area.end and _is_exclamation(text[start : span.end]):
            held = start
        else:
            yield Span(start, span.end)
            held = None


def _is_exclamation(sentence: str) -> bool:
    return sentence.rstrip()[-1:] in EXCLAMATIONS and len(pattern(WORD).findall(sentence)) <= SHORT
