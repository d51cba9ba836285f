"""A duplicate of a table's header among its rows."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Table
from newslint.document.removal import without_lines
from newslint.edit import Fix
from newslint.rule import Hit


def repeated_header(table: Table) -> Iterator[Hit]:
    """Yield each row below the header that is equal to the header."""
    if table.header is None or len([text for text in table.header.texts if text]) < 2:
        return
    for row in table.body:
        if row.texts == table.header.texts:
            line = table.document.line_at(row.span.start)
            fix = Fix((without_lines(line, line),)) if table.markup == "pipe" else None
            yield Hit(row.span, {}, fix)
