from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.document.removal import deletion
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.words import words

SEPARATORS = r"[ ]*(?:\\|\||:|-|\N{EN DASH}|\N{EM DASH}|\N{BULLET})[ ]+"
HEADLINE_WORDS = 4
LOOKED_AT = 12
START = 16


def _headline(document: Document) -> Line | None:
    """The first line of four words or more that is not a sentence, among the first few written lines."""
    written = [line for line in document.lines[: 2 * LOOKED_AT] if not line.blank][:LOOKED_AT]
    for line in written:
        if line.is_prose and line.words.rstrip()[-1:] in ".\N{RIGHT DOUBLE QUOTATION MARK}":
            return None
        if len(words(line.words)) >= HEADLINE_WORDS:
            return line
    return None


def repeated_headline(document: Document) -> Iterator[Hit]:
    """Yield each duplicate of the headline in the article's head: a line, or the start of a paragraph."""
    if not _copies_headline(document.bare_lines):
        return
    headline = _headline(document)
    if headline is None:
        return
    title = headline.words
    for line in document.lines[headline.index + 1 :]:
        if line.start >= document.zones.head.end and line.start > document.zones.body.start + 2000:
            return
        if line.words.casefold() == title.casefold():
            if _lists_contents(headline, line):
                return
            yield Hit(line.span, {"text": title}, deletion(line))
        elif line.words.startswith(title):
            start = line.content.start
            behind = pattern(SEPARATORS).match(document.text, start + len(title), line.end)
            if behind:
                span = Span(start, behind.end())
                yield Hit(span, {"text": title}, Fix((Edit(span, ""),)))


def _lists_contents(headline: Line, copy: Line) -> bool:
    """True if the headline and the two lines below it occur again, but apart: they list headings."""
    first = headline.next
    second = first.next if first else None
    if first is None or second is None or first.is_prose or second.is_prose:
        return False
    later = {line.words for line in headline.document.lines[copy.index + 1 :] if not line.blank}
    return {first.words, second.words} <= later and (copy.next is None or copy.next.words != first.words)


def _copies_headline(lines: list[str]) -> bool:
    """True if a later line begins like the first one of four words or more, ignoring case."""
    for index, line in enumerate(lines[:LOOKED_AT]):
        if line.count(" ") >= HEADLINE_WORDS - 1:
            start = line[:START].casefold()
            return any(other[:START].casefold() == start for other in lines[index + 1 :])
    return False
