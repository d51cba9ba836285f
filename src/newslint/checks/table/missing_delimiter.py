from collections.abc import Iterator

from newslint.document import Table
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit


def missing_delimiter(table: Table) -> Iterator[Hit]:
    """Yield a table of at least two rows of equal width without a row of dashes below the first."""
    if table.markup != "pipe" or table.delimiter or len(table.rows) < 2:
        return
    text = table.document.text
    first = table.rows[0]
    width = len(first.cells)
    if width < 2 or text[first.span.start] != "|":
        return
    like_header = all(first.texts) and not any(_like_value(cell) for cell in first.texts)
    even = all(len(row.cells) == width for row in table.rows)
    fix = (
        Fix((Edit(Span(first.span.end, first.span.end), "\n|" + "---|" * width),))
        if like_header and even
        else None
    )
    yield Hit(table.span, {"rows": len(table.rows), "columns": width}, fix)


def _like_value(text: str) -> bool:
    return text.endswith(":") or any(char.isdigit() for char in text)
