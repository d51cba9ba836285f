"""A cell with the text that a program writes for a missing value."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Table
from newslint.edit import Fix, Safety
from newslint.rule import Hit


def error_value(table: Table) -> Iterator[Hit]:
    """Yield each cell with the text that a program writes for a missing value."""
    wrong = {
        "undefined",
        "nan",
        "null",
        "[object object]",
        "#ref!",
        "#div/0!",
        "#n/a",
        "#value!",
        "#name?",
        "inf",
    }
    for row in table.rows:
        for cell in row.cells:
            if cell.text.lower() in wrong:
                yield Hit(cell.span, {}, Fix((), Safety.MANUAL))
