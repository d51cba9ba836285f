from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern


def abbreviation_period(document: Document) -> Iterator[Hit]:
    """Yield an abbreviation without its last full stop, if it has the full stop elsewhere in the document."""
    text, shape = document.text, document.shape
    if not any(b"A.A" + mark in shape for mark in (b",", b";", b":", b"!", b"?")):
        return
    for found in pattern(r"(?<![\p{L}.])(?:\p{Lu}\.)+\p{Lu}(?=[,;:!?])").finditer(text):
        if f"{found[0]}." in text:
            end = found.end()
            yield Hit(
                Span(found.start(), end + 1), {"full": f"{found[0]}."}, Fix((Edit(Span(end, end), "."),))
            )
