from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit

SPACES = " \t"


def trailing_space(document: Document) -> Iterator[Hit]:
    """Yield the white space at the end of each line; in Markdown exactly two spaces are a line break."""
    start = 0
    for line in document.raw_lines:
        if line[-1:] in SPACES and line[-1:]:
            ink = len(line.rstrip(SPACES))
            if ink and line[ink:] != "  " and not line[ink - 1].isspace():
                span = Span(start + ink, start + len(line))
                yield Hit(span, {}, Fix((Edit(span, ""),)))
        start += len(line) + 1
