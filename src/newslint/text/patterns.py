"""Regular expressions, compiled when they are first used, because importing newslint compiles nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from newslint.edit import Span
from newslint.text.compiled import COMPILED

if TYPE_CHECKING:
    from regex import Match, Pattern

IGNORECASE = 2  # the same as in `regex`, which need not be imported for it


@cache
def pattern(source: str, *, ignore_case: bool = False) -> Pattern[str]:
    """The compiled pattern, in the syntax of the `regex` package.

    With `ignore_case`, ASCII letters match in either case. Other letters match as written, so that the bytes
    of a text can be searched for a pattern's literals after folding only ASCII.

    Raises:
        regex.error: The source is no regular expression.
    """
    return (
        COMPILED.compile(_exact_beyond_ascii(source), IGNORECASE) if ignore_case else COMPILED.compile(source)
    )


def matches_at(literal: str, source: str, text: str) -> Iterator[Match[str]]:
    """Yield the matches of a pattern that, after a lookbehind, begins with this literal.

    A search for the literal is many times as fast as one for a pattern that begins with a lookbehind.

    Raises:
        regex.error: The source is no regular expression.
    """
    at = text.find(literal)
    while at >= 0:
        found = pattern(source).match(text, at)
        if found:
            yield found
        at = text.find(literal, max(found.end() if found else 0, at + 1))


def lines_with(source: str, text: str) -> Iterator[Span]:
    """Yield the span of each line in which a pattern matches, without its line end."""
    end = -1
    for found in pattern(source).finditer(text):
        if found.start() > end:
            start, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.start())
            end = end if end >= 0 else len(text)
            yield Span(start, end)


def matches_in(places: Iterable[Span], source: str, text: str) -> Iterator[Match[str]]:
    """Yield a pattern's matches in some places of a text."""
    for start, end in places:
        yield from pattern(source).finditer(text, start, end)


def _exact_beyond_ascii(source: str) -> str:
    """The pattern, changed so that each run of non-ASCII letters matches only as written."""
    if source.isascii():
        return source
    parts: list[str] = []
    run = ""
    in_class = escaped = False
    for char in f"{source}\0":
        if run and (in_class or escaped or char.isascii()):
            parts += _exact(run, repeated=char in "?*+{")
            run = ""
        if char.isascii() or in_class or escaped:
            parts.append(char)
            if not escaped:
                in_class = char == "[" or (in_class and char != "]")
            escaped = char == "\\" and not escaped
        else:
            run += char
    return "".join(parts)[:-1]


def _exact(run: str, *, repeated: bool) -> tuple[str, ...]:
    """A run of letters that matches only as written; a quantifier after it applies to the last letter."""
    if repeated and len(run) > 1:
        return f"(?-i:{run[:-1]})", f"(?-i:{run[-1]})"
    return (f"(?-i:{run})",)
