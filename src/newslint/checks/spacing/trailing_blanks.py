"""Blank lines at the end of a file, or many at the end of a text."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit

EMPTIED = 5  # line ends


def trailing_blanks(document: Document) -> Iterator[Hit]:
    """Yield blank lines at the end of a file; of a text that is no file's, only many of them.

    A caller's string or field may end as it likes, but not with a page that was emptied.
    """
    text = document.text
    ink = len(text.rstrip())
    if ink and text.count("\n", ink) > (1 if document.known.is_file else EMPTIED):
        start = text.index("\n", ink) + 1
        yield Hit(
            Span(start, len(text)),
            {"lines": text.count("\n", start)},
            Fix((Edit(Span(start, len(text)), ""),)),
        )
