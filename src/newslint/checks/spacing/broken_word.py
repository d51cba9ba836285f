from collections.abc import Iterator
from functools import cache, partial

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.words import has_word

PARTED = r"-(?<=(?<![\p{L}-])(?P<left>\p{L}\p{Ll}+)-) (?P<right>\p{Ll}{2,})(?![\p{L}-])"
SUSPENDED = frozenset("and or to und oder bis et ou og och en of y e".split())


def broken_word(document: Document) -> Iterator[Hit]:
    """Yield each word in two pieces, such as `infor- mation`, that also occurs in the text in one piece."""
    text = document.text
    parted = list(pattern(PARTED).finditer(text))
    if not parted:
        return
    is_word = cache(partial(has_word, text))
    for found in parted:
        right = found["left"] + found["right"]
        if found["right"] not in SUSPENDED and any(map(is_word, {right, right.lower()})):
            gap = Span(found.end("left"), found.start("right"))
            place = Span(found.start("left"), found.end())
            yield Hit(place, {"right": right}, Fix((Edit(gap, ""),)))
