"""The tables of a page: rows of cells, filled up where a cell spans several."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.document import Cell, Grid, Row
from newslint.edit import Span
from newslint.formats.html_tree import Element, PageTree

MOST_COLUMNS = 1000  # the limits of the HTML standard
PICTURE = ("presentation", "none")  # roles of a table that is used for layout


class RawCell(NamedTuple):
    """A cell as the page has it; `span` is None if it holds no text."""

    span: Span | None
    columns: int
    rows: int


def read_grids(tree: PageTree, text: str) -> Iterator[Grid]:
    """Yield each table with text, an outer one before those in its cells; not those used for layout.

    Args:
        tree: The page's elements.
        text: The page's text.
    """
    parts: dict[int, list[Element]] = {}
    for index, element in enumerate(tree.elements):
        if element.tag == "table" and element.attributes.get("role", "").lower() not in PICTURE:
            parts[index] = []
        elif element.tag in ("tr", "td", "th") and element.around.table in parts:
            parts[element.around.table].append(element)
    for index, some in parts.items():
        rows, has_header = _rows(tree, some, tree.elements[index].strings[1])
        if rows:
            yield _grid_of(rows, text, has_header=has_header)


def _rows(tree: PageTree, parts: Sequence[Element], end: int) -> tuple[list[tuple[Span, ...]], bool]:
    """The cells of each row with text, and whether the first is a header; a cell without text is empty."""
    if not parts:
        return [], False
    ends = [element.strings[0] for element in parts[1:]] + [end]
    rows: list[list[RawCell]] = []
    header = False
    for element, stop in zip(parts, ends, strict=True):
        if element.tag == "tr":
            rows.append([])
        elif rows:
            if len(rows) == 1:
                heads = element.tag == "th" or element.around.in_head
                header = heads and (header or not rows[0])
            span = tree.span(element.strings[0], min(element.strings[1], stop))
            rows[-1].append(RawCell(span, _count(element, "colspan"), _count(element, "rowspan")))
    grid = [_placed(row) for row in _grid(rows)]
    return [row for row in grid if row], header and bool(grid[0])


def _count(element: Element, name: str) -> int:
    value = element.attributes.get(name, "1").strip()
    if not (value.isascii() and value.isdigit()):
        return 1
    count = int(value[:6])
    return MOST_COLUMNS if name == "rowspan" and count == 0 else min(max(count, 1), MOST_COLUMNS)


def _grid(rows: Sequence[Sequence[RawCell]]) -> Iterator[list[Span | None]]:
    """Yield each row, with an empty cell wherever a cell from the left or from above spans it.

    No cell spans more than the widest row of plain cells, because pages write `colspan="100"` for `all`.
    """
    width = max((len(row) for row in rows), default=0)
    reaching: dict[int, int] = {}
    for row in rows:
        made: list[Span | None] = []
        below: dict[int, int] = {}
        spare = width - len(row) - len(reaching)
        for cell in row:
            _skip_spanned(made, reaching)
            extra = max(0, min(cell.columns - 1, spare))
            spare -= extra
            if cell.rows > 1:
                below |= dict.fromkeys(range(len(made), len(made) + 1 + extra), cell.rows - 1)
            made += [cell.span, *[None] * extra]
        _skip_spanned(made, reaching)
        yield made
        reaching = {column: left - 1 for column, left in reaching.items() if left > 1} | below


def _skip_spanned(made: list[Span | None], reaching: dict[int, int]) -> None:
    while len(made) in reaching:
        made.append(None)


def _placed(row: Sequence[Span | None]) -> tuple[Span, ...]:
    """The row; a cell without text becomes an empty span after the cell before. Empty if all have no text."""
    at = next((span.start for span in row if span), None)
    if at is None:
        return ()
    spans: list[Span] = []
    for span in row:
        spans.append(span or Span(at, at))
        at = spans[-1].end
    return tuple(spans)


def _grid_of(placed: Sequence[tuple[Span, ...]], text: str, *, has_header: bool) -> Grid:
    rows = tuple(
        Row(
            tuple(Cell(text[start:end], Span(start, end)) for start, end in spans),
            Span(spans[0].start, spans[-1].end),
        )
        for spans in placed
    )
    span = Span(rows[0].span.start, rows[-1].span.end)
    return Grid(rows, rows[0] if has_header else None, None, span, "html")
