"""Tables damaged on their way into text: padding, ragged rows, repeated cells, copies, broken delimiters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newslint.document import Document, Line, Row, Table
from newslint.document.removal import without_lines
from newslint.document.tables import DASHES
from newslint.edit import Edit, Fix, Safety, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern


def named_width(table: Table) -> int:
    """How many columns the header names, counted up to the last name; 0 without a header."""
    texts = table.header.texts if table.header else ()
    return max((i for i, text in enumerate(texts, 1) if text), default=0)


def repeated_run(row: Row, width: int) -> int:
    """How many leading cells stand twice, once too often for a table of `width` columns; 0 for none."""
    texts = row.texts
    run = len(texts) - width
    return run if run > 0 and any(texts[:run]) and texts[:run] == texts[run : 2 * run] else 0


def _sound_width(row: Row, width: int) -> int:
    """How many cells a row has when its blank ones at the end and its repeated ones are left out."""
    texts = row.texts
    used = max((i for i, text in enumerate(texts, 1) if text), default=0)
    return used - repeated_run(Row(row.cells[:used], row.span), width)


def padding_columns(table: Table) -> Iterator[Hit]:
    """Yield a table whose last columns have no name and no content in any row."""
    width = named_width(table)
    if table.markup != "pipe" or not width or max(_sound_width(row, width) for row in table.rows) > width:
        return
    rows = [row for row in (*table.rows, table.delimiter) if row and len(row.cells) > width]
    edits = [_cut(table, row, width) for row in rows if row is table.delimiter or _blank_after(row, width)]
    if table.header and len(table.header.cells) > width:
        columns = len(table.header.cells) - width
        yield Hit(table.span, {"columns": columns, "width": width}, Fix(tuple(sorted(edits))))


def _blank_after(row: Row, width: int) -> bool:
    return not any(row.texts[width:])


def _cut(table: Table, row: Row, width: int) -> Edit:
    """The edit that ends a row behind its cell number `width`."""
    text = table.document.text
    pipe = text.index("|", row.cells[width - 1].span.end)
    return Edit(Span(pipe + 1, row.span.end), "")


def repeated_cells(table: Table) -> Iterator[Hit]:
    """Yield each row whose first cells stand twice and that has the header's width without the copy."""
    width = named_width(table)
    if table.markup != "pipe" or not width:
        return
    for row in table.body:
        run = repeated_run(row, width)
        if run:
            gone = Span(row.cells[run - 1].span.end, row.cells[2 * run - 1].span.end)
            yield Hit(row.span, {"cells": " | ".join(row.texts[:run])}, Fix((Edit(gone, ""),)))


def ragged_row(table: Table) -> Iterator[Hit]:
    """Yield each row with more or fewer cells than the header has columns."""
    width = named_width(table)
    if not width or not table.header or (table.markup == "pipe" and not table.delimiter):
        return
    for row in table.body:
        cells = len(row.cells)
        fits = cells in (width, len(table.header.cells)) or _sound_width(row, width) == width
        if not fits and not repeated_run(row, width):
            yield Hit(row.span, {"cells": cells, "columns": len(table.header.cells)})


def tight_pipe(table: Table) -> Iterator[Hit]:
    """Yield each cell that runs into its closing pipe in a table that keeps a blank there everywhere else."""
    if table.markup != "pipe" or not table.delimiter:
        return
    text = table.document.text
    padded, tight = 0, []
    for row in table.rows:
        for cell in row.cells:
            end = cell.span.end
            if cell.text and text[end : end + 1] == "|":
                tight.append(cell)
            elif cell.text and text[end : end + 2] == " |":
                padded += 1
    if tight and padded > 2 * len(tight):
        for cell in tight:
            end = cell.span.end
            start = max(cell.span.start, text.rfind(" ", 0, end) + 1)
            yield Hit(Span(start, end + 1), {}, Fix((Edit(Span(end, end), " "),)))


def empty_table(table: Table) -> Iterator[Hit]:
    """Yield a table without a single cell that says anything; a lone pipe on a line is one."""
    if table.markup != "pipe" or any(any(row.texts) for row in table.rows):
        return
    document = table.document
    first, last = document.line_at(table.span.start), document.line_at(table.span.end - 1)
    yield Hit(table.span, {}, Fix((without_lines(first, last),)))


