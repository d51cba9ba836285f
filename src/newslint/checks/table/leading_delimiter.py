from collections.abc import Iterator

from newslint.document import Table
from newslint.document.tables import is_delimiter
from newslint.rule import Hit


def leading_delimiter(table: Table) -> Iterator[Hit]:
    """Yield a row of hyphens at the beginning of a table, without a header above it."""
    first = table.rows[0]
    if table.markup == "pipe" and len(table.rows) > 1 and is_delimiter(first) and len(first.cells) > 1:
        yield Hit(first.span, {"columns": len(first.cells)})
