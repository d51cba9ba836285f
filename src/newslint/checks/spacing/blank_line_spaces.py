from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern


def blank_line_spaces(document: Document) -> Iterator[Hit]:
    """Yield the white space on each line without other text, between two lines of text."""
    if document.format == "html":
        return
    for found in pattern(r"\n[ \t]+(?=\n)").finditer(document.text):
        span = Span(found.start() + 1, found.end())
        yield Hit(span, {}, Fix((Edit(span, ""),)))
