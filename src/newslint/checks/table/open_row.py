from collections.abc import Iterator
from itertools import groupby

from newslint.document import Document, Line
from newslint.rule import Hit
from newslint.text.patterns import pattern

OPEN_ROW = r"\s*[^|\s>#][^|\n]*\S \|[ ][^|\n]*\S.*\|\s*"


def open_row(document: Document) -> Iterator[Hit]:
    """Yield the first of two or more adjacent lines with pipes inside and at the end, but not the start."""
    for is_open, run in groupby(document.lines, key=_is_open):
        lines = list(run) if is_open else []
        if len(lines) > 1:
            yield Hit(lines[0].span, {"lines": len(lines)})


def _is_open(line: Line) -> bool:
    text = line.text
    return text.count("|") > 1 and text.rstrip().endswith("|") and bool(pattern(OPEN_ROW).fullmatch(text))
