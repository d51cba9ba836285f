"""Headers and the row of dashes below them: missing, misplaced, misshapen, or there twice."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.checks.table import named_width
from newslint.document import Table
from newslint.document.removal import without_lines
from newslint.document.tables import is_delimiter, is_plain_delimiter
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit


def typographic_delimiter(table: Table) -> Iterator[Hit]:
    """Yield the row below a header whose hyphens were turned into dashes."""
    row = table.delimiter
    if row is None or table.markup != "pipe" or is_plain_delimiter(row) or table.header is None:
        return
    cells = " | ".join("---" for _ in table.header.cells)
    yield Hit(row.span, {}, Fix((Edit(row.span, f"| {cells} |"),)))


def delimiter_width(table: Table) -> Iterator[Hit]:
    """Yield a delimiter row that has more or fewer cells than its header; mended where all rows agree."""
    row, header = table.delimiter, table.header
    if row is None or header is None or table.markup != "pipe" or not is_plain_delimiter(row):
        return
    width = len(header.cells)
    if len(row.cells) == width or not named_width(table):
        return
    sound = all(len(other.cells) == width for other in table.rows) and named_width(table) == width
    kept = [cell.text for cell in row.cells[:width]] + ["---"] * (width - len(row.cells))
    fix = Fix((Edit(row.span, f"|{'|'.join(kept)}|"),)) if sound else None
    yield Hit(row.span, {"cells": len(row.cells), "columns": width}, fix)


def missing_delimiter(table: Table) -> Iterator[Hit]:
    """Yield a table of two rows or more and equal width that has no row of dashes below its first."""
    if table.markup != "pipe" or table.delimiter or len(table.rows) < 2:
        return
    text = table.document.text
    first = table.rows[0]
    width = len(first.cells)
    if width < 2 or text[first.span.start] != "|":
        return
    like_header = all(first.texts) and not any(_like_value(cell) for cell in first.texts)
    even = all(len(row.cells) == width for row in table.rows)
    fix = (
        Fix((Edit(Span(first.span.end, first.span.end), "\n|" + "---|" * width),))
        if like_header and even
        else None
    )
    yield Hit(table.span, {"rows": len(table.rows), "columns": width}, fix)


def _like_value(text: str) -> bool:
    return text.endswith(":") or any(char.isdigit() for char in text)


def empty_header(table: Table) -> Iterator[Hit]:
    """Yield a header without a single name over rows that say something; the first may take its place."""
    header, delimiter = table.header, table.delimiter
    if table.markup != "pipe" or not header or not delimiter or any(header.texts):
        return
    first = next((row for row in table.body if any(row.texts)), None)
    if first is None:
        return
    text = table.document.text
    moved = "\n" + text[delimiter.span.start : delimiter.span.end]
    is_next = text.count("\n", delimiter.span.end, first.span.start) == 1
    edits = (
        Edit(Span(header.span.start, first.span.start), ""),
        Edit(Span(first.span.end, first.span.end), moved),
    )
    yield Hit(
        header.span, {"columns": len(header.cells)}, Fix(edits) if is_next and all(first.texts) else None
    )


def repeated_header(table: Table) -> Iterator[Hit]:
    """Yield each row below the header that says the same as the header."""
    if table.header is None or len([text for text in table.header.texts if text]) < 2:
        return
    for row in table.body:
        if row.texts == table.header.texts:
            line = table.document.line_at(row.span.start)
            fix = Fix((without_lines(line, line),)) if table.markup == "pipe" else None
            yield Hit(row.span, {}, fix)


def shifted_header(table: Table) -> Iterator[Hit]:
    """Yield a header whose names have moved left: none over the last column, and words in the first."""
    width = named_width(table)
    if not table.header or len(table.header.cells) != width + 1 or len(table.body) < 2:
        return
    full = [row.texts for row in table.body if len(row.cells) == width + 1]
    labelled = [texts for texts in full if texts[0] and not texts[0][0].isdigit()]
    filled = [texts for texts in full if texts[-1]]
    if len(full) >= 2 and len(labelled) == len(full) and 2 * len(filled) > len(full):
        yield Hit(table.header.span, {"names": width, "columns": width + 1})


def leading_delimiter(table: Table) -> Iterator[Hit]:
    """Yield a row of hyphens that begins a table, with no header above it."""
    first = table.rows[0]
    if table.markup == "pipe" and len(table.rows) > 1 and is_delimiter(first) and len(first.cells) > 1:
        yield Hit(first.span, {"columns": len(first.cells)})
