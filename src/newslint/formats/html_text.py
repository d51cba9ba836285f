"""The text of a page: paragraphs, lines and cells as a reader sees them, and the map to the source."""

from html import unescape
from typing import NamedTuple

from newslint.document import Landmark, Suppression
from newslint.edit import Span
from newslint.formats.html_layout import BLOCK, LINE, Layout
from newslint.formats.html_tokens import Attributes
from newslint.formats.plain import BYTE_ORDER_MARK
from newslint.formats.source_map import MapBuilder, SourceMap, Writing
from newslint.formats.suppressions import Request, read_request
from newslint.text.patterns import pattern

SKIPPED = frozenset("script style pre code textarea template noscript svg head title iframe".split())
HEAD_CONTENT = SKIPPED | frozenset("base basefont bgsound link meta object".split())
WHITE = " \t\n\f\r"
CHANGES = r"[\t\n\f\r][ \t\n\f\r]*| [ \t\n\f\r]+|&(?:#\d+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]{1,31};?)"
UNWRITABLE = r"[\t\n\f\r]|  "
UNCLOSED = r"<[A-Za-z/!?]"  # unclosed markup, which browsers also hide
REFERENCE_END = r"&[#\w]{0,32}\Z"
REACH = 40  # code points; longer than any character reference
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
PLACEHOLDER = "\N{OBJECT REPLACEMENT CHARACTER}"


class TextRun(NamedTuple):
    """The start of a run of text in the source, and its span in the text without white space at its ends."""

    source: int
    span: Span


class Waiting(NamedTuple):
    """A suppression whose block is not yet read to its end, and where the block begins in the text."""

    request: Request
    place: Span
    start: int = 0


class TextReader:
    """Makes the text of a page from its tokens.

    Inline code is replaced by one protected placeholder, so that the spaces beside it are not reported as
    damage. All other skipped parts leave nothing.

    Args:
        source: The page.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._build = MapBuilder(source)
        self._layout = Layout()
        self._skipping: list[str] = []
        self._space: tuple[int, int] | None = None
        self._line = 0
        self._waiting: list[Waiting] = []  # their blocks have not begun
        self._begun: list[Waiting] = []
        self.pieces: list[TextRun] = []
        self.protected: list[Span] = []
        self.suppressions: list[Suppression] = []
        self.headings: list[Landmark] = []
        self._heading = 0

    def text(self, start: int, end: int) -> None:
        """Take a run of text."""
        if self._skipping:
            return
        if start == 0 and self._source.startswith(BYTE_ORDER_MARK):
            start = 1
        unclosed = pattern(UNCLOSED).search(self._source, start, end)
        end = unclosed.start() if unclosed else end
        raw = self._source[start:end]
        first = end - len(raw.lstrip(WHITE))
        self._see_space(start, first)
        if first < end:
            last = start + len(raw.rstrip(WHITE))
            self._separate()
            at = self._build.length
            self._copy(first, last)
            self.pieces.append(TextRun(start, Span(at, self._build.length)))
            self._see_space(last, end)

    def open(self, tag: str, attributes: Attributes) -> None:  # noqa: ARG002 -- text depends on tags only
        """Take a start tag."""
        if self._skipping[-1:] == ["head"] and tag not in HEAD_CONTENT:
            self._skipping.pop()
        if tag in HEADINGS:
            self._heading = self._build.length
        if tag in SKIPPED:
            self._skipping.append(tag)
            if tag == "pre":
                self._layout.open(tag, self._build.length)
        elif not self._skipping:
            self._layout.open(tag, self._build.length)

    def close(self, tag: str) -> None:
        """Take an end tag."""
        if tag in self._skipping:
            while self._skipping.pop() != tag:
                pass
            if tag == "code" and not self._skipping:
                self._placeholder()
        if tag in HEADINGS and self._build.length > self._heading:
            self.headings.append(Landmark("heading", Span(self._heading, self._build.length)))
        if not self._skipping:
            self._layout.close(tag, self._build.length)

    def comment(self, start: int, end: int) -> None:
        """Take a comment."""
        content = self._source[start:end].removeprefix("<!--").removesuffix("-->")
        request = read_request(content) if "newslint" in content.lower() else None
        if request:
            self._waiting.append(Waiting(request, Span(start, end)))

    def done(self) -> SourceMap:
        """The text and the map to the source; ends the reading."""
        self._end_block()
        at = self._build.length
        self.suppressions += [
            Suppression(request.rules, Span(at, at), place=place, reason=request.reason)
            for request, place, _ in self._waiting
        ]
        return self._build.done(Writing(_escape, _joins))

    def _see_space(self, start: int, end: int) -> None:
        if start < end and self._space is None:
            self._space = start, end

    def _separate(self) -> None:
        """Write the separator between the text so far and the next one."""
        separator = self._layout.take()
        if not self._build.length:
            separator, self._space = "", None
        if separator == BLOCK:
            self._end_block()
        if separator:
            self._build.insert(separator)
        elif self._space:
            start, end = self._space
            if end - start == 1 and self._source[start] == " ":
                self._build.copy(start, end)
            else:
                self._build.replace(start, end, " ")
        self._space = None
        if separator in (LINE, BLOCK):
            self._line = self._build.length
        self._begun += [some._replace(start=self._line) for some in self._waiting]
        self._waiting.clear()

    def _end_block(self) -> None:
        for request, place, start in self._begun:
            span = Span(start, self._build.length)
            self.suppressions.append(Suppression(request.rules, span, place=place, reason=request.reason))
        self._begun.clear()

    def _copy(self, start: int, end: int) -> None:
        last = start
        for found in pattern(CHANGES).finditer(self._source, start, end):
            at, behind = found.span()
            new: str | None = " "
            if self._source[at] == "&":
                new, behind = _decoded(found[0], behind)
            if new is not None:
                self._build.copy(last, at)
                self._build.replace(at, behind, new)
                last = behind
        self._build.copy(last, end)

    def _placeholder(self) -> None:
        self._separate()
        at = self._build.length
        self._build.insert(PLACEHOLDER)
        self.protected.append(Span(at, self._build.length))


def _decoded(reference: str, end: int) -> tuple[str | None, int]:
    """The text for a reference and the offset of its end; None if it is not a reference, as in `AT&T`."""
    new = unescape(reference)
    if new == reference:
        return None, end
    while len(new) > 1 and new[-1] == reference[-1]:  # `&notit` is a sign and `it`
        new, reference, end = new[:-1], reference[:-1], end - 1
    return (" " if new in WHITE else new), end


def _escape(text: str) -> str | None:
    if pattern(UNWRITABLE).search(text):
        return None
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _joins(source: str, span: Span, written: str) -> bool:
    """True if a bare `<` or `&` before would form a tag or reference with the text after it."""
    if source[span.start - 1 : span.start] == "<":
        return True
    reference = pattern(REFERENCE_END).search(source, max(0, span.start - REACH), span.start)
    if not reference:
        return False
    behind = written + source[span.end : span.end + REACH].partition("<")[0]
    return unescape(reference[0] + behind) != unescape(reference[0]) + unescape(behind)
