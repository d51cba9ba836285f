from collections.abc import Iterator
from itertools import pairwise

from newslint.checks.table.columns import content_of
from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit


def joined_tables(document: Document) -> Iterator[Hit]:
    """Yield the first row of each table directly below another one, without an empty line between."""
    seen: list[tuple[tuple[str, ...], ...]] = []
    for above, below in pairwise(document.tables):
        seen.append(content_of(above))
        if below.markup != "pipe" or not below.delimiter or content_of(below) in seen:
            continue
        first = below.rows[0].span
        if document.text[above.span.end : first.start].count("\n") == 1:
            yield Hit(first, {}, Fix((Edit(Span(first.start, first.start), "\n"),)))
