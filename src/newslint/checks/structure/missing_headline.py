from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.words import is_title_case

LONGEST_HEADLINE = 160


def missing_headline(document: Document) -> Iterator[Hit]:
    """Yield the first sentence of a text that begins with two paragraphs and has a heading after them."""
    first = next(iter(document.written), None)
    if (
        first is None
        or not first.is_prose
        or len(first.words) < LONGEST_HEADLINE
        or is_title_case(first.text)
    ):
        return
    deck = first.next
    below = deck.next if deck is not None and deck.is_prose else None
    is_heading = below is not None and below in document.view("heading")
    if is_heading and not pattern(r"\p{Lu}{3,}").match(first.words):
        end = first.text.find(". ")
        yield Hit(Span(first.span.start, first.start + end + 1 if end > 0 else first.span.end))
