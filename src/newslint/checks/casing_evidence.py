"""Capitals of brands and of first sentences, on the evidence of a closed list and of the text itself."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document, Occurrence
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern


def brand_name(name: Occurrence) -> Iterator[Hit]:
    """Yield a brand's name with other capitals than its own: `Youtube`, `linkedIn`, `twitter`.

    In small letters it needs the right form elsewhere in the text: it may be a verb, or somebody's style.
    Names in capitals throughout, handles, tags and addresses are left alone.
    """
    document, span, right = name
    written = name.text
    if written == right or (written.isupper() and len(written) > 1):
        return
    around = pattern(rf"(?<![\w@#/.-]){written}(?![\w@/-]|\.\w)").match(document.text, span.start)
    if around is None:
        return
    if written.islower() and not pattern(rf"(?<![\w@#/.-]){right}(?![\w/]|\.\w)").search(document.text):
        return
    yield Hit(span, {"name": right}, Fix((Edit(span, right),)))


SAYING = (
    "said|says|added|told|explained|wrote|tweeted|continued|noted|asked|recalled|stressed|insisted|claimed|"
    "argued|replied"
)
SPEAKER = rf"(?<=\w,[\"\N{{RIGHT DOUBLE QUOTATION MARK}}] )(?:He|She|They|We)(?= (?:{SAYING})\b)"


def capital_speaker(document: Document) -> Iterator[Hit]:
    """Yield the capitalised pronoun behind a quotation that ends with a comma: `,” She said`."""
    for found in pattern(SPEAKER).finditer(document.text):
        span = Span(*found.span())
        yield Hit(span, {}, Fix((Edit(span, found[0].lower()),)))
