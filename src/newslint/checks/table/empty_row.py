"""A row of a table without any content."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Table
from newslint.document.removal import without_lines
from newslint.edit import Fix
from newslint.rule import Hit


def empty_row(table: Table) -> Iterator[Hit]:
    """Yield each row without content, between or below rows with content."""
    if table.markup != "pipe" or not any(any(row.texts) for row in table.rows):
        return
    for row in table.body:
        if len(row.cells) > 1 and not any(row.texts):
            line = table.document.line_at(row.span.start)
            yield Hit(row.span, {}, Fix((without_lines(line, line),)))
