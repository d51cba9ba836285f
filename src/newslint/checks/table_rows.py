"""Rows of tables that say nothing, say it twice, or have lost their first pipe."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from newslint.document import Document, Line, Table
from newslint.document.removal import without_lines
from newslint.edit import Fix
from newslint.rule import Hit
from newslint.text.patterns import pattern

OPEN_ROW = r"\s*[^|\s>#][^|\n]*\S \|[ ][^|\n]*\S.*\|\s*"
TELLING_CELL = 20  # code points; short rows repeat in score sheets


def empty_row(table: Table) -> Iterator[Hit]:
    """Yield each row without any content, between or below rows that have some."""
    if table.markup != "pipe" or not any(any(row.texts) for row in table.rows):
        return
    for row in table.body:
        if len(row.cells) > 1 and not any(row.texts):
            line = table.document.line_at(row.span.start)
            yield Hit(row.span, {}, Fix((without_lines(line, line),)))


def repeated_row(table: Table) -> Iterator[Hit]:
    """Yield each row of a table that stands in it already and has a cell long enough to be no figure."""
    if table.markup != "pipe":
        return
    seen: set[tuple[str, ...]] = set()
    for row in table.body:
        texts = row.texts
        if texts in seen and len(max(texts, key=len)) >= TELLING_CELL and len(set(texts)) > 1:
            line = table.document.line_at(row.span.start)
            yield Hit(row.span, {"text": max(texts, key=len)}, Fix((without_lines(line, line),)))
        seen.add(texts)


def open_row(document: Document) -> Iterator[Hit]:
    """Yield the first of two or more lines in a row that end in a pipe, hold another, and begin with none."""
    for is_open, run in groupby(document.lines, key=_is_open):
        lines = list(run) if is_open else []
        if len(lines) > 1:
            yield Hit(lines[0].span, {"lines": len(lines)})


def _is_open(line: Line) -> bool:
    text = line.text
    return text.count("|") > 1 and text.rstrip().endswith("|") and bool(pattern(OPEN_ROW).fullmatch(text))
