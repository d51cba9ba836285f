from collections.abc import Iterator

from newslint.checks.table.columns import without
from newslint.document import Table
from newslint.rule import Hit


def empty_row(table: Table) -> Iterator[Hit]:
    """Yield each row without content, between or below rows with content."""
    if table.markup != "pipe" or not any(any(row.texts) for row in table.rows):
        return
    for row in table.body:
        if len(row.cells) > 1 and not any(row.texts):
            yield Hit(row.span, {}, without(table, row.span))
