from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence

INDENT = r"(?:\A|\n)(?P<indent>[ \t]+)(?=[^\s|>*+\-#\d])"
WIDE_LINE = 40


def leading_indent(document: Document) -> Iterator[Hit]:
    """Yield the white space before each line of running text, and before headings among such lines.

    Verse, code and lists do not count: the line must be prose, or continue the sentence of a long line.
    """
    if document.format != "text":
        return
    places = [Span(*found.span("indent")) for found in pattern(INDENT).finditer(document.text)]
    lines = [document.line_at(place.start) for place in places]
    running = [_is_running_text(line) for line in lines]
    for place, line, is_text in zip(places, lines, running, strict=True):
        if line.is_item or line.is_row or line.protected:
            continue
        if is_text or (sum(running) > 1 and _is_paragraph(line)):
            yield Hit(place, {}, Fix((Edit(place, ""),)))


def _is_running_text(line: Line) -> bool:
    if line.is_prose:
        return True
    above = line.document.lines[line.index - 1] if line.index else None
    if above is None or len(above.text.strip()) < WIDE_LINE or above.text.rstrip().endswith(":"):
        return False
    return not ends_sentence(above.text) and line.text.strip()[0].islower()


def _is_paragraph(line: Line) -> bool:
    """True if there is an empty line, or an end of the text, above and below."""
    lines = line.document.lines
    beside = [lines[at] for at in (line.index - 1, line.index + 1) if 0 <= at < len(lines)]
    return all(near.blank for near in beside)
