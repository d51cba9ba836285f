from collections.abc import Iterator

from newslint.document import Table
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit


def tight_pipe(table: Table) -> Iterator[Hit]:
    """Yield each cell without a space before its closing pipe, in a table with spaces everywhere else."""
    if table.markup != "pipe" or not table.delimiter:
        return
    text = table.document.text
    padded, tight = 0, []
    width = len(table.rows[0].cells)
    for row in table.rows:
        for cell in row.cells if len(row.cells) == width else ():
            end = cell.span.end
            if cell.text and text[end : end + 1] == "|":
                tight.append(cell)
            elif cell.text and text[end : end + 2] == " |":
                padded += 1
    if tight and padded > 2 * len(tight):
        for cell in tight:
            end = cell.span.end
            start = max(cell.span.start, text.rfind(" ", 0, end) + 1)
            yield Hit(Span(start, end + 1), {}, Fix((Edit(Span(end, end), " "),)))
