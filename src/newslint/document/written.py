"""A text and where it came from, before lines are made of it; nothing of it ever changes."""

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
    """A text, where it came from, and what is worked out of it once; a `Document` adds its views.

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
        """What the caller gave: the text itself, or the source it was read from."""
        return self.text if self.origin is None else self.origin.source

    @property
    def known(self) -> Facts:
        """The format's facts; empty ones where no format has looked."""
        return self.facts or NO_FACTS

    def once(self, build: Callable[[Self], T]) -> T:
        """What `build` makes of the document, made when it is first asked for.

        Checks that ask the same costly question of a document share the answer so.
        """
        if build not in self._shared:
            self._shared[build] = build(self)
        return cast("T", self._shared[build])

    @property
    def spoken(self) -> str | None:
        """The primary language: the tag given, or what the text's commonest words say; None where unsure."""
        given = self.language or self.once(_language)
        return given.split("-")[0].lower() if given else None

    @property
    def raw_lines(self) -> list[str]:
        """The lines as plain strings, for checks that want to know cheaply whether to look closer."""
        return self.once(_raw_lines)

    @property
    def bare_lines(self) -> list[str]:
        """The lines of more than 8 code points, without the blanks, bullets and emphasis around them."""
        return self.once(_bare_lines)

    @property
    def data(self) -> bytes:
        """The text in UTF-8, lone surrogates passed on."""
        return self.once(_data)

    @property
    def shape(self) -> bytes:
        """The text's bytes, small letters as `a`, capitals as `A`, digits as `0`, bytes beyond ASCII as `x`.

        A cheap way to ask whether a joint such as `a.A` stands in the text at all.
        """
        return self.once(_shape)

    @property
    def line_starts(self) -> list[int]:
        """The offset of each line's first code point."""
        return self.once(_line_starts)

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
