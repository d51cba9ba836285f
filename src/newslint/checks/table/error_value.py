from collections.abc import Iterator

from newslint.document import Table
from newslint.edit import Fix, Safety
from newslint.rule import Hit

WORDS = "undefined|nan|null|[object object]|#ref!|#div/0!|#n/a|#value!|#name?|inf".split("|")


def error_value(table: Table) -> Iterator[Hit]:
    """Yield each cell with the text that a program writes for a missing value."""
    for row in table.rows:
        for cell in row.cells:
            if cell.text.lower() in WORDS:
                yield Hit(cell.span, {}, Fix((), Safety.MANUAL))
