"""The cells of a row, compared with the columns that the header names."""

from newslint.document import Row, Table
from newslint.document.removal import deletion
from newslint.edit import Fix, Span


def named_width(table: Table) -> int:
    """The number of columns up to the last name in the header; 0 without a header."""
    texts = table.header.texts if table.header else ()
    return max((i for i, text in enumerate(texts, 1) if text), default=0)


def repeated_run(row: Row, width: int) -> int:
    """The number of first cells that are repeated and exceed a table of `width` columns; 0 for none."""
    texts = row.texts
    run = len(texts) - width
    return run if run > 0 and any(texts[:run]) and texts[:run] == texts[run : 2 * run] else 0


def sound_width(row: Row, width: int) -> int:
    """The number of cells of a row without empty ones at the end and without repeated ones."""
    texts = row.texts
    used = max((i for i, text in enumerate(texts, 1) if text), default=0)
    return used - repeated_run(Row(row.cells[:used], row.span), width)


def without(table: Table, part: Span) -> Fix | None:
    """The fix that deletes the lines of a table or of one of its rows; None for a table of a web page."""
    document = table.document
    lines = document.line_at(part.start), document.line_at(part.end - 1)
    return deletion(*lines) if table.markup == "pipe" else None


def content_of(table: Table) -> tuple[tuple[str, ...], ...]:
    """The content of a table without empty last columns and repeated cells, for comparison."""
    width = named_width(table)
    rows = []
    for row in table.rows:
        texts = [" ".join(text.split()) for text in row.texts]
        run = repeated_run(row, width) if width else 0
        texts = texts[:run] + texts[2 * run :]
        while texts and not texts[-1]:
            texts.pop()
        rows.append(tuple(texts))
    return tuple(rows)
