"""The furniture of a page around its article: menus before it, and all that sites put behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newslint.checks.labels import is_label, may_be_label
from newslint.checks.marks import is_mark
from newslint.checks.story import continues, story_of
from newslint.document import Document, Line
from newslint.document.links import SIGN, is_linked, shown
from newslint.document.removal import without_lines
from newslint.edit import Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

FEWEST_LINES = 4
SHORT = 60  # code points of a line that may be a label
LONG = 12  # words from which on a line is no furniture by its shape alone
TITLE_WORDS = 4
TELLING_WORD = r"\p{L}{4,}"
ALIKE = 0.6  # share of a line's telling words that the article has, from which on the line is about it
KEPT_ABOVE = 3  # lines right above the article that may be its title, its standfirst and its author
FEWEST_LABELS = 2
LONG_MENU = 8  # lines above the article that are a menu whatever they say
REFERENCES = (
    r"[^\n.!?]{0,20}\b(?:sources?|references?|(?:foot)?notes|citations?|(?:further )?reading|bibliography|"
    r"works cited)[ ]?:?"
)
TAIL_WORDS = 6
CLOSE = 6  # written lines that two marks of a page's tail may stand apart


def menu_block(document: Document, *, fewest_labels: int = FEWEST_LABELS) -> Iterator[Hit]:
    """Yield each run of a page's labels beside the article, up to where the page's tail begins.

    Args:
        document: Where to look.
        fewest_labels: Labels that sites use everywhere (`Home`, `Privacy policy`) which a run must hold.
    """
    if not _may_have_labels(document):
        return
    tail = _tail_start(document)
    body = story_of(document)
    for run in _runs(document):
        is_above = run[-1].end <= body.start
        is_menu = _labelled(run) >= fewest_labels or (is_above and len(run) >= LONG_MENU) or _linked(run)
        if is_menu and (tail is None or run[0].index < tail):
            yield _hit(run)


def page_tail(document: Document) -> Iterator[Hit]:
    """Yield what stands behind the article from the first run of labels on: lists, comments, footers.

    Lines that are about the article's own matter are left alone.
    """
    if not _may_have_labels(document):
        return
    start = _tail_start(document)
    if start is None:
        return
    matter: frozenset[str] = document.once("matter", _matter)
    run: list[Line] = []
    for line in document.lines[start:]:
        if line.blank:
            continue
        if _is_about(line, matter) and not is_linked(line):
            if run:
                yield _hit(run)
            run = []
        else:
            run.append(line)
    if run:
        yield _hit(run)


def _is_about(line: Line, matter: frozenset[str]) -> bool:
    """True for a line of some words that says what the article says."""
    return shown(line).count(" ") + 1 >= TAIL_WORDS and _alike(line, matter) >= ALIKE


def _hit(run: Sequence[Line]) -> Hit:
    fix = Fix((without_lines(run[0], run[-1]),))
    return Hit(Span(run[0].span.start, run[-1].span.end), {"count": len(run)}, fix)


def _may_have_labels(document: Document) -> bool:
    """True where enough lines are short and one of those may be a label: a look before any line is read."""
    return bool(document.once("labels", _shows_labels))


def _shows_labels(document: Document) -> bool:
    if document.text.count(SIGN) >= FEWEST_LINES:
        return True
    short = [line for line in document.raw_lines if 0 < len(line) < SHORT]
    return len(short) >= FEWEST_LINES and any(map(may_be_label, short))


def _tail_start(document: Document) -> int | None:
    """The index of the line with which the page's tail begins; None where there is none.

    It begins with the first of two marks that stand close together, and the furniture right above it.
    """
    return document.once("tail", _find_tail)  # type: ignore[no-any-return]


def _find_tail(document: Document) -> int | None:
    end = story_of(document).end
    behind = [line for line in document.lines if not line.blank and line.start >= end]
    marks = [place for place, line in enumerate(behind) if is_mark(shown(line))]
    firsts = (one for one, next_one in pairwise(marks) if next_one - one <= CLOSE)
    place = next(firsts, None)
    linked = next((run for run in _runs(document) if run[0].start >= end and _linked(run)), None)
    if place is None:
        return linked[0].index if linked else None
    while place and _is_furniture(behind[place - 1], frozenset()):
        place -= 1
    return min(behind[place].index, linked[0].index) if linked else behind[place].index


def _labelled(run: Sequence[Line]) -> int:
    return sum(is_label(shown(line)) for line in run)


def _linked(run: Sequence[Line]) -> bool:
    """True for lines most of which are nothing but links, and that are not the article's references."""
    if sum(map(is_linked, run)) < max(FEWEST_LINES, len(run) / 2):
        return False
    headings = (line.words for line in (run[0].previous, run[0]) if line is not None)
    return not any(pattern(REFERENCES, ignore_case=True).fullmatch(words) for words in headings)


def _runs(document: Document) -> list[list[Line]]:
    """The runs of lines outside the article that have the shape of furniture, blank lines aside."""
    runs: list[list[Line]] = document.once("furniture", _read_runs)
    return runs


def _read_runs(document: Document) -> list[list[Line]]:
    body = story_of(document)
    matter: frozenset[str] = document.once("matter", _matter)
    kept = _right_above(document)
    runs: list[list[Line]] = [[]]
    for line in document.lines:
        if line.blank:
            continue
        outside = line.end <= body.start or line.start >= body.end
        above = line.end <= body.start
        if outside and line.index not in kept and _is_furniture(line, matter if above else frozenset()):
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) >= FEWEST_LINES]


def _right_above(document: Document) -> set[int]:
    """The indexes of the lines right above the article that may be its title, standfirst and author.

    Labels are none of these, and of lines that are nothing but links only headings may be.
    """
    start = story_of(document).start
    above = [line for line in document.lines if line.end <= start and not line.blank]
    return {line.index for line in above[-KEPT_ABOVE:] if not is_label(shown(line)) and not _is_link(line)}


def _is_link(line: Line) -> bool:
    return is_linked(line) and not line.text.lstrip(" *").startswith("#")


def _is_furniture(line: Line, matter: frozenset[str]) -> bool:
    """True for a short line that is no part of running text, and not about the article's matter."""
    words = shown(line)
    count = words.count(" ") + 1
    if not is_linked(line) and (line.is_prose or line.is_row or count >= LONG or continues(line)):
        return False
    if line.next is not None and continues(line.next):
        return False
    return not matter or count < TITLE_WORDS or _alike(line, matter) < ALIKE


def _matter(document: Document) -> frozenset[str]:
    """The words of four letters or more that the article has."""
    start, end = story_of(document)
    return frozenset(pattern(TELLING_WORD).findall(document.text[start:end].casefold()))


def _alike(line: Line, matter: frozenset[str]) -> float:
    """The share of a line's words of four letters or more that the article has too."""
    words = pattern(TELLING_WORD).findall(shown(line).casefold())
    return sum(word in matter for word in words) / len(words) if words else 0.0
