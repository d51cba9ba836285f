from collections.abc import Iterator

from newslint.document import Document, Occurrence
from newslint.edit import Edit, Fix
from newslint.rule import Hit
from newslint.text.patterns import pattern


def brand_name(name: Occurrence) -> Iterator[Hit]:
    """Yield the name of a brand with wrong capitals: `Youtube`, `linkedIn`, `twitter`.

    A name in lower case counts only if the text has the right form elsewhere: it may be a verb, or a style.
    Names in capitals throughout, handles, tags and addresses do not count.
    """
    document, span, right = name
    written = name.text
    if written == right or (written.isupper() and len(written) > 1):
        return
    around = pattern(rf"(?<![\w@#/.-]){written}(?![\w@/-]|\.\w)").match(document.text, span.start)
    if around is None:
        return
    if written.islower() and not document.once(_has_name, right):
        return
    yield Hit(span, {"name": right}, Fix((Edit(span, right),)))


def _has_name(document: Document, right: str) -> bool:
    """True if a document has a name in its right form."""
    source = rf"(?<![\w@#/.-]){right}(?![\w/]|\.\w)"
    return pattern(source).search(document.text) is not None
