from collections.abc import Iterator
from unicodedata import normalize

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

LIGATURES = "[\N{LATIN SMALL LIGATURE FF}-\N{LATIN SMALL LIGATURE ST}]"


def ligature(document: Document) -> Iterator[Hit]:
    """Yield each word with letters joined into one character, such as the one for f and i."""
    for found in pattern(rf"\w*{LIGATURES}\w*").finditer(document.text):
        span = Span(*found.span())
        yield Hit(span, {}, Fix((Edit(span, _apart(found[0])),)))


def _apart(word: str) -> str:
    """The word with its ligatures, and nothing else, split into letters."""
    return "".join(normalize("NFKC", char) if pattern(LIGATURES).fullmatch(char) else char for char in word)
