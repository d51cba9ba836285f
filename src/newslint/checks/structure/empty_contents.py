from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.document.removal import deletion
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList

HEADINGS = WordList("contents-heading")
LONGEST_LINE = 40  # code points


def empty_contents(document: Document, *, headings: WordList = HEADINGS) -> Iterator[Hit]:
    """Yield each heading of a table of contents without a list below it.

    Args:
        document: The document.
        headings: The words of such headings.
    """
    contents = rf"{headings.pattern}[ ]*:?"
    for line in document.lines:
        if (
            line.blank
            or len(line.words) > LONGEST_LINE
            or not pattern(contents, ignore_case=True).fullmatch(line.words)
        ):
            continue
        below = line.next
        if below is None or below.is_prose or _is_article_heading(below):
            yield Hit(line.span, {}, deletion(line))


def _is_article_heading(line: Line) -> bool:
    """True for a heading with prose directly below; an entry of a list has another entry there."""
    below = line.next
    return not line.is_item and below is not None and below.is_prose
