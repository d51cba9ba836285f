"""A text, its source and its facts, without views; it never changes."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import KW_ONLY, dataclass, field, replace
from functools import cached_property, partial
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Any, Self, TypeVar, cast

from newslint.document.facts import Facts, Origin
from newslint.document.lines import line_starts
from newslint.edit import Places, Span
from newslint.text.language import language_of

NO_FACTS = Facts()
BARED = " \t-*>#_"
SHORTEST_BARE = 8
T = TypeVar("T")
LETTERS = bytes.maketrans(
    f"{ascii_lowercase}{ascii_uppercase}{digits}".encode() + bytes(range(128, 256)),
    b"a" * 26 + b"A" * 26 + b"0" * 10 + b"x" * 128,
)


@dataclass(frozen=True, eq=False, repr=False)
class Written:
    """A text, its source, and properties that are computed once; a `Document` adds the views.

    `Document` describes the arguments.
    """

    text: str
    path: str | None = None
    format: str = "text"
    language: str | None = None
    meta: Mapping[str, Any] = field(default_factory=dict)
    _: KW_ONLY
    facts: Facts | None = None
    origin: Origin | None = None
    parse: Callable[[str], object] | None = None
    until: float | None = None
    _shared: dict[tuple[Hashable, ...], object] = field(default_factory=dict, init=False)

    def __reduce__(self) -> tuple[Callable[..., Self], tuple[object, ...]]:
        make = partial(type(self), facts=self.facts, origin=self.origin, parse=self.parse)
        return make, (self.text, self.path, self.format, self.language, self.meta)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text[:40]!r}, path={self.path!r}, format={self.format!r})"

    def ending(self, until: float | None) -> Self:
        """The same document with another time limit for checking it."""
        return replace(self, until=until)

    @property
    def source(self) -> str:
        """The caller's input: the text, or the source that it was read from."""
        return self.text if self.origin is None else self.origin.source

    @property
    def known(self) -> Facts:
        """The facts of the format; empty ones if no format has set them."""
        return self.facts or NO_FACTS

    def once(self, build: Callable[..., T], *given: Hashable) -> T:
        """The result of `build` for this document and other arguments, computed once.

        So checks that need the same costly fact share it.
        """
        key = (build, *given)
        if key not in self._shared:
            self._shared[key] = build(self, *given)
        return cast("T", self._shared[key])

    @cached_property
    def spoken(self) -> str | None:
        """The primary language: of the tag, or else of the text's most common words; None if uncertain."""
        given = self.language or language_of(self.text)
        return given.split("-")[0].lower() if given else None

    @cached_property
    def raw_lines(self) -> list[str]:
        """The lines as plain strings, for cheap tests before a closer look."""
        return self.text.split("\n")

    @cached_property
    def bare_lines(self) -> list[str]:
        """The lines of more than 8 code points, without white space, bullets and emphasis around them."""
        return [line.strip(BARED) for line in self.raw_lines if len(line) > SHORTEST_BARE]

    @cached_property
    def data(self) -> bytes:
        """The text in UTF-8, unpaired surrogates included."""
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def shape(self) -> bytes:
        """The bytes of the text: small letters as `a`, capitals as `A`, digits as `0`, non-ASCII as `x`.

        It is a cheap test whether a sequence such as `a.A` occurs in the text.
        """
        return self.data.translate(LETTERS)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of each line's first code point."""
        return line_starts(self.raw_lines)

    def is_protected(self, span: Span) -> bool:
        """True if `span` shares a code point with a place that no rule may change."""
        return bool(self.known.protected) and self._places.overlaps(span)

    def is_wholly_protected(self, span: Span) -> bool:
        """True if `span` lies inside one place that no rule may change."""
        return bool(self.known.protected) and self._places.holds(span)

    @cached_property
    def _places(self) -> Places:
        return Places(self.known.protected)
