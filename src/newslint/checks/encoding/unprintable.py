"""Lines with invisible characters."""

from collections.abc import Sequence

from newslint.document import Document
from newslint.edit import Span


def unprintable_lines(document: Document) -> Sequence[Span]:
    """The lines with an unprintable character; tabs and no-break spaces count."""
    return document.once(_find_unprintable_lines)


def _find_unprintable_lines(document: Document) -> Sequence[Span]:
    lines = zip(document.line_starts, document.raw_lines, strict=True)
    return [Span(start, start + len(line)) for start, line in lines if not line.isprintable()]
