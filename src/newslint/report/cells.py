"""A stretch of one line as cells of known width, cut to what fits, with the marked ones underlined.

Widths are columns of a terminal: two for wide East Asian characters, none for combining marks.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import NamedTuple
from unicodedata import category, combining, east_asian_width

from newslint.edit import Span
from newslint.report.visible import visible_char

COLUMNS = 96  # of a line's text; the rest of a terminal of 110 columns is the gutter's
CONTEXT = 24  # columns kept on each side of a marked place that is itself too long
SLACK = 12  # columns given up so that a cut falls between two words
TAB = 4
BLANKS = {
    " ": "\N{MIDDLE DOT}",
    "\t": "\N{RIGHTWARDS ARROW}   ",
    "\N{NO-BREAK SPACE}": "\N{SHOULDERED OPEN BOX}",
}
OTHER_BLANK = "\N{OPEN BOX}"
LINE_END = "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"


class Cell(NamedTuple):
    """One code point as it is shown."""

    text: str
    width: int
    marked: bool


class Strip(NamedTuple):
    """One line of a text and the part of it that is meant; `blanks` asks to make blanks in it visible."""

    line: str
    mark: Span
    blanks: bool = False


def cells_of(strip: Strip) -> list[Cell]:
    """The cells around the marked place, at most `COLUMNS` wide, with an ellipsis for each part left out."""
    line, (start, end), blanks = strip
    low, high = max(0, start - COLUMNS), min(len(line), end + COLUMNS)
    before = [_cell(char, marked=False) for char in line[low:start]]
    after = [_cell(char, marked=False) for char in line[end:high]]
    shown = (
        line[start:end]
        if end - start <= 2 * COLUMNS
        else line[start : start + COLUMNS] + line[end - COLUMNS : end]
    )
    marked = [_marked(char, blanks=blanks) for char in shown]
    complete = low == 0 and high == len(line) and len(shown) == end - start
    if complete and _width(before) + _width(marked) + _width(after) <= COLUMNS:
        return [*before, *marked, *after]
    room = COLUMNS - min(CONTEXT, _width(before)) - min(CONTEXT, _width(after))
    if len(shown) < end - start or _width(marked) > room:
        marked = _shortened(marked, room)
    return _cut(before, marked, after, whole=(low == 0, high == len(line)))


def draw(cells: Iterable[Cell], paint: Callable[[str], str]) -> str:
    """The cells as text, the marked ones painted."""
    parts = (
        paint(text) if marked else text
        for marked, group in groupby(cells, key=lambda cell: cell.marked)
        for text in ["".join(cell.text for cell in group)]
    )
    return "".join(parts).rstrip()


def underline(cells: Sequence[Cell], sign: str) -> str:
    """A line of `sign` under the marked cells; empty where none is marked."""
    row = "".join((sign if cell.marked else " ") * cell.width for cell in cells)
    return row.rstrip()


def _cell(char: str, *, marked: bool) -> Cell:
    if " " <= char <= "~":
        return Cell(char, 1, marked)
    if char == "\t":
        return Cell(" " * TAB, TAB, marked)
    shown = visible_char(char)
    return Cell(shown, _char_width(shown) if len(shown) == 1 else len(shown), marked)


def _marked(char: str, *, blanks: bool) -> Cell:
    if not blanks or not char.isspace():
        return _cell(char, marked=True)
    shown = BLANKS.get(char) or (OTHER_BLANK if category(char) == "Zs" else visible_char(char))
    return Cell(shown, len(shown), marked=True)


def _char_width(char: str) -> int:
    if combining(char) or category(char) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _width(cells: Iterable[Cell]) -> int:
    return sum(cell.width for cell in cells)


def _shortened(marked: list[Cell], room: int) -> list[Cell]:
    lead = _at_word(_leading(marked, room * 2 // 3))
    trail = _at_word(_leading(marked[::-1], room // 3 - 1))[::-1]
    return [*lead, Cell("\N{HORIZONTAL ELLIPSIS}", 1, marked=True), *trail]


def _cut(
    before: list[Cell], marked: list[Cell], after: list[Cell], *, whole: tuple[bool, bool]
) -> list[Cell]:
    room = COLUMNS - 2 - _width(marked)
    dots = Cell("\N{HORIZONTAL ELLIPSIS}", 1, marked=False)
    left, right = _width(before), _width(after)
    share = min(left, max(room // 2, room - right))
    head = _leading(before[::-1], share)[::-1]
    tail = _leading(after, room - _width(head))
    if len(head) < len(before) or not whole[0]:
        head = [dots, *_at_word(head[::-1])[::-1]]
    if len(tail) < len(after) or not whole[1]:
        tail = [*_at_word(tail), dots]
    return [*head, *marked, *tail]


def _leading(cells: Sequence[Cell], room: int) -> list[Cell]:
    kept: list[Cell] = []
    for cell in cells:
        room -= cell.width
        if room < 0:
            break
        kept.append(cell)
    return kept


def _at_word(cells: list[Cell]) -> list[Cell]:
    """The cells up to the last blank, if it is near; all of them otherwise."""
    for back in range(1, min(SLACK, len(cells)) + 1):
        if cells[-back].text == " ":
            return cells[: len(cells) - back + 1]
    return cells
