from collections.abc import Iterator

from newslint.document import Table
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit


def empty_header(table: Table) -> Iterator[Hit]:
    """Yield a header without names above rows with content; the first row may replace it."""
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
