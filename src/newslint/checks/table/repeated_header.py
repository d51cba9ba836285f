from collections.abc import Iterator

from newslint.checks.table.columns import without
from newslint.document import Table
from newslint.rule import Hit


def repeated_header(table: Table) -> Iterator[Hit]:
    """Yield each row below the header that is equal to the header."""
    if table.header is None or len([text for text in table.header.texts if text]) < 2:
        return
    for row in table.body:
        if row.texts == table.header.texts:
            yield Hit(row.span, {}, without(table, row.span))
