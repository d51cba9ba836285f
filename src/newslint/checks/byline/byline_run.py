from collections.abc import Iterator

from newslint.document import Line
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

PART = r"[^\\|\n!?]{2,90}"
RUN = rf"(?:{PART} \\ ){{3,8}}|(?:{PART} \| ){{3,8}}"
LEDE_WORDS = 10
PART_WORDS = 8
MOST_PARTS = 6


def byline_run(line: Line) -> Iterator[Hit]:
    """Yield the site, place, author and edition before the lead, each followed by a backslash or pipe."""
    start = line.span.start
    if line.is_row or start >= line.document.zones.head.end:
        return
    found = pattern(RUN).match(line.text, start - line.start)
    if not found or len(line.text[found.end() :].split()) < LEDE_WORDS:
        return
    parts = pattern(r" [\\|] ").split(found[0])[:-1]
    if len(parts) > MOST_PARTS or any(len(part.split()) > PART_WORDS for part in parts[1:]):
        return
    if len(parts[0].split()) > PART_WORDS or _occurs_above(line, parts[0]):
        start += len(parts[0]) + len(r" \ ")
    span = Span(start, line.start + found.end())
    yield Hit(span, {}, Fix((Edit(span, ""),)))


def _occurs_above(line: Line, title: str) -> bool:
    """True if the title is also a line further up: the headline, repeated."""
    return any(title.casefold() == above.words.casefold() for above in line.document.lines[: line.index])
