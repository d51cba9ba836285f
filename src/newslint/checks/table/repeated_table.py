from collections.abc import Iterator

from newslint.checks.table.columns import content_of, without
from newslint.document import Document
from newslint.rule import Hit


def repeated_table(document: Document) -> Iterator[Hit]:
    """Yield each table that is equal to an earlier one, cell by cell."""
    seen: set[tuple[tuple[str, ...], ...]] = set()
    for table in document.tables:
        content = content_of(table)
        if len(content) < 2 or sum(map(len, content)) < 4:
            continue
        if content in seen:
            yield Hit(table.span, {"rows": len(content)}, without(table, table.span))
        seen.add(content)
