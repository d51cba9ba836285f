"""The furniture of a page around its article: menus before it, and all that sites put behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile, groupby, pairwise

from newslint.checks.labels import is_label
from newslint.checks.marks import is_mark
from newslint.checks.navigation import labelled_lines
from newslint.checks.shape import FEWEST_LINES, is_about, is_furniture, may_have_labels, runs
from newslint.checks.story import story_of
from newslint.document import Document, Line
from newslint.document.links import is_linked, shown
from newslint.document.removal import without_lines
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

FEWEST_LABELS = 2
LONG_MENU = 8  # lines above the article that are a menu whatever they say
REFERENCES = (
    r"[^\n.!?]{0,20}\b(?:sources?|references?|(?:foot)?notes|citations?|(?:further )?reading|bibliography|"
    r"works cited)[ ]?:?"
)
TAIL_WORDS = 6
TAIL_ALIKE = 0.75  # share of a line's telling words that the article has where the line is its own
CLOSE = 6  # written lines that two marks of a page's tail may stand apart


def menu_block(document: Document, *, fewest_labels: int = FEWEST_LABELS) -> Iterator[Hit]:
    """Yield each run of a page's labels beside the article, up to where the page's tail begins.

    Args:
        document: Where to look.
        fewest_labels: Labels that sites use everywhere (`Home`, `Privacy policy`) which a run must hold.
    """
    if not may_have_labels(document):
        return
    tail = _tail_start(document)
    body = story_of(document)
    for run in runs(document):
        is_above = run[-1].end <= body.start
        is_menu = _labelled(run) >= fewest_labels or (is_above and len(run) >= LONG_MENU) or _linked(run)
        if is_menu and (tail is None or run[0].index < tail):
            yield from _hits(run)


def page_tail(document: Document) -> Iterator[Hit]:
    """Yield what stands behind the article from the first run of labels on: lists, comments, footers.

    Lines that are about the article's own matter are left alone.
    """
    if not may_have_labels(document):
        return
    start = _tail_start(document)
    if start is None:
        return
    written = [line for line in document.lines[start:] if not line.blank]
    for is_kept, run in groupby(
        written, lambda line: is_about(line, TAIL_WORDS, TAIL_ALIKE) and not is_linked(line.words)
    ):
        if not is_kept:
            yield from _hits(list(run))


def _hits(run: Sequence[Line]) -> Iterator[Hit]:
    """Yield a run but for the labels it begins with, which go safely as a run of their own.

    The indent before the last run is left to the rule about indents, whose fix would stand in the way.
    """
    taken = labelled_lines(run[0].document)
    rest = list(dropwhile(lambda line: line.index in taken, run))
    if rest:
        start, end = without_lines(rest[0], rest[-1]).span
        if rest[0] is not run[0]:
            start = rest[0].start
        elif rest[0].text[0].isspace() and rest[-1].next is None:
            start = rest[0].span.start
        span = Span(rest[0].span.start, rest[-1].span.end)
        yield Hit(span, {"count": len(rest)}, Fix((Edit(Span(start, end), ""),)))


def _tail_start(document: Document) -> int | None:
    """The index of the line with which the page's tail begins; None where there is none.

    It begins with the first of two marks that stand close together, and the furniture right above it.
    """
    return document.once(_find_tail)


def _find_tail(document: Document) -> int | None:
    end = story_of(document).end
    behind = [line for line in document.lines if not line.blank and line.start >= end]
    marks = [place for place, line in enumerate(behind) if is_mark(shown(line.words))]
    firsts = (one for one, next_one in pairwise(marks) if next_one - one <= CLOSE)
    place = next(firsts, None)
    listed = (run for run in runs(document) if run[0].start >= end and _linked(run))
    starts = [run[0].index for run in listed][:1]
    if place is not None:
        while place and is_furniture(behind[place - 1]):
            place -= 1
        starts.append(behind[place].index)
    return min(starts, default=None)


def _labelled(run: Sequence[Line]) -> int:
    return sum(is_label(shown(line.words)) for line in run)


def _linked(run: Sequence[Line]) -> bool:
    """True for lines most of which are nothing but links, and that are not the article's references."""
    if sum(is_linked(line.words) for line in run) < max(FEWEST_LINES, len(run) / 2):
        return False
    headings = (line.words for line in (run[0].previous, run[0]) if line is not None)
    return not any(pattern(REFERENCES, ignore_case=True).fullmatch(words) for words in headings)
