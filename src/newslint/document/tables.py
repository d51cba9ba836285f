"""Tables of pipes, read row by row, because Markdown parsers reject the broken ones."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newslint.document.lines import BareLine
from newslint.edit import Span
from newslint.text.patterns import pattern

DASHES = (
    r"\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{MINUS SIGN}"
    r"\N{BOX DRAWINGS LIGHT HORIZONTAL}"
)
DELIMITER_CELL = rf"[\s:]*[{DASHES}]+[\s{DASHES}:]*"
PLAIN_DELIMITER = r"\s*:?-+:?\s*"
UNESCAPED_PIPE = r"(?<!\\)\|"
DELIMITER_LINE = rf"[\s|:{DASHES}]*[{DASHES}][\s|:{DASHES}]*"


class Cell(NamedTuple):
    """A cell: its content and the span of it, without the white space around it."""

    text: str
    span: Span


class Row(NamedTuple):
    """A row; `span` is its line without the white space around it."""

    cells: tuple[Cell, ...]
    span: Span

    @property
    def texts(self) -> tuple[str, ...]:
        """The content of each cell."""
        return tuple(cell.text for cell in self.cells)


class Grid(NamedTuple):
    """The rows of a table.

    Args:
        rows: All rows with content, first the header if there is one.
        header: The row with the names of the columns: the one above a delimiter row, or marked by the page.
        delimiter: The row of dashes below the header of a pipe table, if it has one.
        span: From the start of the first row to the end of the last row.
        markup: `pipe` or `html`.
    """

    rows: tuple[Row, ...]
    header: Row | None
    delimiter: Row | None
    span: Span
    markup: str = "pipe"


def read_row(line: BareLine, text: str) -> Row:
    """The row on a line of pipes, without outer pipes; a pipe after a backslash is content.

    Args:
        line: The line.
        text: The text of the document.
    """
    span = line.span
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
    """True for a row of dashes and colons only, with any dash that publishing systems turn hyphens into."""
    return all(pattern(DELIMITER_CELL).fullmatch(cell.text) for cell in row.cells)


def is_plain_delimiter(row: Row) -> bool:
    """True for a delimiter row with the hyphens that Markdown requires."""
    return all(pattern(PLAIN_DELIMITER).fullmatch(cell.text) for cell in row.cells)


def read_tables(lines: Sequence[BareLine], text: str) -> Iterator[Grid]:
    """Yield the pipe tables of a text, in order.

    Args:
        lines: All its lines.
        text: The text.
    """
    for run in _runs(lines, text):
        yield from _split([read_row(line, text) for line in run])


def _runs(lines: Sequence[BareLine], text: str) -> Iterator[list[BareLine]]:
    run: list[BareLine] = []
    continues = False
    for line in lines:
        continues = _continues(line, above=continues)
        if _is_table_line(line, lines, text, continues=continues) and not line.protected:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_table_line(line: BareLine, lines: Sequence[BareLine], text: str, *, continues: bool) -> bool:
    if "|" not in line.text:
        return False
    if line.is_row:
        return True
    near = lines[max(0, line.index - 1) : line.index + 2]
    return any("|" in other.text and pattern(DELIMITER_LINE).fullmatch(other.text) for other in near) or (
        continues and len(read_row(line, text).cells) > 1
    )


def _continues(line: BareLine, *, above: bool) -> bool:
    """True for a line with pipes that is a delimiter row, or follows one with only such lines between.

    Args:
        line: The line; a delimiter row on the first line of a text does not count.
        above: The same for the line above.
    """
    if line.index == 0 or "|" not in line.text:
        return False
    return above or pattern(DELIMITER_LINE).fullmatch(line.text) is not None


def _split(rows: list[Row]) -> Iterator[Grid]:
    """Yield the tables of a run of rows; a delimiter row begins a new one with the row above it."""
    starts = [0, *(i - 1 for i in range(2, len(rows)) if _begins_table(rows, i)), len(rows)]
    for first, last in pairwise(starts):
        yield _grid(rows[first:last])


def _begins_table(rows: list[Row], index: int) -> bool:
    """True for a delimiter row inside a run; a row of single dashes there means `no value` in each column."""
    row = rows[index]
    return (
        is_delimiter(row)
        and all(len(cell.text) > 2 for cell in row.cells)
        and not is_delimiter(rows[index - 1])
    )


def _grid(rows: list[Row]) -> Grid:
    delimiter = rows[1] if len(rows) > 1 and is_delimiter(rows[1]) else None
    content = tuple(row for row in rows if row is not delimiter)
    span = Span(rows[0].span.start, rows[-1].span.end)
    return Grid(content, rows[0] if delimiter else None, delimiter, span)
