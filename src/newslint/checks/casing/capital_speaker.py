from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

SAYING = (
    "said|says|added|told|explained|wrote|tweeted|continued|noted|asked|recalled|stressed|insisted|claimed|"
    "argued|replied"
)
TRIGGER = (rf",[\"\N{{RIGHT DOUBLE QUOTATION MARK}}] (?:He|She|They|We) (?:{SAYING})",)
SPEAKER = rf"(?<=\w,[\"\N{{RIGHT DOUBLE QUOTATION MARK}}] )(?:He|She|They|We)(?= (?:{SAYING})\b)"


def capital_speaker(document: Document) -> Iterator[Hit]:
    """Yield the capitalised pronoun after a quotation that ends with a comma: `,” She said`."""
    for found in pattern(SPEAKER).finditer(document.text):
        span = Span(*found.span())
        yield Hit(span, {}, Fix((Edit(span, found[0].lower()),)))
