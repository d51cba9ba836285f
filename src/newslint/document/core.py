"""A document: its text, where it came from, and the views rules read it through."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from newslint.document.blocks import Block, Sentence, read_blocks, read_sentences
from newslint.document.facts import Facts, Origin
from newslint.document.lines import Line, line_starts, read_lines
from newslint.document.quotes import is_quoted
from newslint.document.tables import Cell, Row, Table, read_tables
from newslint.document.zones import Zones, find_zones
from newslint.edit import Span
from newslint.text.language import language_of

NO_FACTS = Facts()
BARED = " \t-*>#_"
SHORTEST_BARE = 8
View = Any  # a Document, Line, Block, Table, Row, Cell or Sentence: a check's first parameter says which


class Document:
    """An article and its lazy views.

    Args:
        text: What rules read: decoded, markup resolved, lines ended by a line feed alone.
        path: Where it came from, for messages and per-path settings.
        format: `text`, `markdown` or `html`.
        language: A language tag such as `en`, or None to find out.
        meta: Whatever the caller wants to travel along: a title, an id, a record number.
        facts: What the format knows; None until `newslint.formats.parse` has looked.
        origin: The way back to the source; None where the text is the source.
        parse: Makes a document of the same kind from a changed source.
    """

    __slots__ = ("_views", "facts", "format", "language", "meta", "origin", "parse", "path", "text")

    def __init__(  # noqa: PLR0913 -- the constructor names what a document is made of
        self,
        text: str,
        path: str | None = None,
        format: str = "text",  # noqa: A002
        language: str | None = None,
        meta: Mapping[str, Any] | None = None,
        *,
        facts: Facts | None = None,
        origin: Origin | None = None,
        parse: Callable[[str], Document] | None = None,
    ) -> None:
        self.text = text
        self.path = path
        self.format = format
        self.language = language
        self.meta = meta or {}
        self.facts = facts
        self.origin = origin
        self.parse = parse
        self._views: dict[str, Any] = {}

    def __repr__(self) -> str:
        return f"Document({self.text[:40]!r}, path={self.path!r}, format={self.format!r})"

    @property
    def source(self) -> str:
        """What the caller gave: the text itself, or the source it was read from."""
        return self.text if self.origin is None else self.origin.source

    @property
    def known(self) -> Facts:
        """The format's facts; empty ones where no format has looked."""
        return self.facts or NO_FACTS

    def view(self, kind: str) -> Sequence[View]:
        """All views of a kind, in order; protected places left out.

        Args:
            kind: `document`, `line`, `block`, `heading`, `item`, `table`, `row`, `cell` or `sentence`.

        Raises:
            KeyError: There is no such kind.
        """
        return self._view(f"view of {kind}", VIEWS[kind])  # type: ignore[no-any-return]

    def once(self, name: str, build: Callable[[Document], Any]) -> Any:
        """What `build` makes of the document, made when it is first asked for under this name.

        Checks that ask the same costly question of a document share the answer so.
        """
        return self._view(f"once {name}", build)

    def forget(self) -> None:
        """Let go of all views: they hold each other, and would stay until garbage is looked for."""
        for line in self._views.get("lines", ()):
            line.previous = line.next = None
        self._views.clear()

    def _view(self, name: str, build: Callable[[Document], Any]) -> Any:
        if name not in self._views:
            self._views[name] = build(self)
        return self._views[name]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, blank and protected ones too."""
        return self._view("lines", read_lines)  # type: ignore[no-any-return]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks, in order."""
        return self._view("blocks", read_blocks)  # type: ignore[no-any-return]

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in order."""
        return self._view("tables", self.known.tables or read_tables)  # type: ignore[no-any-return]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all paragraphs and list items, in order."""
        return self._view("sentences", read_sentences)  # type: ignore[no-any-return]

    @property
    def zones(self) -> Zones:
        """The article's body and the edges beside it."""
        return self._view("zones", find_zones)  # type: ignore[no-any-return]

    @property
    def spoken(self) -> str | None:
        """The primary language: the tag given, or what the text's commonest words say; None where unsure."""
        given = self.language or self._view("language", lambda self: language_of(self.text))
        return given.split("-")[0].lower() if given else None

    @property
    def raw_lines(self) -> list[str]:
        """The lines as plain strings, for checks that want to know cheaply whether to look closer."""
        return self._view("raw lines", lambda self: self.text.split("\n"))  # type: ignore[no-any-return]

    @property
    def bare_lines(self) -> list[str]:
        """The lines of more than 8 code points, without the blanks, bullets and emphasis around them."""
        return self._view("bare lines", _bare_lines)  # type: ignore[no-any-return]

    @property
    def data(self) -> bytes:
        """The text in UTF-8, lone surrogates passed on."""
        return self._view("data", _data)  # type: ignore[no-any-return]

    @property
    def shape(self) -> bytes:
        """The text's bytes, small letters as `a`, capitals as `A`, digits as `0`, bytes beyond ASCII as `x`.

        A cheap way to ask whether a joint such as `a.A` stands in the text at all.
        """
        return self._view("shape", _shape)  # type: ignore[no-any-return]

    @property
    def line_starts(self) -> list[int]:
        """The offset of each line's first code point."""
        return self._view("starts", lambda self: line_starts(self.raw_lines))  # type: ignore[no-any-return]

    def line_at(self, offset: int) -> Line:
        """The line that holds the code point at `offset`; a line feed belongs to the line it ends."""
        return self.lines[bisect_right(self.line_starts, offset) - 1]

    def lines_before(self, offsets: Iterable[int]) -> Iterator[Line]:
        """Yield each line that holds the code point right before one of some sorted offsets."""
        last = -1
        for offset in offsets:
            line = self.line_at(max(offset - 1, 0))
            if line.index != last:
                last = line.index
                yield line

    def is_quoted(self, offset: int) -> bool:
        """True where the code point at `offset` stands inside a quotation."""
        return is_quoted(self, offset)

    def is_protected(self, span: Span) -> bool:
        """True where `span` shares a code point with a place no rule may touch."""
        places = self.known.protected
        return bool(places) and any(span.overlaps(place) for place in places)


LETTERS = bytes.maketrans(
    bytes(range(256)),
    bytes(
        ord("a")
        if 97 <= byte <= 122
        else ord("A")
        if 65 <= byte <= 90
        else ord("0")
        if 48 <= byte <= 57
        else ord("x")
        if byte > 127
        else byte
        for byte in range(256)
    ),
)


def _shape(document: Document) -> bytes:
    return document.data.translate(LETTERS)


def _data(document: Document) -> bytes:
    return document.text.encode("utf-8", "surrogatepass")


def _bare_lines(document: Document) -> list[str]:
    return [line.strip(BARED) for line in document.raw_lines if len(line) > SHORTEST_BARE]


def _written_lines(document: Document) -> list[Line]:
    return [line for line in document.lines if not line.blank and not line.protected]


def _rows(document: Document) -> list[Row]:
    return [row for table in document.tables for row in table.rows]


def _cells(document: Document) -> list[Cell]:
    return [cell for row in _rows(document) for cell in row.cells]


VIEWS: Mapping[str, Callable[[Document], Sequence[View]]] = {
    "document": lambda document: (document,),
    "text": lambda document: (document,),
    "line": _written_lines,
    "block": lambda document: document.blocks,
    "heading": lambda document: [line for line in _written_lines(document) if line.is_heading],
    "item": lambda document: [line for line in _written_lines(document) if line.is_item],
    "table": lambda document: document.tables,
    "row": _rows,
    "cell": _cells,
    "sentence": lambda document: document.sentences,
}
