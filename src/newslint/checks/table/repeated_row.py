from collections.abc import Iterator

from newslint.checks.table.columns import without
from newslint.document import Table
from newslint.rule import Hit

TELLING_CELL = 20  # code points: short rows may be equal in score sheets


def repeated_row(table: Table) -> Iterator[Hit]:
    """Yield each row that is a duplicate of an earlier one and has a cell too long for a figure."""
    if table.markup != "pipe":
        return
    seen: set[tuple[str, ...]] = set()
    for row in table.body:
        texts = row.texts
        if texts in seen and len(max(texts, key=len)) >= TELLING_CELL and len(set(texts)) > 1:
            yield Hit(row.span, {"text": max(texts, key=len)}, without(table, row.span))
        seen.add(texts)
