"""The properties of a line that depend only on its own text."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, count
from operator import add
from typing import Final

from newslint.edit import Span
from newslint.text.patterns import pattern
from newslint.text.sentences import TERMINAL, ends_sentence

LEADING_MARKS = (
    r"[ \t\N{NO-BREAK SPACE}]*(?:>[ \t]*)*(?:#{1,6}[ \t]+|[-*+\N{BULLET}\N{TRIANGULAR BULLET}\N{BLACK SMALL SQUARE}"
    r"\N{WHITE BULLET}\N{BLACK CIRCLE}\N{BLACK SQUARE}\N{MIDDLE DOT}][ \t]+|\d{1,3}[.)][ \t]+)?(?:\*{1,3}|_{1,3})?"
)
WHITE_SPACE = " \t\N{NO-BREAK SPACE}"
TRAILING_MARKS = WHITE_SPACE + "*_"
LONGEST_MARK = 3
ITEM = (
    r"[ \t]*(?:[-*+\N{BULLET}\N{TRIANGULAR BULLET}\N{BLACK SMALL SQUARE}\N{WHITE BULLET}\N{BLACK CIRCLE}"
    r"\N{BLACK SQUARE}\N{MIDDLE DOT}\N{HYPHEN BULLET}]|\d{1,3}[.)])[ \t\N{NO-BREAK SPACE}]+\S"
)
WIDE_SCRIPT = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]"
PROSE_WORDS = 8
LONG_PROSE_WORDS = 20
PROSE_WIDE_CHARACTERS = 20
HEADING_MARK = r"[ \t]{0,3}#{1,6}[ \t]+\S"
HEADING_WORDS = 16
HEADING_CHARACTERS = 120
UNLIKE_HEADING = TERMINAL.replace("?", "").replace("!", "") + ",;:|"


class BareLine(ABC):
    """A line and the properties of its text, each computed once; a document's `Line` adds its surroundings.

    Args:
        index: The number of lines above.
        start: The offset of its first code point.
        text: Its text, without its line end.
    """

    def __init__(self, index: int, start: int, text: str) -> None:
        self.index: Final = index
        self.start: Final = start
        self.end: Final = start + len(text)
        self.text: Final = text
        self.blank: Final = not text or text.isspace()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.index}, {self.text!r})"

    @property
    @abstractmethod
    def protected(self) -> bool:
        """True if the whole line is code, front matter or the like."""

    @property
    @abstractmethod
    def is_heading(self) -> bool:
        """True for a marked heading, and for a short capitalised line above prose that is not a sentence."""

    @property
    def span(self) -> Span:
        """The line without the white space around it; the whole line if it is empty."""
        if self.blank:
            return Span(self.start, self.end)
        start = self.end - len(self.text.lstrip())
        return Span(start, start + len(self.text.strip()))

    @property
    def content(self) -> Span:
        """The words of the line, without white space, bullet, number, heading marks and emphasis around."""
        start, end = self._bare_part
        return Span(self.start + start, self.start + end)

    @cached_property
    def words(self) -> str:
        """The text of `content`."""
        start, end = self._bare_part
        return self.text[start:end].strip()

    @cached_property
    def _bare_part(self) -> tuple[int, int]:
        # stored as offsets, because a span for each of many lines costs the garbage collector time
        return bare(self.text)

    @cached_property
    def is_item(self) -> bool:
        """True for a list item: a bullet or number, a space, and text after it."""
        return not self.text[:1].isalpha() and pattern(ITEM).match(self.text) is not None

    @cached_property
    def is_row(self) -> bool:
        """True for a line that begins with a pipe, like the row of a table."""
        return self.text.lstrip().startswith("|")

    @cached_property
    def is_prose(self) -> bool:
        """True for a line of running text: eight words or more, with the end of a sentence.

        A line of twenty words counts whatever its end. In scripts without spaces, characters are counted.
        """
        return not self.is_row and _is_prose(self.words)


def _is_prose(words: str) -> bool:
    count = words.count(" ") + 1
    if count >= PROSE_WORDS:
        return ends_sentence(words) or count >= LONG_PROSE_WORDS
    if words.isascii():
        return False
    wide = len(pattern(WIDE_SCRIPT).findall(words))
    return wide >= PROSE_WIDE_CHARACTERS and ends_sentence(words)


def is_marked_heading(text: str) -> bool:
    """True for a Markdown heading with hashes."""
    return pattern(HEADING_MARK).match(text) is not None


def may_be_heading(words: str) -> bool:
    """True for a short line that does not begin with a small letter and does not end like a sentence."""
    if not words or len(words) > HEADING_CHARACTERS or words.count(" ") >= HEADING_WORDS:
        return False
    return words[-1] not in UNLIKE_HEADING and not words[0].islower()


def bare(text: str) -> tuple[int, int]:
    """Start and end of a line's words, without white space, bullet, number, marks and emphasis around."""
    first = 0
    if not text[:1].isalpha():
        lead = pattern(LEADING_MARKS).match(text)
        first = lead.end() if lead else 0
    if text[-1:] not in TRAILING_MARKS:
        return first, len(text)
    return first, first + len(_without_trailing_marks(text[first:]))


def _without_trailing_marks(text: str) -> str:
    """The text without the white space at its end and the emphasis before that."""
    ink = text.rstrip(WHITE_SPACE)
    for mark in "*_":
        inner = ink.rstrip(mark)
        if 0 < len(ink) - len(inner) <= LONGEST_MARK:
            return inner
    return ink


def line_starts(lines: Iterable[str]) -> list[int]:
    """The offset of the first code point of each line, in a text with U+000A between lines."""
    ends = map(add, accumulate(map(len, lines)), count(1))
    return [0, *ends][:-1]
