"""A document and its views: lines, blocks, sentences, tables. A view knows its document and neighbours."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, Final

from newslint.document.blocks import read_blocks
from newslint.document.lines import BareLine, is_marked_heading, may_be_heading
from newslint.document.quotes import Quotations, is_quoted
from newslint.document.tables import Grid, Row, read_tables
from newslint.document.written import Written
from newslint.document.zones import Zones, find_zones
from newslint.edit import Span
from newslint.text.sentences import sentence_spans

View = (
    Any  # a Document, Line, Block, Table, Row, Cell or Sentence, as the check's first parameter is annotated
)


class Document(Written):
    """An article and its lazy views. It never changes: for another text or other facts, make a new one.

    Args:
        text: The text that rules read: decoded, without markup, with U+000A as the only line end.
        path: The path of its file, for messages and per-path settings.
        format: `text`, `markdown` or `html`.
        language: A language tag such as `en`; None to detect it.
        meta: The caller's own data: a title, an id, the number of a record.
        facts: The facts that the format knows; None until `newslint.formats.parse` has set them.
        origin: The map to the source; None if the text is the source.
        parse: Makes a document of the same kind from a changed source.
        until: When checking it must end, as `time.monotonic` counts; None: it may take any time.
    """

    parse: Callable[[str], Document] | None

    def view(self, kind: str) -> Sequence[View]:
        """All views of a kind, in order, without protected places.

        Args:
            kind: `document`, `line`, `block`, `heading`, `item`, `table`, `row`, `cell` or `sentence`.

        Raises:
            KeyError: There is no such kind.
        """
        return self.once(VIEWS[kind])

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines, empty and protected ones included."""
        places = zip(self.line_starts, self.raw_lines, strict=True)
        return tuple(Line(self, index, start, text) for index, (start, text) in enumerate(places))

    @cached_property
    def written(self) -> tuple[Line, ...]:
        """The lines that are not empty, protected ones included."""
        return tuple(line for line in self.lines if not line.blank)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks, in order."""
        blocks = read_blocks(self.lines, joins_lines=self.format == "markdown")
        return tuple(Block(self, kind, lines) for kind, lines in blocks)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in order."""
        grids: Iterable[Grid] | None = self.known.tables
        if grids is None:
            grids = read_tables(self.lines, self.text) if "|" in self.text else ()
        return tuple(Table(self, *grid) for grid in grids)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all paragraphs and list items, in order."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences())

    @cached_property
    def zones(self) -> Zones:
        """The body of the article and the edges beside it."""
        return find_zones(self.lines, len(self.text))

    def line_at(self, offset: int) -> Line:
        """The line with the code point at `offset`; a line end belongs to the line before it."""
        return self.lines[bisect_right(self.line_starts, offset) - 1]

    def lines_before(self, offsets: Iterable[int]) -> Iterator[Line]:
        """Yield each line with the code point directly before one of some sorted offsets."""
        lines, starts = self.lines, self.line_starts
        behind = 0
        for offset in offsets:
            if offset > behind or not behind:
                line = lines[bisect_right(starts, max(offset - 1, 0)) - 1]
                behind = line.end + 1
                yield line

    def is_quoted(self, offset: int) -> bool:
        """True if the code point at `offset` is inside a quotation."""
        line, read = self.line_at(offset), self.once(_quotations)
        above = line.previous
        return is_quoted(read(line.text), read(above.text) if above else None, offset - line.start)


class Line(BareLine):
    """One line, without its line end; its properties are computed once.

    Args:
        document: Its document.
        index: The number of lines above.
        start: The offset of its first code point.
        text: Its text, unchanged.
    """

    def __init__(self, document: Document, index: int, start: int, text: str) -> None:
        super().__init__(index, start, text)
        self.document: Final = document

    @property
    def previous(self) -> Line | None:
        """The nearest line above that is not empty."""
        lines = self.document.lines
        return next((lines[i] for i in range(self.index - 1, -1, -1) if not lines[i].blank), None)

    @property
    def next(self) -> Line | None:
        """The nearest line below that is not empty."""
        lines = self.document.lines
        return next((lines[i] for i in range(self.index + 1, len(lines)) if not lines[i].blank), None)

    @property
    def protected(self) -> bool:
        """True if the whole line is code, front matter or the like."""
        return self.document.is_wholly_protected(Span(self.start, self.end))

    @property
    def is_marked_heading(self) -> bool:
        """True for a heading of Markdown or HTML."""
        if self.text.lstrip().startswith("#") and is_marked_heading(self.text):
            return True
        marked = self.document.once(_marked_headings)
        return any(span.start <= self.start and self.end <= span.end for span in marked)

    @cached_property
    def is_heading(self) -> bool:
        """True for a marked heading, and for a short capitalised line above prose that is not a sentence."""
        if self.is_marked_heading:
            return True
        is_markdown = self.document.format == "markdown"
        if is_markdown or not may_be_heading(self.words) or self.is_item or self.is_row:
            return False
        below = self.next
        return below is not None and (below.is_prose or below.is_row or below.is_item)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Block:
    """A run of lines that belong together: `paragraph`, `heading`, `list`, `table`."""

    document: Document
    kind: str
    lines: tuple[Line, ...]

    def __repr__(self) -> str:
        return f"Block({self.kind!r}, {self.text[:40]!r})"

    @property
    def span(self) -> Span:
        """From the first character of the first line to the last one of the last line, white space aside."""
        return Span(self.lines[0].span.start, self.lines[-1].span.end)

    @property
    def text(self) -> str:
        """The text of `span`."""
        start, end = self.span
        return self.document.text[start:end]

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences of a paragraph, or of each item of a list, in order; other blocks have none."""
        parts = [line.content for line in self.lines] if self.kind == "list" else [self.span]
        for part in parts if self.kind in ("paragraph", "list") else ():
            for span in sentence_spans(self.document.text, *part):
                yield Sentence(self.document, span)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Sentence:
    """One sentence of a paragraph or list item."""

    document: Document
    span: Span

    def __repr__(self) -> str:
        return f"Sentence({self.text!r})"

    @property
    def text(self) -> str:
        """The text of `span`."""
        start, end = self.span
        return self.document.text[start:end]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Table:
    """A table of a document; its other parts are those of a `Grid`."""

    document: Document
    rows: tuple[Row, ...]
    header: Row | None
    delimiter: Row | None
    span: Span
    markup: str

    def __repr__(self) -> str:
        return f"Table({self.document.text[self.span.start : self.span.end][:40]!r})"

    @property
    def body(self) -> tuple[Row, ...]:
        """The rows below the header; all rows if there is no header."""
        return self.rows[1:] if self.header else self.rows


def _marked_headings(document: Document) -> tuple[Span, ...]:
    """The headings that the format marks, in order."""
    return tuple(mark.span for mark in document.known.landmarks if mark.role == "heading")


def _quotations(_document: Document) -> Callable[[str], Quotations]:
    """A function that reads the quotation marks of a line; equal lines are read only once."""
    return cache(Quotations)


VIEWS: Mapping[str, Callable[[Document], Sequence[View]]] = {
    "document": lambda document: [document],
    "text": lambda document: [document],
    "line": lambda document: [line for line in document.written if not line.protected],
    "block": attrgetter("blocks"),
    "heading": lambda document: [line for line in document.view("line") if line.is_heading],
    "item": lambda document: [line for line in document.view("line") if line.is_item],
    "table": attrgetter("tables"),
    "row": lambda document: [row for table in document.tables for row in table.rows],
    "cell": lambda document: [cell for row in document.view("row") for cell in row.cells],
    "sentence": attrgetter("sentences"),
}
