from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.document.removal import deletion
from newslint.rule import Hit

MARKS = frozenset("-*+\N{BULLET}\N{BLACK SMALL SQUARE}\N{WHITE BULLET}")


def empty_item(document: Document) -> Iterator[Hit]:
    """Yield each line with only the mark of a list item, near other items."""
    if not any(line.strip() in MARKS for line in document.raw_lines):
        return
    for line in document.lines:
        if not line.blank and line.text.strip() in MARKS and _is_among_items(line):
            yield Hit(line.span, {}, deletion(line))


def _is_among_items(line: Line) -> bool:
    """True if one of the four nearest written lines is a list item."""
    above, below = line.previous, line.next
    beside = (above, below, above and above.previous, below and below.next)
    return any(near is not None and near.is_item for near in beside)
