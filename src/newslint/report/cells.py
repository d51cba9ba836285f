"""A part of a line as cells of known width, cut to fit the terminal, with the marked cells underlined.

Widths are columns of a terminal: two for wide East Asian characters, zero for combining marks.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, combining, east_asian_width

from newslint.edit import Span
from newslint.report.visible import visible_char

COLUMNS = 96  # for the text of a line; the gutter takes the rest of a terminal of 110 columns
CONTEXT = 24  # columns kept at each end of a marked place that is itself too long
SLACK = 12  # columns that may be given up to cut between two words
TAB = 4
SPACES = {
    " ": "\N{MIDDLE DOT}",
    "\t": "\N{RIGHTWARDS ARROW}   ",
    "\N{NO-BREAK SPACE}": "\N{SHOULDERED OPEN BOX}",
}
OTHER_SPACE = "\N{OPEN BOX}"
Cells = Sequence[
    str
]  # how each code point is shown; a plain string if each is shown as itself, one column wide


class Run(NamedTuple):
    """Adjacent cells, all marked or none."""

    text: str
    width: int
    marked: bool


DOTS = Run("\N{HORIZONTAL ELLIPSIS}", 1, marked=False)


class Strip(NamedTuple):
    """A line of a text and the part of it to mark; with `shows_spaces`, white space there is visible."""

    line: str
    mark: Span
    shows_spaces: bool = False


def runs_of(strip: Strip) -> list[Run]:
    """The cells around the marked place, at most `COLUMNS` wide, with an ellipsis for each part left out."""
    line, (start, end), shows_spaces = strip
    low, high = max(0, start - COLUMNS), min(len(line), end + COLUMNS)
    before, after = _cells(line[low:start]), _cells(line[end:high])
    shown = (
        line[start:end]
        if end - start <= 2 * COLUMNS
        else line[start : start + COLUMNS] + line[end - COLUMNS : end]
    )
    marked = [_visible_space(char) for char in shown] if shows_spaces else _cells(shown)
    complete = low == 0 and high == len(line) and len(shown) == end - start
    if complete and _width(before) + _width(marked) + _width(after) <= COLUMNS:
        return [_run(before), _run(marked, marked=True), _run(after)]
    room = COLUMNS - min(CONTEXT, _width(before)) - min(CONTEXT, _width(after))
    if len(shown) < end - start or _width(marked) > room:
        marked = _shortened(marked, room)
    return _cut(before, marked, after, whole=(low == 0, high == len(line)))


def draw(runs: Iterable[Run], paint: Callable[[str], str]) -> str:
    """The cells as text, the marked ones painted."""
    return "".join([paint(run.text) if run.marked else run.text for run in runs]).rstrip()


def underline(runs: Iterable[Run], sign: str) -> str:
    """A line of `sign` under the marked cells; empty where none is marked."""
    return "".join([(sign if run.marked else " ") * run.width for run in runs]).rstrip()


def _cells(text: str) -> Cells:
    if (text.isascii() and text.isprintable()) or all(map(_is_itself, text)):
        return text
    return [" " * TAB if char == "\t" else visible_char(char) for char in text]


@lru_cache(1 << 12)
def _is_itself(char: str) -> bool:
    """True for a code point that is shown as itself, one column wide."""
    return visible_char(char) == char and _cell_width(char) == 1


def _visible_space(char: str) -> str:
    """How a code point is shown where white space is made visible."""
    if not char.isspace():
        return visible_char(char)
    return SPACES.get(char) or (OTHER_SPACE if category(char) == "Zs" else visible_char(char))


@lru_cache(1 << 12)
def _cell_width(cell: str) -> int:
    if len(cell) > 1:
        return len(cell)
    if combining(cell) or category(cell) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(cell) in "WF" else 1


def _width(cells: Cells) -> int:
    return len(cells) if isinstance(cells, str) else sum(map(_cell_width, cells))


def _run(cells: Cells, *, marked: bool = False) -> Run:
    return Run(cells if isinstance(cells, str) else "".join(cells), _width(cells), marked)


def _shortened(marked: Cells, room: int) -> Cells:
    lead = _at_word(_leading(marked, room * 2 // 3))
    trail = _at_word(_leading(marked[::-1], room // 3 - 1))[::-1]
    return [*lead, DOTS.text, *trail]


def _cut(before: Cells, marked: Cells, after: Cells, *, whole: tuple[bool, bool]) -> list[Run]:
    room = COLUMNS - 2 - _width(marked)
    left, right = _width(before), _width(after)
    share = min(left, max(room // 2, room - right))
    head = _leading(before[::-1], share)[::-1]
    tail = _leading(after, room - _width(head))
    runs = [_run(marked, marked=True)]
    if len(head) < len(before) or not whole[0]:
        runs = [DOTS, _run(_at_word(head[::-1])[::-1]), *runs]
    else:
        runs = [_run(head), *runs]
    if len(tail) < len(after) or not whole[1]:
        return [*runs, _run(_at_word(tail)), DOTS]
    return [*runs, _run(tail)]


def _leading(cells: Cells, room: int) -> Cells:
    if isinstance(cells, str):
        return cells[: max(0, room)]
    for index, cell in enumerate(cells):
        room -= _cell_width(cell)
        if room < 0:
            return cells[:index]
    return cells


def _at_word(cells: Cells) -> Cells:
    """The cells up to the last space, if it is near the end; otherwise all of them."""
    for back in range(1, min(SLACK, len(cells)) + 1):
        if cells[-back] == " ":
            return cells[: len(cells) - back + 1]
    return cells
