from collections.abc import Iterator

from newslint.document import Line
from newslint.document.tables import DASHES
from newslint.rule import Hit
from newslint.text.patterns import pattern

FLAT_DELIMITER = rf"\|\s*(?:\|\s*:?[{DASHES}]{{1,}}:?\s*){{2,}}\|"


def flattened_table(line: Line) -> Iterator[Hit]:
    """Yield a line that holds a whole table: header, row of dashes and rows, one after the other."""
    found = pattern(FLAT_DELIMITER).search(line.document.text, line.start, line.end)
    if found and "|" in line.document.text[line.start : found.start()].strip("| \t"):
        yield Hit(line.span, {"columns": found[0].count("|") - 2})
