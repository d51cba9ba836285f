"""The tokens of a page with exact offsets, from the parser of the standard library."""

from bisect import bisect_left
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from newslint.document.lines import line_starts
from newslint.text.patterns import pattern

if TYPE_CHECKING:
    from newslint.formats.html_text import TextReader

Attributes = list[tuple[str, str | None]]


COMMENT_END = r"--\s*+!?>"


def _without_unclosed(source: str) -> str:
    """The page with `+` in place of the `<` of markup and comments that have no end."""
    closed = source.rfind(">") + 1
    source = source[:closed] + source[closed:].replace("<", "+")
    if "<!--" not in source:
        return source
    closed = max((found.end() for found in pattern(COMMENT_END).finditer(source)), default=0)
    return source[:closed] + source[closed:].replace("<!--", "+!--")


class Tokeniser(HTMLParser):
    """Passes the tokens of a source to the reader of its text, with offsets in code points.

    Text is passed in runs without markup. The parser reads a copy of equal length without `&` and `<![`,
    because it takes the rest of a page for text after an unfinished reference, and raises for sections that
    HTML does not have; and without the `<` of markup that is not closed, because it searches the rest of the
    page for the end of each. `strings` holds the start of each string that BeautifulSoup makes of that copy.
    """

    def __init__(self, source: str, reader: "TextReader") -> None:
        super().__init__(convert_charrefs=False)
        self.masked = _without_unclosed(source.replace("&", "+").replace("<![", "<!x"))
        self._starts = line_starts(source.split("\n"))
        self._reader = reader
        self._run: tuple[int, int] | None = None
        self._fresh = True
        self.strings: list[int] = []

    def run(self) -> None:
        """Read the whole source."""
        self.feed(self.masked)
        self.close()
        self._markup()

    def offset_of(self, line: int, column: int) -> int:
        """The offset of a place given by its line, from 1, and its column, from 0."""
        return self._starts[line - 1] + column

    def string_at(self, offset: int) -> int:
        """The number of strings that begin before `offset`."""
        return bisect_left(self.strings, offset)

    def _here(self) -> int:
        return self.offset_of(*self.getpos())

    def _text(self, length: int) -> None:
        start = self._here()
        if self._fresh:
            self.strings.append(start)
            self._fresh = False
        if self._run and self._run[1] == start:
            self._run = self._run[0], start + length
            return
        self._flush()
        self._run = start, start + length

    def _flush(self) -> None:
        if self._run:
            self._reader.text(*self._run)
            self._run = None

    def _markup(self) -> None:
        self._flush()
        self._fresh = True

    def handle_data(self, data: str) -> None:
        self._text(len(data))

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self._markup()
        self._reader.open(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._markup()
        self._reader.close(tag)

    def handle_comment(self, data: str) -> None:
        self._markup()
        start = self._here()
        end = self.masked.find(">", self.masked.find(data, start) + len(data))
        self._reader.comment(start, len(self.masked) if end < 0 else end + 1)

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002 -- the parser's signature
        self._markup()

    def handle_pi(self, data: str) -> None:  # noqa: ARG002 -- the parser's signature
        self._markup()

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002 -- the parser's signature
        self._markup()
