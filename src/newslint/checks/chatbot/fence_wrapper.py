from collections.abc import Iterator

from newslint.document import Document
from newslint.document.removal import without_lines
from newslint.edit import Edit, Fix
from newslint.rule import Hit
from newslint.text.patterns import pattern

FENCE = r"`{3,}(?:html|markdown|md|text|txt|plaintext)"
CLOSE = r"`{3,}"


def fence_wrapper(document: Document) -> Iterator[Hit]:
    """Yield the opening line of a fence around the whole article; the fix also deletes the closing line."""
    if document.format != "text":
        return
    written = document.written
    if len(written) < 2 or not pattern(FENCE, ignore_case=True).fullmatch(written[0].text.strip()):
        return
    closing = [line for line in written[1:] if pattern(CLOSE).match(line.text.strip())]
    if len(closing) > 1 or (closing and closing[0].index != written[-1].index):
        return
    edits: list[Edit] = [without_lines(line, line) for line in (written[0], *closing)]
    yield Hit(written[0].span, {}, Fix(tuple(edits)))
