"""The author's name on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from newslint.checks.byline.first_lines import FIRST_LINES, first_lines
from newslint.document import Document, Line
from newslint.document.removal import without_lines
from newslint.edit import Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

LAST_LINES = 6
LONGEST_AUTHOR = 120
DASHES = "-\N{EN DASH}\N{EM DASH}\N{BULLET}"
NAME = r"\p{Lu}[\p{L}'\N{RIGHT SINGLE QUOTATION MARK}.-]*"
NAMES = rf"{NAME}(?:,? (?:and |& |with |von |van |de |der |la |el |al-)?{NAME}){{1,6}}"
BY = (
    "(?:By|BY|by|Words by|Written by|WRITTEN BY|Posted by|Story by|Reported by|Article by|Compiled by|"
    "Analysis by|Von|von|Por|Door)"
)
AGENCY = "(?:USA TODAY|Associated Press|The Associated Press|Reuters|CNN|AFP|Fox News|NBC News|Bloomberg)"
AUTHOR_LINES = (
    (
        rf"[{DASHES}]{{0,3}} ?{BY} ?:? ?\[?(?:the )?{NAMES}(?:\]\([^()\n]*\))?"
        rf"(?: *(?:[,|/:\N{{MIDDLE DOT}}{DASHES}]|for|in) ?[\p{{L}}\p{{N}}@., '&:/|{DASHES}]{{2,70}})?"
    ),
    r"(?:By|BY|Von|Por|Door|By:)",
    rf"(?:By)?{NAMES} ?\| ?\S+@\S+",
    rf"{NAMES}, {AGENCY}",
    r"(?:Reuters|AP|AFP|Web|Online|News|Digital) (?:Staff|Desk|Report)",
    rf"[{DASHES}]{{1,2}} ?(?:Compiled |Written |Reported )?[Bb]y {NAMES}",
)
LONE = ("by", "von", "por", "door")
VERB = r"\b(?:[Ss]aid|was|were|is|are|has|have|had)\b"


def author_line(document: Document) -> Iterator[Hit]:
    """Yield each line at the article's edge that only names its author."""
    widest = 2 * LONGEST_AUTHOR
    for line in (*first_lines(document, widest), *_last_lines(document, widest)):
        words = line.words
        if len(words) > LONGEST_AUTHOR or pattern(VERB).search(words):
            continue
        found = any(pattern(source).fullmatch(words) for source in AUTHOR_LINES)
        if found and document.zones.named("edge", line.span) and not document.is_quoted(line.start):
            last = _name_below(line)
            span = Span(line.span.start, last.span.end)
            yield Hit(span, {}, Fix((without_lines(line, last),)))


def _name_below(line: Line) -> Line:
    """The line below a single `By` if it is a name; otherwise the line itself."""
    below = line.next
    is_name = line.words.strip(":").casefold() in LONE and below and pattern(NAMES).fullmatch(below.words)
    return below if is_name and below else line


def _last_lines(document: Document, widest: int) -> list[Line]:
    """The last written lines, except rows, wide lines and the first lines."""
    written = islice(
        (line for line in reversed(document.lines) if not line.blank and not line.is_row), LAST_LINES
    )
    return [line for line in written if line.index > FIRST_LINES and len(line.text) <= widest]
