from collections.abc import Iterator

from newslint.document import Line
from newslint.rule import Hit
from newslint.text.patterns import pattern

LONGEST_HEADLINE = 160
OPEN, CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"


def orphan_quote(line: Line) -> Iterator[Hit]:
    """Yield a paragraph of one short quotation with the speaker's full name, between two without quotations.

    A story that continues a quotation gives only the surname of the speaker.
    """
    text = line.words
    if not text.startswith(OPEN) or text.count(OPEN) != 1 or len(text) > LONGEST_HEADLINE:
        return
    tail = text.rpartition(CLOSE)[2].strip()
    above, below = line.previous, line.next
    if not pattern(r"\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}.'-]+){1,3} (?:said|says|added)\.").fullmatch(tail):
        return
    if above is not None and below is not None and not {above.words[:1], below.words[:1]} & {OPEN}:
        yield Hit(line.span, {"text": text})
