from collections.abc import Iterator

from newslint.checks.encoding.unprintable import unprintable_lines
from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.characters import JOINING, PICTURE, RIGHT_TO_LEFT, ZERO_WIDTH
from newslint.text.patterns import matches_in, pattern

DIRECTIONS = "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"


def _runs_right_to_left(document: Document) -> bool:
    """True if the text has a letter of a script that is written from right to left."""
    return pattern(RIGHT_TO_LEFT).search(document.text) is not None


def zero_width(document: Document) -> Iterator[Hit]:
    """Yield each run of zero-width characters that no script or emoji needs."""
    text = document.text
    for found in matches_in(unprintable_lines(document), f"[{ZERO_WIDTH}]+", text):
        beside = text[max(0, found.start() - 2) : found.start()] + text[found.end() : found.end() + 2]
        if pattern(JOINING).search(beside):
            continue
        if "\N{ZERO WIDTH JOINER}" in found[0] and pattern(PICTURE).search(beside):
            continue
        if not set(DIRECTIONS).isdisjoint(found[0]) and document.once(_runs_right_to_left):
            continue
        span = Span(*found.span())
        yield Hit(span, {"count": len(found[0])}, Fix((Edit(span, ""),)))
