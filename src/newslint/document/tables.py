"""Tables: rows of cells, read from pipes line by line, since broken tables are what parsers refuse."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newslint.edit import Span
from newslint.text.patterns import pattern

if TYPE_CHECKING:
    from newslint.document.core import Document
    from newslint.document.lines import Line
else:
    Document = object  # as in `facts`

DASHES = (
    r"\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{MINUS SIGN}"
    r"\N{BOX DRAWINGS LIGHT HORIZONTAL}"
)
DELIMITER_CELL = rf"[\s:]*[{DASHES}]+[\s{DASHES}:]*"
PLAIN_DELIMITER = r"\s*:?-+:?\s*"
UNESCAPED_PIPE = r"(?<!\\)\|"
DELIMITER_LINE = rf"[\s|:{DASHES}]*[{DASHES}][\s|:{DASHES}]*"


class Cell(NamedTuple):
    """A table's cell: its content and that content's span, without the blanks around it."""

    text: str
    span: Span


class Row(NamedTuple):
    """A table's row; `span` is its line without the blanks around it."""

    cells: tuple[Cell, ...]
    span: Span

    @property
    def texts(self) -> tuple[str, ...]:
        """The content of each cell."""
        return tuple(cell.text for cell in self.cells)


class Table(NamedTuple):
    """A table. `rows` leaves out the delimiter row and includes the header.

    Args:
        document: Where it stands.
        rows: All rows with content, header first where there is one.
        header: The row that names the columns: the one a delimiter row follows, or that the page marks so.
        delimiter: The row of dashes below the header, in a pipe table that has one.
        span: From the first row's start to the last row's end.
        markup: `pipe` or `html`.
    """

    document: Document
    rows: tuple[Row, ...]
    header: Row | None
    delimiter: Row | None
    span: Span
    markup: str = "pipe"

    @property
    def body(self) -> tuple[Row, ...]:
        """The rows below the header, or all where none is named."""
        return self.rows[1:] if self.header else self.rows


def read_row(line: "Line") -> Row:
    """The row on a line of pipes: outer pipes bound it, a pipe behind a backslash is content."""
    text, span = line.document.text, line.span
    start = span.start + (text[span.start : span.start + 1] == "|")
    cuts = [found.start() for found in pattern(UNESCAPED_PIPE).finditer(text, start, span.end)]
    if not cuts or cuts[-1] != span.end - 1:
        cuts.append(span.end)
    cells = []
    for cut in cuts:
        cells.append(_cell(text, start, cut))
        start = cut + 1
    return Row(tuple(cells), span)


def _cell(text: str, start: int, end: int) -> Cell:
    content = text[start:end].strip()
    at = text.index(content, start) if content else start
    return Cell(content, Span(at, at + len(content)))


def is_delimiter(row: Row) -> bool:
    """True for a row of nothing but dashes and colons, in any dash a publishing system makes of hyphens."""
    return all(pattern(DELIMITER_CELL).fullmatch(cell.text) for cell in row.cells)


def is_plain_delimiter(row: Row) -> bool:
    """True for a delimiter row in the hyphens that Markdown asks for."""
    return all(pattern(PLAIN_DELIMITER).fullmatch(cell.text) for cell in row.cells)


def read_tables(document: "Document") -> tuple[Table, ...]:
    """The pipe tables of a document, in order."""
    if "|" not in document.text:
        return ()
    tables: list[Table] = []
    for run in _runs(document):
        tables.extend(_split(document, [read_row(line) for line in run]))
    return tuple(tables)


def _runs(document: "Document") -> "Iterator[list[Line]]":
    run: list[Line] = []
    for line in document.lines:
        if _is_table_line(line) and not line.protected:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_table_line(line: "Line") -> bool:
    text = line.text
    if "|" not in text:
        return False
    if line.is_row:
        return True
    lines = line.document.lines
    near = lines[max(0, line.index - 1) : line.index + 2]
    return any("|" in other.text and pattern(DELIMITER_LINE).fullmatch(other.text) for other in near) or (
        line.index > 0 and len(read_row(line).cells) > 1 and _continues(lines, line.index)
    )


def _continues(lines: "Sequence[Line]", index: int) -> bool:
    """True where an unbroken run of lines with pipes leads up to a delimiter row."""
    while index > 0 and "|" in lines[index].text:
        if pattern(DELIMITER_LINE).fullmatch(lines[index].text):
            return True
        index -= 1
    return False


def _split(document: "Document", rows: list[Row]) -> Iterator[Table]:
    """Yield the tables of one run of rows: a delimiter row begins a new one with the row above it."""
    starts = [0, *(i - 1 for i in range(2, len(rows)) if _begins_table(rows, i)), len(rows)]
    for first, last in pairwise(starts):
        yield _table(document, rows[first:last])


def _begins_table(rows: list[Row], index: int) -> bool:
    """True for a delimiter row in mid-run; a row of single dashes there means `no value` in each column."""
    row = rows[index]
    return (
        is_delimiter(row)
        and all(len(cell.text) > 2 for cell in row.cells)
        and not is_delimiter(rows[index - 1])
    )


def _table(document: "Document", rows: list[Row]) -> Table:
    delimiter = rows[1] if len(rows) > 1 and is_delimiter(rows[1]) else None
    content = tuple(row for row in rows if row is not delimiter)
    span = Span(rows[0].span.start, rows[-1].span.end)
    return Table(document, content, rows[0] if delimiter else None, delimiter, span)
