from collections.abc import Iterator

from newslint.document import Table
from newslint.document.tables import is_plain_delimiter
from newslint.edit import Edit, Fix
from newslint.rule import Hit


def typographic_delimiter(table: Table) -> Iterator[Hit]:
    """Yield the row below a header whose hyphens were turned into dashes."""
    row = table.delimiter
    if row is None or table.markup != "pipe" or is_plain_delimiter(row) or table.header is None:
        return
    cells = " | ".join("---" for _ in table.header.cells)
    yield Hit(row.span, {}, Fix((Edit(row.span, f"| {cells} |"),)))
