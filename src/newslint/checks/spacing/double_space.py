from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

COLUMN = r"(?<=\S[ ]{2,})\S+(?:[ ]\S+)*"


def double_space(document: Document) -> Iterator[Hit]:
    """Yield each run of two or more spaces between two words of running text."""
    text = document.text
    at = text.find("  ")
    while at >= 0:
        end = at + 2
        while text.startswith(" ", end):
            end += 1
        inside = at > 0 and end < len(text) and not text[at - 1].isspace() and not text[end].isspace()
        if inside and not _is_in_row(text, at) and not _is_in_columns(document, at):
            yield Hit(Span(at, end), {"spaces": end - at}, Fix((Edit(Span(at, end), " "),)))
        at = text.find("  ", end)


def _is_in_columns(document: Document, at: int) -> bool:
    """True if the line of a place is not prose, and shares the edge of a column with an adjacent line."""
    line = document.line_at(at)
    if line.is_prose or line.is_item:
        return False
    beside = (
        document.lines[index]
        for index in (line.index - 1, line.index + 1)
        if 0 <= index < len(document.lines)
    )
    return any(not other.is_prose and _share_an_edge(line.text, other.text) for other in beside)


def _share_an_edge(one: str, other: str) -> bool:
    """True if a word after two spaces or more begins, or ends, at the same place in both lines."""
    (starts, ends), (other_starts, other_ends) = map(_edges, (one, other))
    return bool(starts & other_starts or ends & other_ends)


def _edges(line: str) -> tuple[set[int], set[int]]:
    found = list(pattern(COLUMN).finditer(line))
    return {one.start() for one in found}, {one.end() for one in found}


def _is_in_row(text: str, at: int) -> bool:
    """True if the line of a place begins with a pipe, like the row of a table."""
    return text[text.rfind("\n", 0, at) + 1 : at].lstrip().startswith("|")
