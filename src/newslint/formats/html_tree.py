"""The elements of a page from BeautifulSoup, matched with the text from the tokenizer."""

from __future__ import annotations

import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newslint.document import Landmark
from newslint.edit import Span
from newslint.formats.html_text import TextRun
from newslint.formats.html_tokens import Tokeniser

if TYPE_CHECKING:
    from bs4 import Tag

WANTED = frozenset("table tr td th nav aside footer header form figure".split())
LANDMARKS = frozenset("nav aside footer header form figure".split())
ATTRIBUTES = ("role", "colspan", "rowspan")
ROLES = {
    "navigation": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    "banner": "header",
    "search": "form",
}
# Inside these, a header or footer is not that of the page: https://www.w3.org/TR/html-aam-1.0/#el-header
SECTIONS = frozenset("article aside main nav section".split())
OF_THE_PAGE = frozenset(("header", "footer"))


class Around(NamedTuple):
    """The surroundings of an element: a table, by its index in the list of elements, its head, a section."""

    table: int = -1
    in_head: bool = False
    in_section: bool = False


class Element(NamedTuple):
    """An element of one of the wanted kinds.

    Args:
        tag: Its name, in lower case.
        attributes: Those of `role`, `colspan` and `rowspan` that it has.
        around: Its surroundings.
        strings: The strings inside it: the index of the first in the page, and the index after the last.
    """

    tag: str
    attributes: dict[str, str]
    around: Around
    strings: tuple[int, int]


class PageTree:
    """The wanted elements of a page, in order; none if the two parsers do not agree.

    Args:
        tokens: The tokenizer, after its run.
        pieces: The runs of text that it passed, except those of white space only.
    """

    def __init__(self, tokens: Tokeniser, pieces: Sequence[TextRun]) -> None:
        self._strings = [bisect_right(tokens.strings, piece.source) - 1 for piece in pieces]
        self._pieces = pieces
        self.elements: Sequence[Element] = _elements(tokens) or ()

    def span(self, first: int, last: int) -> Span | None:
        """The span of the strings from `first` to before `last`; None if they hold only white space."""
        start, end = bisect_left(self._strings, first), bisect_left(self._strings, last)
        if start >= end:
            return None
        return Span(self._pieces[start].span.start, self._pieces[end - 1].span.end)


def read_landmarks(tree: PageTree) -> Iterator[Landmark]:
    """Yield each landmark with text; the header and footer of an article are not landmarks of the page."""
    for element in tree.elements:
        roles = element.attributes.get("role", "").lower().split()
        role = next((ROLES[role] for role in roles if role in ROLES), None)
        if role is None and element.tag in LANDMARKS:
            own = element.tag in OF_THE_PAGE and element.around.in_section
            role = None if own else element.tag
        span = tree.span(*element.strings) if role else None
        if role and span:
            yield Landmark(role, span)


def _elements(tokens: Tokeniser) -> list[Element] | None:
    """The wanted elements; None unless both parsers have the same number of strings before each tag."""
    import bs4  # noqa: PLC0415 -- 80 ms, only for pages with tables or landmarks

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # XML read as HTML, text that looks like an address
        soup = bs4.BeautifulSoup(tokens.masked, "html.parser")
    position = _TreePosition(soup)
    for node in soup.descendants:
        position.leave_to(node.parent)
        if isinstance(node, bs4.Tag):
            place = tokens.offset_of(node.sourceline or 1, node.sourcepos or 0)
            if tokens.string_at(place) != position.strings:
                return None
            position.enter(node)
        elif not isinstance(node, bs4.element.PreformattedString):
            position.strings += 1
    position.leave_to(None)
    return position.found if position.strings == len(tokens.strings) else None


class _TreePosition:
    """The state of a walk through the tree: the open tags, and the strings passed."""

    def __init__(self, root: Tag) -> None:
        self._open: list[tuple[Tag, int, Around]] = [(root, -1, Around())]
        self.found: list[Element] = []
        self.strings = 0

    def enter(self, tag: Tag) -> None:
        index, around = -1, self._open[-1][2]
        if tag.name in WANTED or "role" in tag.attrs:
            index = len(self.found)
            attributes = {name: str(tag.attrs[name]) for name in ATTRIBUTES if name in tag.attrs}
            self.found.append(Element(tag.name, attributes, around, (self.strings, self.strings)))
        self._open.append((tag, index, _inside(tag.name, index, around)))

    def leave_to(self, parent: Tag | None) -> None:
        while self._open and self._open[-1][0] is not parent:
            _, index, _ = self._open.pop()
            if index >= 0:
                element = self.found[index]
                self.found[index] = element._replace(strings=(element.strings[0], self.strings))


def _inside(tag: str, index: int, around: Around) -> Around:
    if tag == "table":
        return Around(index, in_section=around.in_section)
    if tag == "thead":
        return around._replace(in_head=True)
    return around._replace(in_section=True) if tag in SECTIONS else around
