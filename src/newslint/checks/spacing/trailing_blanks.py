from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit

EMPTIED = 5  # line ends


def trailing_blanks(document: Document) -> Iterator[Hit]:
    """Yield empty lines at the end of a file; of a text that is not a file, only many of them.

    A string or field of a caller may end in some empty lines, but not in the layout of an emptied page.
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
