from collections.abc import Iterator

from newslint.checks.table.columns import named_width
from newslint.document import Table
from newslint.rule import Hit


def shifted_header(table: Table) -> Iterator[Hit]:
    """Yield a header whose names have moved left: none above the last column, and words in the first."""
    width = named_width(table)
    if not table.header or len(table.header.cells) != width + 1 or len(table.body) < 2:
        return
    full = [row.texts for row in table.body if len(row.cells) == width + 1]
    labelled = [texts for texts in full if texts[0] and not texts[0][0].isdigit()]
    filled = [texts for texts in full if texts[-1]]
    if len(full) >= 2 and len(labelled) == len(full) and 2 * len(filled) > len(full):
        yield Hit(table.header.span, {"names": width, "columns": width + 1})
