"""A document and its views: lines, blocks, sentences, tables. A view knows its document and neighbours."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from newslint.document.blocks import read_blocks
from newslint.document.lines import BareLine, is_marked_heading, may_be_heading
from newslint.document.quotes import is_quoted
from newslint.document.tables import Cell, Grid, Row, read_tables
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
        meta: Data of the caller: a title, an id, the number of a record.
        facts: What the format knows; None until `newslint.formats.parse` has set them.
        origin: The map to the source; None if the text is the source.
        parse: Makes a document of the same kind from a changed source.
    """

    __slots__ = ()

    def view(self, kind: str) -> Sequence[View]:
        """All views of a kind, in order, without protected places.

        Args:
            kind: `document`, `line`, `block`, `heading`, `item`, `table`, `row`, `cell` or `sentence`.

        Raises:
            KeyError: There is no such kind.
        """
        return self.once(VIEWS[kind])

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, empty and protected ones included."""
        return self.once(_lines)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks, in order."""
        return self.once(_blocks)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in order."""
        return self.once(_tables)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all paragraphs and list items, in order."""
        return self.once(_sentences)

    @property
    def zones(self) -> Zones:
        """The body of the article and the edges beside it."""
        return self.once(_zones)

    def line_at(self, offset: int) -> Line:
        """The line with the code point at `offset`; a line end belongs to the line before it."""
        return self.lines[bisect_right(self.line_starts, offset) - 1]

    def lines_before(self, offsets: Iterable[int]) -> Iterator[Line]:
        """Yield each line with the code point directly before one of some sorted offsets."""
        last = -1
        for offset in offsets:
            line = self.line_at(max(offset - 1, 0))
            if line.index != last:
                last = line.index
                yield line

    def is_quoted(self, offset: int) -> bool:
        """True if the code point at `offset` is inside a quotation."""
        line = self.line_at(offset)
        return is_quoted(line, line.previous, offset)


class Line(BareLine):
    """One line, without its line end; its properties are computed once.

    Args:
        document: Its document.
        index: The number of lines above.
        start: The offset of its first code point.
        text: Its text, unchanged.
    """

    __slots__ = ("_is_heading", "document")

    def __init__(self, document: Document, index: int, start: int, text: str) -> None:
        super().__init__(index, start, text)
        self.document: Final = document
        self._is_heading: bool | None = None

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
        places = self.document.known.protected
        return bool(places) and any(place.holds(Span(self.start, self.end)) for place in places)

    @property
    def is_heading(self) -> bool:
        """True for a marked heading, and for a short capitalised line above prose that is not a sentence."""
        if self._is_heading is None:
            self._is_heading = _is_heading(self)
        return self._is_heading


class Block:
    """A run of lines that belong together: `paragraph`, `heading`, `list`, `table`."""

    __slots__ = ("document", "kind", "lines")

    def __init__(self, document: Document, kind: str, lines: tuple[Line, ...]) -> None:
        self.document: Final = document
        self.kind: Final = kind
        self.lines: Final = lines

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


class Sentence:
    """One sentence of a paragraph or list item."""

    __slots__ = ("document", "span")

    def __init__(self, document: Document, span: Span) -> None:
        self.document: Final = document
        self.span: Final = span

    def __repr__(self) -> str:
        return f"Sentence({self.text!r})"

    @property
    def text(self) -> str:
        """The text of `span`."""
        start, end = self.span
        return self.document.text[start:end]


class Table:
    """A table of a document; its parts are named as in its `Grid`."""

    __slots__ = ("delimiter", "document", "header", "markup", "rows", "span")

    def __init__(self, document: Document, grid: Grid) -> None:
        self.document: Final = document
        self.rows: Final = grid.rows
        self.header: Final = grid.header
        self.delimiter: Final = grid.delimiter
        self.span: Final = grid.span
        self.markup: Final = grid.markup

    def __repr__(self) -> str:
        return f"Table({self.document.text[self.span.start : self.span.end][:40]!r})"

    @property
    def body(self) -> tuple[Row, ...]:
        """The rows below the header; all rows if there is no header."""
        return self.rows[1:] if self.header else self.rows


def _lines(document: Document) -> tuple[Line, ...]:
    places = zip(document.line_starts, document.raw_lines, strict=True)
    return tuple(Line(document, index, start, text) for index, (start, text) in enumerate(places))


def _is_heading(line: Line) -> bool:
    is_markdown = line.document.format == "markdown"
    if (is_markdown or line.text.startswith("#")) and is_marked_heading(line.text):
        return True
    if is_markdown or not may_be_heading(line.words) or line.is_item or line.is_row:
        return False
    below = line.next
    return below is not None and (below.is_prose or below.is_row or below.is_item)


def _blocks(document: Document) -> tuple[Block, ...]:
    blocks = read_blocks(document.lines, joins_lines=document.format == "markdown")
    return tuple(Block(document, kind, lines) for kind, lines in blocks)


def _tables(document: Document) -> tuple[Table, ...]:
    grids: Iterable[Grid] | None = document.known.tables
    if grids is None:
        grids = read_tables(document.lines, document.text) if "|" in document.text else ()
    return tuple(Table(document, grid) for grid in grids)


def _sentences(document: Document) -> tuple[Sentence, ...]:
    return tuple(sentence for block in document.blocks for sentence in block.sentences())


def _zones(document: Document) -> Zones:
    return find_zones(document.lines, len(document.text))


def _whole(document: Document) -> list[Document]:
    return [document]


def _written_lines(document: Document) -> list[Line]:
    return [line for line in document.lines if not line.blank and not line.protected]


def _headings(document: Document) -> list[Line]:
    return [line for line in document.once(_written_lines) if line.is_heading]


def _items(document: Document) -> list[Line]:
    return [line for line in document.once(_written_lines) if line.is_item]


def _rows(document: Document) -> list[Row]:
    return [row for table in document.tables for row in table.rows]


def _cells(document: Document) -> list[Cell]:
    return [cell for row in _rows(document) for cell in row.cells]


VIEWS: Mapping[str, Callable[[Document], Sequence[View]]] = {
    "document": _whole,
    "text": _whole,
    "line": _written_lines,
    "block": _blocks,
    "heading": _headings,
    "item": _items,
    "table": _tables,
    "row": _rows,
    "cell": _cells,
    "sentence": _sentences,
}
