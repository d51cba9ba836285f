from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit


def final_newline(document: Document) -> Iterator[Hit]:
    """Yield the last character of a file without a newline at its end."""
    text = document.text
    if document.known.is_file and text.strip() and not text.endswith("\n") and document.format != "html":
        end = len(text)
        yield Hit(Span(end - 1, end), {}, Fix((Edit(Span(end, end), "\n"),)))
