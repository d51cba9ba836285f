from collections.abc import Iterator

from newslint.checks.table.columns import named_width, repeated_run, sound_width
from newslint.document import Table
from newslint.rule import Hit


def ragged_row(table: Table) -> Iterator[Hit]:
    """Yield each row with more or fewer cells than the header has columns."""
    width = named_width(table)
    if not width or not table.header or (table.markup == "pipe" and not table.delimiter):
        return
    for row in table.body:
        cells = len(row.cells)
        fits = cells in (width, len(table.header.cells)) or sound_width(row, width) == width
        if not fits and not repeated_run(row, width):
            yield Hit(row.span, {"cells": cells, "columns": len(table.header.cells)})
