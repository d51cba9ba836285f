"""The story on a page: its body, without the lists of other stories and the comments below it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from newslint.document import Document, Line
from newslint.document.links import is_linked, shown
from newslint.edit import Span
from newslint.page.marks import is_mark
from newslint.text.wordlist import WordList

GAP = 3  # lines of other text that separate two segments of running text
FEWEST_MARKS = 2
WORDS_FOR_MARK = 60  # text with at least one mark per this many words is not part of the article
SMALLER = 0.5  # the maximum length of the first segment of other text, as a share of the longest segment
CONTINUES = ",.;:)\N{RIGHT SINGLE QUOTATION MARK}'\N{EM DASH}\N{EN DASH}"


class Segment(NamedTuple):
    """Lines of running text, with the few other lines between them, and the gap below."""

    lines: list[Line]
    gap: list[Line]

    @property
    def prose(self) -> int:
        """The number of words of running text."""
        return sum(line.words.count(" ") + 1 for line in self.lines if line.is_prose)


def story_of(document: Document, labels: WordList) -> Span:
    """The body of the document up to the first gap with a mark after which marks are close together."""
    return document.once(_find_story, labels)


def continues(line: Line) -> bool:
    """True for a line that continues the sentence of the line above, as in text whose links were deleted."""
    words = _without_circle(line.words)
    if not words or not (words[0].islower() or words[0] in CONTINUES):
        return False
    return words.count(" ") >= 2 or words[-1] in ".,"


def _find_story(document: Document, labels: WordList) -> Span:
    body = document.zones.body
    lines = [line for line in document.written if body.start <= line.start < body.end]
    segments = _segments(lines)
    if len(segments) < 2:
        return body
    prose = [segment.prose for segment in segments]
    longest = max(prose)
    marked = {
        place
        for place in range(prose.index(longest) + 1, len(segments))
        if prose[place] < SMALLER * longest and _marks(segments[place - 1].gap, labels)
    }
    place = _first_page(segments, marked, labels)
    return body if place is None else Span(body.start, segments[place - 1].lines[-1].end)


def _first_page(segments: Sequence[Segment], marked: AbstractSet[int], labels: WordList) -> int | None:
    """The first of some segments, each below a gap with a mark, from which on marks are close together."""
    first = None
    marks = words = 0
    for place in reversed(range(min(marked, default=len(segments)), len(segments))):
        lines = [*segments[place].lines, *segments[place].gap]
        marks += _marks(lines, labels)
        words += sum(shown(line.words).count(" ") + 1 for line in lines)
        if place in marked:
            with_gap = marks + _marks(segments[place - 1].gap, labels)
            first = place if with_gap >= FEWEST_MARKS and with_gap * WORDS_FOR_MARK >= words else first
    return first


def _segments(lines: Sequence[Line]) -> list[Segment]:
    segments = [Segment([], [])]
    for line in lines:
        lines_now, gap = segments[-1]
        if not _is_text(line):
            gap.append(line)
            continue
        if lines_now and len(gap) >= GAP:
            segments.append(Segment([line], []))
        else:
            lines_now += [*gap, line] if lines_now else [line]
            gap.clear()
    return segments


def _is_text(line: Line) -> bool:
    if line.is_prose and not is_linked(line.words):
        return True
    return continues(line) or (line.next is not None and continues(line.next))


def _marks(lines: Sequence[Line], labels: WordList) -> int:
    return sum(is_mark(shown(line.words), labels) for line in lines)


def _without_circle(words: str) -> str:
    """The words without the letter o that some extractors write for a hollow bullet."""
    return words[2:] if words.startswith("o ") and words[2:3].isupper() else words
