from collections.abc import Iterator

from newslint.checks.table.columns import named_width
from newslint.document import Table
from newslint.document.tables import is_plain_delimiter
from newslint.edit import Edit, Fix
from newslint.rule import Hit


def delimiter_width(table: Table) -> Iterator[Hit]:
    """Yield a delimiter row with more or fewer cells than its header; with a fix if all rows agree."""
    row, header = table.delimiter, table.header
    if row is None or header is None or table.markup != "pipe" or not is_plain_delimiter(row):
        return
    width = len(header.cells)
    if len(row.cells) == width or not named_width(table):
        return
    sound = all(len(other.cells) == width for other in table.rows) and named_width(table) == width
    kept = [cell.text for cell in row.cells[:width]] + ["---"] * (width - len(row.cells))
    fix = Fix((Edit(row.span, f"|{'|'.join(kept)}|"),)) if sound else None
    yield Hit(row.span, {"cells": len(row.cells), "columns": width}, fix)
