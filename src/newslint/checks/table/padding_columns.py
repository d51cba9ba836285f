from collections.abc import Iterator

from newslint.checks.table.columns import named_width, sound_width
from newslint.document import Row, Table
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit


def padding_columns(table: Table) -> Iterator[Hit]:
    """Yield a table whose last columns have neither a name nor content in any row."""
    width = named_width(table)
    if table.markup != "pipe" or not width or max(sound_width(row, width) for row in table.rows) > width:
        return
    rows = [row for row in (*table.rows, table.delimiter) if row and len(row.cells) > width]
    edits = [_cut(table, row, width) for row in rows if row is table.delimiter or not any(row.texts[width:])]
    if table.header and len(table.header.cells) > width:
        columns = len(table.header.cells) - width
        yield Hit(table.span, {"columns": columns, "width": width}, Fix(tuple(sorted(edits))))


def _cut(table: Table, row: Row, width: int) -> Edit:
    """The edit that ends a row after its cell number `width`."""
    text = table.document.text
    pipe = text.index("|", row.cells[width - 1].span.end)
    return Edit(Span(pipe + 1, row.span.end), "")
