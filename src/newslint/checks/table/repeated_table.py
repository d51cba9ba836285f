"""A table that is a duplicate of an earlier one."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.checks.table.columns import content_of
from newslint.document import Document, Table
from newslint.document.removal import without_lines
from newslint.edit import Fix
from newslint.rule import Hit


def repeated_table(document: Document) -> Iterator[Hit]:
    """Yield each table that is equal to an earlier one, cell by cell."""
    seen: set[tuple[tuple[str, ...], ...]] = set()
    for table in document.tables:
        content = content_of(table)
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
