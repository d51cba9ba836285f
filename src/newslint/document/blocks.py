"""Blocks: runs of lines that form a paragraph, a list, a table or a heading."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from newslint.document.lines import BareLine

L = TypeVar("L", bound=BareLine)


def kind_of(line: BareLine) -> str:
    """The kind of block that a line belongs to: `table`, `list`, `heading` or `paragraph`."""
    if line.is_row:
        return "table"
    if line.is_item:
        return "list"
    return "heading" if line.is_heading else "paragraph"


def read_blocks(lines: Iterable[L], *, joins_lines: bool) -> Iterator[tuple[str, tuple[L, ...]]]:
    """Yield the kind and the lines of each block.

    Args:
        lines: All lines of a document.
        joins_lines: True if adjacent lines form a paragraph, as in Markdown; otherwise each line is one,
            because extractors write a paragraph on one line.
    """
    run: list[L] = []
    kind = ""
    joined = ("list", "table", "paragraph") if joins_lines else ("list", "table")
    for line in lines:
        now = "" if line.blank or line.protected else kind_of(line)
        if run and (now != kind or now not in joined):
            yield kind, tuple(run)
            run = []
        if now:
            run.append(line)
        kind = now
    if run:
        yield kind, tuple(run)
