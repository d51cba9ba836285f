"""A table without any words, or a single pipe on a line."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Table
from newslint.document.removal import without_lines
from newslint.edit import Fix
from newslint.rule import Hit


def empty_table(table: Table) -> Iterator[Hit]:
    """Yield a table without content in any cell; a single pipe on a line is one."""
    if table.markup != "pipe" or any(any(row.texts) for row in table.rows):
        return
    document = table.document
    first, last = document.line_at(table.span.start), document.line_at(table.span.end - 1)
    yield Hit(table.span, {}, Fix((without_lines(first, last),)))
