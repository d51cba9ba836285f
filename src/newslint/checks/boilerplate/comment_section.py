"""Readers' comments after an article."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.document.removal import without_lines
from newslint.edit import Fix, Span
from newslint.page.story import story_of
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList

BEFORE, BEHIND = r"[(\[]?(?:\d[\d,]*)?[ ]?", r"[)\]]?(?: ?[(\[]?\d[\d,]*[)\]]?)?[ ]?[:.!]?"
FEWEST_PROSE = 3


def comment_section(document: Document, *, headings: WordList = WordList("comment-heading")) -> Iterator[Hit]:
    """Yield the heading of the readers' comments and all that follows, below enough prose of the story.

    Args:
        document: Where to look.
        headings: What sites call the comments; a number may stand on either side.
    """
    heading = f"{BEFORE}{headings.pattern()}{BEHIND}"
    story = story_of(document)
    prose = 0
    for line in document.lines:
        if prose >= FEWEST_PROSE and line.next and _is_heading(line, heading):
            last = _last(document)
            span = Span(line.span.start, last.span.end)
            values = {"heading": line.words, "count": last.index - line.index}
            yield Hit(span, values, Fix((without_lines(line, last),)))
            return
        prose += line.start >= story.start and line.is_prose


def _is_heading(line: Line, heading: str) -> bool:
    return not line.blank and pattern(heading, ignore_case=True).fullmatch(line.words) is not None


def _last(document: Document) -> Line:
    return next(line for line in reversed(document.lines) if not line.blank)
