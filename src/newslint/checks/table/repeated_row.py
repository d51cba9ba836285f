"""A row of a table that is a duplicate of an earlier one."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Table
from newslint.document.removal import without_lines
from newslint.edit import Fix
from newslint.rule import Hit

TELLING_CELL = 20  # code points: short rows may be equal in score sheets


def repeated_row(table: Table) -> Iterator[Hit]:
    """Yield each row that is a duplicate of an earlier one and has a cell too long for a figure."""
    if table.markup != "pipe":
        return
    seen: set[tuple[str, ...]] = set()
    for row in table.body:
        texts = row.texts
        if texts in seen and len(max(texts, key=len)) >= TELLING_CELL and len(set(texts)) > 1:
            line = table.document.line_at(row.span.start)
            yield Hit(row.span, {"text": max(texts, key=len)}, Fix((without_lines(line, line),)))
        seen.add(texts)
