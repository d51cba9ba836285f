"""How to delete whole lines without leaving a gap."""

from newslint.document.core import Line
from newslint.edit import Edit, Fix, Span


def without_lines(first: Line, last: Line) -> Edit:
    """The edit that deletes the lines from `first` to `last` with their line ends.

    It also deletes an empty line where two would meet, or where one would be at either end of the text. At
    the end this applies only to a line without white space, because white space there is damage of its own.
    """
    lines = first.document.lines
    final = len(lines) - 1
    length = len(first.document.text)
    start, end = first.start, min(last.end + 1, length)
    above_open = first.index == 0 or lines[first.index - 1].blank
    below = lines[last.index + 1] if last.index < final else None
    at_end = below is None or (below.index == final and below.start == length)
    if above_open and below is not None and not at_end and below.blank:
        end = min(below.end + 1, length)
    elif at_end and first.index > 0 and not lines[first.index - 1].text:
        start = lines[first.index - 1].start
    return Edit(Span(start, end), "")


def deletion(first: Line, last: Line | None = None) -> Fix:
    """The fix that deletes the lines from `first` to `last`, or only the first."""
    return Fix((without_lines(first, last or first),))
