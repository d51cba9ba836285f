from collections.abc import Iterator

from newslint.document import Document
from newslint.rule import Hit

LEAD_WORDS = 6


def empty_lead(document: Document) -> Iterator[Hit]:
    """Yield the last line of a text if it ends in a colon and is long enough to announce something."""
    if document.text.rstrip()[-1:] != ":":
        return
    last = document.written[-1]
    if last.previous is None or last.is_row:
        return
    if last.words.count(" ") + 1 >= LEAD_WORDS and not document.is_quoted(last.span.start):
        yield Hit(last.span, {"text": last.words})
