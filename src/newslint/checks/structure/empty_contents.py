"""The heading of a table of contents without a list below it."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.document.removal import without_lines
from newslint.edit import Fix
from newslint.rule import Hit
from newslint.text.patterns import pattern

CONTENTS = (
    r"(?:table of contents?|contents|in this article|inhaltsverzeichnis|inhalt|sommaire|table des matières"
    r"|tabla de contenidos?|índice|indice|inhoud|содержание|目次|目录)[ ]*:?"
)


def empty_contents(document: Document) -> Iterator[Hit]:
    """Yield each heading of a table of contents without a list below it."""
    for line in document.lines:
        if (
            line.blank
            or len(line.words) > 40
            or not pattern(CONTENTS, ignore_case=True).fullmatch(line.words)
        ):
            continue
        below = line.next
        if below is None or below.is_prose or _is_article_heading(below):
            yield Hit(line.span, {}, Fix((without_lines(line, line),)))


def _is_article_heading(line: Line) -> bool:
    """True for a heading with prose directly below; an entry of a list has another entry there."""
    below = line.next
    return not line.is_item and below is not None and below.is_prose
