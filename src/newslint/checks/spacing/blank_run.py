from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

TWO_EMPTY_LINES = r"\n[ \t\N{NO-BREAK SPACE}]*\n[ \t\N{NO-BREAK SPACE}]*\n"
EMPTY_LINES = r"\n(?<=\S[ \t]*\n)[ \t]*\n(?P<more>(?:[ \t\N{NO-BREAK SPACE}]*\n)+)(?=[^\n]*\S)"


def blank_run(document: Document) -> Iterator[Hit]:
    """Yield each run of two or more empty lines between two lines of text."""
    if document.format == "html" or not pattern(TWO_EMPTY_LINES).search(document.text):
        return
    for found in pattern(EMPTY_LINES).finditer(document.text):
        span = Span(*found.span("more"))
        yield Hit(span, {"lines": found["more"].count("\n") + 1}, Fix((Edit(span, ""),)))
