"""The lines of a text that may hold its author and its date."""

from __future__ import annotations

from itertools import islice, takewhile

from newslint.document import Document, Line
from newslint.page.shape import may_have_labels

FIRST_LINES = 14
LONG_PAGE = 40  # lines of a text in which a menu may be above the author and the date


def first_lines(document: Document, widest: int) -> list[Line]:
    """The first written lines, except rows; on a page with labels, those above the article's body.

    Wide lines are left out.
    """
    written = (line for line in document.lines if not line.blank and not line.is_row)
    first = list(islice(written, FIRST_LINES))
    if len(document.raw_lines) >= LONG_PAGE and may_have_labels(document):
        start = document.zones.body.start
        above = takewhile(lambda line: line.start <= start, written)
        first += list(above)[-FIRST_LINES:]
    return [line for line in first if len(line.text) <= widest]
