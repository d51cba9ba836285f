"""Two or more spaces between two words."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit


def double_space(document: Document) -> Iterator[Hit]:
    """Yield each run of two or more spaces between two words of running text."""
    text = document.text
    at = text.find("  ")
    while at >= 0:
        end = at + 2
        while text.startswith(" ", end):
            end += 1
        inside = at > 0 and end < len(text) and not text[at - 1].isspace() and not text[end].isspace()
        if inside and not _is_in_row(text, at):
            yield Hit(Span(at, end), {"blanks": end - at}, Fix((Edit(Span(at, end), " "),)))
        at = text.find("  ", end)


def _is_in_row(text: str, at: int) -> bool:
    """True if the line of a place begins with a pipe, like the row of a table."""
    return text[text.rfind("\n", 0, at) + 1 : at].lstrip().startswith("|")
