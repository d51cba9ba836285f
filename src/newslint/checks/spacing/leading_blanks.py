from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit


def leading_blanks(document: Document) -> Iterator[Hit]:
    """Yield the empty lines before the first word of a text."""
    text = document.text
    start = len(text) - len(text.lstrip())
    end = text.rfind("\n", 0, start) + 1
    if 0 < end < len(text) and start < len(text):
        yield Hit(Span(0, end), {}, Fix((Edit(Span(0, end), ""),)))
