from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.words import WORD

SHORTEST_RUN = 10


def repeated_wording(document: Document, *, shortest: int = SHORTEST_RUN) -> Iterator[Hit]:
    """Yield each run of words that also occurs in an earlier sentence, unless both are quotations.

    Args:
        document: The document.
        shortest: The least number of words of a run.
    """
    words = [(found[0].casefold(), Span(*found.span())) for found in pattern(WORD).finditer(document.text)]
    seen: dict[tuple[str, ...], int] = {}
    at = 0
    while at + shortest <= len(words):
        run = tuple(word for word, _ in words[at : at + shortest])
        first = seen.setdefault(run, at)
        size = _length(words, first, at) if first + shortest <= at else 0
        if size:
            span = Span(words[at][1].start, words[at + size - 1][1].end)
            if not _is_whole(document, span) and not document.is_quoted(span.start):
                yield Hit(span, {"text": document.text[span.start : span.end]})
        at += max(1, size)


def _length(words: list[tuple[str, Span]], first: int, second: int) -> int:
    size = 0
    while (
        second + size < len(words)
        and first + size < second
        and words[first + size][0] == words[second + size][0]
    ):
        size += 1
    return size


def _is_whole(document: Document, span: Span) -> bool:
    """True if the run is a line, a table row or at least half of a line, which other rules find."""
    line = document.line_at(span.start)
    return line.is_row or span.end > line.end or 2 * (span.end - span.start) > len(line.words)
