"""The lines of a text that may hold its author and its date."""

from itertools import islice, takewhile

from newslint.document import Document, Line
from newslint.page.shape import may_have_labels
from newslint.text.wordlist import WordList

FIRST_LINES = 14
DASHES = "-\N{EN DASH}\N{EM DASH}\N{BULLET}"
LONG_PAGE = 40  # lines of a text in which a menu may be above the author and the date


def first_lines(document: Document, widest: int, labels: WordList) -> list[Line]:
    """The first written lines, except rows; on a page with a site's labels, those above the article's body.

    Wide lines are left out.
    """
    written = (line for line in document.written if not line.is_row)
    first = list(islice(written, FIRST_LINES))
    if len(document.raw_lines) >= LONG_PAGE and may_have_labels(document, labels):
        start = document.zones.body.start
        above = takewhile(lambda line: line.start <= start, written)
        first += list(above)[-FIRST_LINES:]
    return [line for line in first if len(line.text) <= widest]
