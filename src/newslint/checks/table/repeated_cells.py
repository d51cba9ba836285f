from collections.abc import Iterator

from newslint.checks.table.columns import named_width, repeated_run
from newslint.document import Table
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit


def repeated_cells(table: Table) -> Iterator[Hit]:
    """Yield each row whose first cells are repeated and that has the header's width without the copy."""
    width = named_width(table)
    if table.markup != "pipe" or not width:
        return
    for row in table.body:
        run = repeated_run(row, width)
        if run:
            gone = Span(row.cells[run - 1].span.end, row.cells[2 * run - 1].span.end)
            yield Hit(row.span, {"cells": " | ".join(row.texts[:run])}, Fix((Edit(gone, ""),)))
