"""The list right below a line."""

from newslint.document.core import Line
from newslint.text.patterns import pattern

SIGN = r"[ \t]*\p{So}"  # a tick or a picture in the place of a bullet
CLOSE = 2  # lines from one item to the next: an empty one may be between


def list_end(line: Line) -> int | None:
    """The offset after the last item of the list directly below a line; None without a list.

    Args:
        line: A line that announces a list, such as one that ends with a colon.
    """
    last = line
    below = line.next
    while below is not None and below.index - last.index <= CLOSE and _is_item(below):
        last, below = below, below.next
    return None if last is line else last.content.end


def _is_item(line: Line) -> bool:
    return line.is_item or pattern(SIGN).match(line.text) is not None
