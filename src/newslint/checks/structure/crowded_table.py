from collections.abc import Iterator

from newslint.document import Line, Table
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern


def crowded_table(table: Table) -> Iterator[Hit]:
    """Yield the joint between a table and a line of text that touches it; a heading may be directly above."""
    if table.markup != "pipe" or not table.delimiter:
        return
    document = table.document
    lines = document.lines
    first, last = document.line_at(table.span.start), document.line_at(table.span.end - 1)
    if first.index > 0 and _touches(above := lines[first.index - 1]) and not above.is_heading:
        joint = _joint(above, first)
        yield Hit(joint, {"side": "above"}, Fix((Edit(Span(above.end, above.end), "\n"),)))
    if last.index + 1 < len(lines) and _touches(below := lines[last.index + 1]):
        joint = _joint(last, below)
        yield Hit(joint, {"side": "below"}, Fix((Edit(Span(last.end, last.end), "\n"),)))


def _touches(line: Line) -> bool:
    return not line.blank and not line.is_row


def _joint(above: Line, below: Line) -> Span:
    """The span where two lines meet, with two words of each."""
    text = above.document.text
    before = pattern(r"\S+[ ]+\S+[ ]*\Z").search(text, above.span.start, above.span.end)
    behind = pattern(r"\S+[ ]+\S+").match(text, below.span.start, below.span.end)
    return Span(before.start() if before else above.span.start, behind.end() if behind else below.span.end)
