"""Lines, and what can be said of one without reading the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.edit import Span
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence

if TYPE_CHECKING:
    from newslint.document.core import Document

LEADING_MARKS = (
    r"[ \t\N{NO-BREAK SPACE}]*(?:>[ \t]*)*(?:#{1,6}[ \t]+|[-*+\N{BULLET}\N{TRIANGULAR BULLET}\N{BLACK SMALL SQUARE}"
    r"\N{WHITE BULLET}\N{BLACK CIRCLE}\N{BLACK SQUARE}\N{MIDDLE DOT}][ \t]+|\d{1,3}[.)][ \t]+)?(?:\*{1,3}|_{1,3})?"
)
BLANKS = " \t\N{NO-BREAK SPACE}"
LONGEST_MARK = 3
ITEM = (
    r"[ \t]*(?:[-*+\N{BULLET}\N{TRIANGULAR BULLET}\N{BLACK SMALL SQUARE}\N{WHITE BULLET}\N{BLACK CIRCLE}"
    r"\N{BLACK SQUARE}\N{MIDDLE DOT}\N{HYPHEN BULLET}]|\d{1,3}[.)])[ \t\N{NO-BREAK SPACE}]+\S"
)
WIDE_SCRIPT = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]"
PROSE_WORDS = 8
PROSE_WIDE_CHARACTERS = 20


class Line:
    """One line, without its line end."""

    __slots__ = ("_content", "document", "end", "index", "start")

    def __init__(self, document: Document, index: int, start: int, end: int) -> None:
        self.document = document
        self.index = index
        self.start = start
        self.end = end
        self._content: Span | None = None

    def __repr__(self) -> str:
        return f"Line({self.index}, {self.text!r})"

    @property
    def text(self) -> str:
        """The line as it stands."""
        return self.document.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """The line without the blanks around it; the whole line where it is blank."""
        text = self.text
        bare = text.strip()
        if not bare:
            return Span(self.start, self.end)
        start = self.start + text.index(bare[0])
        return Span(start, start + len(bare))

    @property
    def content(self) -> Span:
        """The line's words: without blanks, bullet, number, heading marks and emphasis around the whole."""
        if self._content is None:
            self._content = bare(self.document.text, self.start, self.end)
        return self._content

    @property
    def words(self) -> str:
        """The text of `content`."""
        start, end = self.content
        return self.document.text[start:end].strip()

    @property
    def blank(self) -> bool:
        """True where nothing but blanks stands on the line."""
        text = self.text
        return not text or text.isspace()

    @property
    def protected(self) -> bool:
        """True where the whole line is code, front matter or the like."""
        places = self.document.known.protected
        return bool(places) and any(place.holds(Span(self.start, self.end)) for place in places)

    @property
    def is_item(self) -> bool:
        """True for a list item: a bullet or number, a blank, and something behind it."""
        return pattern(ITEM).match(self.document.text, self.start, self.end) is not None

    @property
    def is_row(self) -> bool:
        """True for a line that begins with a pipe, as a table's row does."""
        return self.text.lstrip().startswith("|")

    @property
    def is_prose(self) -> bool:
        """True for a line that reads as running text: eight words or more that end as a sentence does.

        A line of twenty words counts whatever its end; in scripts without blanks characters are counted.
        """
        words = self.words
        count = words.count(" ") + 1
        if count < PROSE_WORDS:
            wide = len(pattern(WIDE_SCRIPT).findall(words))
            return wide >= PROSE_WIDE_CHARACTERS and ends_sentence(words)
        return not self.is_row and (ends_sentence(words) or count >= 20)

    @property
    def previous(self) -> Line | None:
        """The nearest line above that is not blank."""
        return self._neighbour(-1)

    @property
    def next(self) -> Line | None:
        """The nearest line below that is not blank."""
        return self._neighbour(+1)

    def _neighbour(self, step: int) -> Line | None:
        lines = self.document.lines
        index = self.index + step
        while 0 <= index < len(lines):
            if not lines[index].blank:
                return lines[index]
            index += step
        return None


def bare(text: str, start: int, end: int) -> Span:
    """The part of `text[start:end]` inside blanks, bullet or number, heading marks and emphasis."""
    lead = pattern(LEADING_MARKS).match(text, start, end)
    first = lead.end() if lead else start
    return Span(first, first + len(_without_trailing_marks(text[first:end])))


def _without_trailing_marks(text: str) -> str:
    """The text without the blanks at its end and the emphasis they leave bare."""
    ink = text.rstrip(BLANKS)
    for mark in "*_":
        inner = ink.rstrip(mark)
        if 0 < len(ink) - len(inner) <= LONGEST_MARK:
            return inner
    return ink


def line_starts(text: str) -> list[int]:
    """The offset of each line's first code point; a line feed at the end of the text begins one more line."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
