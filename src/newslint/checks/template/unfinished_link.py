from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

LINK = r"(?<!!)\[(?P<text>[^\[\]\n]*)(?P<rest>\]\((?:#|javascript:(?:[^()\n]|\\?\([^()\n]*\))*)?\))"


def unfinished_link(document: Document) -> Iterator[Hit]:
    """Yield each Markdown link without a target: `[Terms of use]()`."""
    for found in pattern(LINK).finditer(document.text):
        span = Span(*found.span())
        edits: tuple[Edit, ...]
        if found["text"].strip():
            edits = (Edit(Span(span.start, span.start + 1), ""), Edit(Span(*found.span("rest")), ""))
        else:
            edits = (Edit(span, ""),)
        yield Hit(span, {}, Fix(edits))
