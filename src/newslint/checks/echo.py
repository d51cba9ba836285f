"""What stands above a story and again in it: the page's title, highlights."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from newslint.document import Document, Line
from newslint.document.removal import without_lines
from newslint.document.written import BARED
from newslint.edit import Fix
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence
from newslint.text.words import words

PARTS = (
    r"[ ](?:[-|\N{EN DASH}\N{EM DASH}\N{MIDDLE DOT}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    r"\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}]|::)[ ]"
)
FEWEST_WORDS = 5
LOOKED_AT = 20
LONGEST_TITLE = 200
MOST_MORE = 6  # words of a site's name and section
LONG_ENOUGH = 60


def page_title(document: Document) -> Iterator[Hit]:
    """Yield the first line where it is a later line of the head with a site's name before or behind."""
    opening = next((text for text in document.raw_lines if text.strip()), "")
    if len(opening) > LONGEST_TITLE or not pattern(PARTS).search(opening):
        return
    written = list(islice((line for line in document.lines if not line.blank), LOOKED_AT))
    title = words(written[0].words)
    for line in written[1:]:
        said = words(line.words) if len(line.text) <= LONGEST_TITLE else []
        if len(said) >= FEWEST_WORDS and 0 < len(title) - len(said) <= MOST_MORE and _holds(title, said):
            first = written[0]
            yield Hit(first.span, {"text": first.words}, Fix((without_lines(first, first),)))
            return


def _holds(title: list[str], said: list[str]) -> bool:
    """True where the title begins or ends with what is said, or holds it behind the site's name."""
    return any(title[at : at + len(said)] == said for at in range(len(title) - len(said) + 1))


def repeated_highlight(document: Document) -> Iterator[Hit]:
    """Yield each long line of the head, no sentence to its end, that a later line holds word for word.

    The first line is a headline, which a story may well begin with again.
    """
    head = islice(document.raw_lines, 1, 2 * LOOKED_AT)
    if not any(_may_be_highlight(line) and _stands_twice(document.text, line) for line in head):
        return
    written = islice((line for line in document.lines if not line.blank), 1, LOOKED_AT)
    for line in written:
        if _may_be_highlight(line.text) and not line.is_row and _stands_below(line):
            yield Hit(line.span, {"text": line.words}, Fix((without_lines(line, line),)))


def _may_be_highlight(text: str) -> bool:
    ink = text.strip()
    return len(ink) >= LONG_ENOUGH and not ends_sentence(ink) and ink[-1] not in ":,;|"


def _stands_twice(text: str, line: str) -> bool:
    """True where the words of a line stand in the text more than once: a look before any line is read."""
    return text.count(line.strip(BARED)) > 1


def _stands_below(line: Line) -> bool:
    """True where a longer line below holds the words, as a sentence of its own or its beginning."""
    at = line.document.text.find(line.words, line.end)
    return at >= 0 and len(line.document.line_at(at).words) > len(line.words)
