from collections.abc import Iterator

from newslint.document import Document
from newslint.rule import Hit


def single_row(document: Document) -> Iterator[Hit]:
    """Yield each table of one row: a remnant of a page's layout, or of a table that lost its other rows.

    Several of them below each other are a drawing, and not reported.
    """
    single = [table for table in document.tables if len(table.rows) == 1 and table.markup == "pipe"]
    lines = {document.line_at(table.span.start).index for table in single}
    for table in single:
        line = document.line_at(table.span.start)
        framed = document.text[table.span.start] == "|" == document.text[table.rows[0].span.end - 1]
        beside = {near.index for near in (line.previous, line.next) if near}
        if any(table.rows[0].texts) and (framed or table.delimiter) and not beside & lines:
            yield Hit(table.span, {"cells": len(table.rows[0].cells)})
