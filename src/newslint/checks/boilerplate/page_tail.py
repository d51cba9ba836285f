from collections.abc import Iterator
from itertools import groupby

from newslint.checks.boilerplate.deletion import deletions
from newslint.document import Document, Line
from newslint.document.links import is_linked
from newslint.page.shape import is_about, may_have_labels
from newslint.page.tail import tail_start
from newslint.rule import Hit
from newslint.text.wordlist import WordList

TAIL_WORDS = 6
DESCRIPTION_WORDS = 3  # spaces between them
TAIL_ALIKE = 0.75  # the least share of a line's significant words in the article if the line belongs to it


def page_tail(document: Document, *, labels: WordList = WordList("site-label")) -> Iterator[Hit]:
    """Yield the text after the article, from the first run of labels on: lists, comments, footers.

    Lines about the subject of the article are not included, and neither are runs of `labels`, nor items
    without a link where others have one.
    """
    if not may_have_labels(document, labels):
        return
    start = tail_start(document, labels)
    if start is None:
        return
    written = [line for line in document.lines[start:] if not line.blank]
    has_links = any(is_linked(line.words) for line in written)

    def is_kept(line: Line) -> bool:
        if is_linked(line.words):
            return False
        return (has_links and _describes(line)) or is_about(line, labels, TAIL_WORDS, TAIL_ALIKE)

    for kept, run in groupby(written, is_kept):
        if not kept:
            yield from deletions(list(run), labels)


def _describes(line: Line) -> bool:
    """True for an item of several words, as in a list of features: among linked titles, it is not a title."""
    return line.is_item and line.words.count(" ") >= DESCRIPTION_WORDS