def single_row(document: Document) -> Iterator[Hit]:
    """Yield each table of one row: what is left of a page's layout, or of a table whose other rows are lost.

    Several of them below each other are a drawing, and are let be.
    """
    single = [table for table in document.tables if len(table.rows) == 1 and table.markup == "pipe"]
    lines = {document.line_at(table.span.start).index for table in single}
    for table in single:
        line = document.line_at(table.span.start)
        framed = document.text[table.span.start] == "|" == document.text[table.rows[0].span.end - 1]
        beside = {near.index for near in (line.previous, line.next) if near}
        if any(table.rows[0].texts) and (framed or table.delimiter) and not beside & lines:
            yield Hit(table.span, {"cells": len(table.rows[0].cells)})


FLAT_DELIMITER = rf"\|\s*(?:\|\s*:?[{DASHES}]{{1,}}:?\s*){{2,}}\|"


def flattened_table(line: Line) -> Iterator[Hit]:
    """Yield a line that holds a whole table: header, row of dashes and rows, one behind the other."""
    found = pattern(FLAT_DELIMITER).search(line.document.text, line.start, line.end)
    if found and "|" in line.document.text[line.start : found.start()].strip("| \t"):
        yield Hit(line.span, {"columns": found[0].count("|") - 2})


def _normal(table: Table) -> tuple[tuple[str, ...], ...]:
    """A table's content without blank columns at the end and without repeated cells, for comparing."""
    width = named_width(table)
    rows = []
    for row in table.rows:
        texts = [" ".join(text.split()) for text in row.texts]
        run = repeated_run(row, width) if width else 0
        texts = texts[:run] + texts[2 * run :]
        while texts and not texts[-1]:
            texts.pop()
        rows.append(tuple(texts))
    return tuple(rows)


def repeated_table(document: Document) -> Iterator[Hit]:
    """Yield each table that says the same as an earlier one of the document, cell by cell."""
    seen: set[tuple[tuple[str, ...], ...]] = set()
    for table in document.tables:
        content = _normal(table)
        if len(content) < 2 or sum(map(len, content)) < 4:
            continue
        if content in seen:
            yield Hit(table.span, {"rows": len(content)}, _without(table))
        seen.add(content)


def _without(table: Table) -> Fix | None:
    if table.markup != "pipe":
        return None
    document = table.document
    edit = without_lines(document.line_at(table.span.start), document.line_at(table.span.end - 1))
    return Fix((edit,))


def joined_tables(document: Document) -> Iterator[Hit]:
    """Yield the first row of each table that begins right below another one, without a blank line between."""
    seen: list[tuple[tuple[str, ...], ...]] = []
    for above, below in pairwise(document.tables):
        seen.append(_normal(above))
        if below.markup != "pipe" or not below.delimiter or _normal(below) in seen:
            continue
        first = below.rows[0].span
        if document.text[above.span.end : first.start].count("\n") == 1:
            yield Hit(first, {}, Fix((Edit(Span(first.start, first.start), "\n"),)))


def crowded_table(table: Table) -> Iterator[Hit]:
    """Yield the joint between a table and a line of text that touches it; a heading may stand right above."""
    if table.markup != "pipe" or not table.delimiter:
        return
    document = table.document
    lines = document.lines
    first, last = document.line_at(table.span.start), document.line_at(table.span.end - 1)
    if first.index > 0 and _touches(above := lines[first.index - 1]) and not above.is_heading:
        joint = _joint(above, first)
        yield Hit(joint, {"side": "above"}, Fix((Edit(Span(above.end, above.end), "\n"),)))
    if last.index + 1 < len(lines) and _touches(below := lines[last.index + 1]):
        joint = _joint(last, below)
        yield Hit(joint, {"side": "below"}, Fix((Edit(Span(last.end, last.end), "\n"),)))


def _touches(line: Line) -> bool:
    return not line.blank and not line.is_row


def _joint(above: Line, below: Line) -> Span:
    """Where two lines meet, with two words of each."""
    text = above.document.text
    before = pattern(r"\S+[ ]+\S+[ ]*\Z").search(text, above.span.start, above.span.end)
    behind = pattern(r"\S+[ ]+\S+").match(text, below.span.start, below.span.end)
    return Span(before.start() if before else above.span.start, behind.end() if behind else below.span.end)


def error_value(table: Table) -> Iterator[Hit]:
    """Yield each cell that holds what a program writes where it has no value."""
    wrong = {
        "undefined",
        "nan",
        "null",
        "[object object]",
        "#ref!",
        "#div/0!",
        "#n/a",
        "#value!",
        "#name?",
        "inf",
    }
    for row in table.rows:
        for cell in row.cells:
            if cell.text.lower() in wrong:
                yield Hit(cell.span, {}, Fix((), Safety.MANUAL))
