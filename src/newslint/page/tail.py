"""The start of the tail of a page: lists of other stories, comments, footers."""

from collections.abc import Sequence
from itertools import pairwise

from newslint.document import Document, Line
from newslint.document.links import is_linked, shown
from newslint.page.marks import is_mark
from newslint.page.shape import FEWEST_LINES, is_boilerplate, runs
from newslint.page.story import story_of
from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList

REFERENCES = (
    r"[^\n.!?]{0,20}\b(?:sources?|references?|(?:foot)?notes|citations?|(?:further )?reading|bibliography|"
    r"works cited)[ ]?:?"
)
CLOSE = 6  # written lines that may be between two marks of a page's tail


def tail_start(document: Document, labels: WordList) -> int | None:
    """The index of the first line of the page's tail; None if there is no tail.

    It begins with the first of two marks that are close together, and the boilerplate directly above.
    """
    return document.once(_find_tail, labels)


def _find_tail(document: Document, labels: WordList) -> int | None:
    end = story_of(document, labels).end
    behind = [line for line in document.written if line.start >= end]
    marks = [place for place, line in enumerate(behind) if is_mark(shown(line.words), labels)]
    firsts = (one for one, next_one in pairwise(marks) if next_one - one <= CLOSE)
    place = next(firsts, None)
    listed = (run for run in runs(document, labels) if run[0].start >= end and is_list_of_links(run))
    starts = [run[0].index for run in listed][:1]
    if place is not None:
        while place and is_boilerplate(behind[place - 1]):
            place -= 1
        starts.append(behind[place].index)
    return min(starts, default=None)


def is_list_of_links(run: Sequence[Line]) -> bool:
    """True for lines most of which consist of links, and which are not the article's references."""
    if sum(is_linked(line.words) for line in run) < max(FEWEST_LINES, len(run) / 2):
        return False
    headings = (line.words for line in (run[0].previous, run[0]) if line is not None)
    return not any(pattern(REFERENCES, ignore_case=True).fullmatch(words) for words in headings)
