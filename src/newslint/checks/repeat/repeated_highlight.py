from collections.abc import Iterator
from itertools import islice

from newslint.document import Document, Line
from newslint.document.removal import deletion
from newslint.document.written import BARED
from newslint.rule import Hit
from newslint.text.sentences import ends_sentence

LOOKED_AT = 20
LONG_ENOUGH = 60


def repeated_highlight(document: Document) -> Iterator[Hit]:
    """Yield each long line of the head without a full stop that a later line contains word for word.

    The first line is the headline, and a story may begin with its words.
    """
    head = islice(document.raw_lines, 1, 2 * LOOKED_AT)
    if not any(_may_be_highlight(line) and _occurs_twice(document.text, line) for line in head):
        return
    written = document.written[1:LOOKED_AT]
    for line in written:
        if _may_be_highlight(line.text) and not line.is_row and _occurs_below(line):
            yield Hit(line.span, {"text": line.words}, deletion(line))


def _may_be_highlight(text: str) -> bool:
    ink = text.strip()
    return len(ink) >= LONG_ENOUGH and not ends_sentence(ink) and ink[-1] not in ":,;|"


def _occurs_twice(text: str, line: str) -> bool:
    """True if the words of a line occur more than once in the text: a cheap test before lines are read."""
    return text.count(line.strip(BARED)) > 1


def _occurs_below(line: Line) -> bool:
    """True if a longer line below contains the words, as a sentence or as the beginning of one."""
    at = line.document.text.find(line.words, line.end)
    return at >= 0 and len(line.document.line_at(at).words) > len(line.words)
