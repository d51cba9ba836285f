from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

TRIGGER = ("https?:?//http",)
TWO_SCHEMES = r"(?P<first>https?:?//)https?://(?!(?:web|archive)\.)[^\s()<>]+"


def doubled_scheme(document: Document) -> Iterator[Hit]:
    """Yield each address that begins with its scheme twice: `http://https://`."""
    for found in pattern(TWO_SCHEMES).finditer(document.text):
        yield Hit(Span(*found.span()), {}, Fix((Edit(Span(*found.span("first")), ""),)))
