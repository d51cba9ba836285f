from collections.abc import Iterator

from newslint.checks.table.columns import without
from newslint.document import Table
from newslint.rule import Hit


def empty_table(table: Table) -> Iterator[Hit]:
    """Yield a table without content in any cell; a single pipe on a line is one."""
    if table.markup != "pipe" or any(any(row.texts) for row in table.rows):
        return
    yield Hit(table.span, {}, without(table, table.span))
