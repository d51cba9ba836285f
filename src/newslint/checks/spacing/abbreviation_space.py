from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern


def abbreviation_space(document: Document) -> Iterator[Hit]:
    """Yield an abbreviation without a space before the next word, if the text has the space elsewhere."""
    text = document.text
    if b"A.a" not in document.shape:
        return
    occurs = cache(text.__contains__)
    for found in pattern(r"(?<![\p{L}.])(?:\p{Lu}\.){2,}(?=\p{Ll}{3,}\b(?![.@/]\w))").finditer(text):
        short = found[0]
        if not occurs(f"{short} "):
            continue
        word = pattern(r"\p{Ll}+").match(text, found.end())
        token = pattern(r"[\w-]+\Z").search(text, max(0, found.start() - 30), found.start())
        span = Span(token.start() if token else found.start(), word.end() if word else found.end())
        yield Hit(span, {"short": short}, Fix((Edit(Span(found.end(), found.end()), " "),)))
