"""A text, its source and its facts, without views; it never changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NoReturn, Self, TypeVar, cast

from newslint.document.facts import Facts, Origin
from newslint.document.lines import line_starts
from newslint.edit import Span
from newslint.text.language import language_of

NO_FACTS = Facts()
BARED = " \t-*>#_"
SHORTEST_BARE = 8
T = TypeVar("T")


class Written:
    """A text, its source, and properties that are computed once; a `Document` adds the views.

    Args:
        text: The text that rules read: decoded, without markup, with U+000A as the only line end.
        path: The path of its file, for messages and per-path settings.
        format: `text`, `markdown` or `html`.
        language: A language tag such as `en`; None to detect it.
        meta: Data of the caller: a title, an id, the number of a record.
        facts: What the format knows; None until `newslint.formats.parse` has set them.
        origin: The map to the source; None if the text is the source.
        parse: Makes a document of the same kind from a changed source.
    """

    __slots__ = ("_shared", "facts", "format", "language", "meta", "origin", "parse", "path", "text")

    text: str
    path: str | None
    format: str
    language: str | None
    meta: Mapping[str, Any]
    facts: Facts | None
    origin: Origin | None
    parse: Callable[[str], Self] | None
    _shared: dict[Callable[..., object], object]

    def __init__(  # noqa: PLR0913 -- the constructor names all parts of a document
        self,
        text: str,
        path: str | None = None,
        format: str = "text",  # noqa: A002
        language: str | None = None,
        meta: Mapping[str, Any] | None = None,
        *,
        facts: Facts | None = None,
        origin: Origin | None = None,
        parse: Callable[[str], Self] | None = None,
    ) -> None:
        put = partial(object.__setattr__, self)
        put("text", text)
        put("path", path)
        put("format", format)
        put("language", language)
        put("meta", meta or {})
        put("facts", facts)
        put("origin", origin)
        put("parse", parse)
        put("_shared", {})

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a document does not change: {name!r} cannot be set; make a new Document")

    def __reduce__(self) -> tuple[Callable[..., Self], tuple[object, ...]]:
        make = partial(type(self), facts=self.facts, origin=self.origin, parse=self.parse)
        return make, (self.text, self.path, self.format, self.language, self.meta)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text[:40]!r}, path={self.path!r}, format={self.format!r})"

    @property
    def source(self) -> str:
        """What the caller gave: the text, or the source that it was read from."""
        return self.text if self.origin is None else self.origin.source

    @property
    def known(self) -> Facts:
        """The facts of the format; empty ones if no format has set them."""
        return self.facts or NO_FACTS

    def once(self, build: Callable[[Self], T]) -> T:
        """The result of `build` for this document, computed once.

        So checks that need the same costly fact share it.
        """
        if build not in self._shared:
            self._shared[build] = build(self)
        return cast("T", self._shared[build])

    @property
    def spoken(self) -> str | None:
        """The primary language: of the tag, or else of the text's most common words; None if uncertain."""
        given = self.language or self.once(_language)
        return given.split("-")[0].lower() if given else None

    @property
    def raw_lines(self) -> list[str]:
        """The lines as plain strings, for cheap tests before a closer look."""
        return self.once(_raw_lines)

    @property
    def bare_lines(self) -> list[str]:
        """The lines of more than 8 code points, without white space, bullets and emphasis around them."""
        return self.once(_bare_lines)

    @property
    def data(self) -> bytes:
        """The text in UTF-8, unpaired surrogates included."""
        return self.once(_data)

    @property
    def shape(self) -> bytes:
        """The bytes of the text: small letters as `a`, capitals as `A`, digits as `0`, non-ASCII as `x`.

        It is a cheap test whether a sequence such as `a.A` occurs in the text.
        """
        return self.once(_shape)

    @property
    def line_starts(self) -> list[int]:
        """The offset of each line's first code point."""
        return self.once(_line_starts)

    def is_protected(self, span: Span) -> bool:
        """True if `span` shares a code point with a place that no rule may change."""
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


def _language(written: Written) -> str | None:
    return language_of(written.text)


def _raw_lines(written: Written) -> list[str]:
    return written.text.split("\n")


def _bare_lines(written: Written) -> list[str]:
    return [line.strip(BARED) for line in written.raw_lines if len(line) > SHORTEST_BARE]


def _line_starts(written: Written) -> list[int]:
    return line_starts(written.raw_lines)


def _data(written: Written) -> bytes:
    return written.text.encode("utf-8", "surrogatepass")


def _shape(written: Written) -> bytes:
    return written.data.translate(LETTERS)
