from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

BULLETS = (
    "\N{BULLET}\N{TRIANGULAR BULLET}\N{BLACK SMALL SQUARE}\N{BLACK SQUARE}\N{BLACK CIRCLE}\N{WHITE BULLET}"
    "\N{HYPHEN BULLET}\N{WHITE CIRCLE}\N{BLACK RIGHT-POINTING SMALL TRIANGLE}"
)
BULLET = rf"[ \t]*[{BULLETS}][ \t\N{{NO-BREAK SPACE}}]*(?=\S)"


def bullet_glyph(document: Document) -> Iterator[Hit]:
    """Yield the bullet of each line that has one, in a run of two or more such lines."""
    if document.format == "html":
        return
    glyphs = [_glyph(line) for line in document.lines]
    for index, span in enumerate(glyphs):
        if span is None:
            continue
        beside = [document.lines[index].previous, document.lines[index].next]
        if any(line is not None and glyphs[line.index] for line in beside):
            yield Hit(span, {"text": document.text[span.start : span.end].strip()}, Fix((Edit(span, "- "),)))


def _glyph(line: Line) -> Span | None:
    if line.blank or line.text.lstrip(" \t")[0] not in BULLETS:
        return None
    found = pattern(BULLET).match(line.text)
    return Span(line.start + found.start(), line.start + found.end()) if found else None
