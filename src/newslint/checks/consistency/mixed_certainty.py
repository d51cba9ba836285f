"""Something called possible in one place and certain in another."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

UNSURE = (
    r"\b(?:potential|possible|hypothetical) (?P<what>\p{Ll}{4,}(?: (?:of|to) (?:the )?\p{Lu}[\p{L} ]{2,30})?)"
)
SURE = "(?:anticipated|upcoming|imminent|scheduled|planned|impending|forthcoming)"


def mixed_certainty(document: Document) -> Iterator[Hit]:
    """Yield an event that a text calls possible in one place and certain in another: a scheduled visit."""
    text = document.text
    for found in pattern(UNSURE).finditer(text):
        thing = found["what"].split(" ")[0]
        sure = pattern(rf"\b{SURE} {thing}\b").search(text)
        if sure:
            before = pattern(r"[\p{L}\N{RIGHT SINGLE QUOTATION MARK}']+ \Z").search(text, 0, found.start())
            yield Hit(Span(before.start() if before else found.start(), found.end()), {"sure": sure[0]})
            return
