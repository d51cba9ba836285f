"""Plain text: every line end is read as U+000A, and stays unchanged in the source."""

from functools import partial

from newslint.edit import Span
from newslint.formats.source_map import MapBuilder, SourceMap, Writing

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def read_lines(source: str) -> SourceMap | None:
    """The map from a text with U+000A as the only line end to `source`; None if `source` is such a text.

    A byte order mark at the start is not part of the text, so it stays in the source.
    """
    if "\r" not in source and not source.startswith(BYTE_ORDER_MARK):
        return None
    build = MapBuilder(source)
    last = 1 if source.startswith(BYTE_ORDER_MARK) else 0
    at = source.find("\r")
    while at >= 0:
        build.copy(last, at)
        last = at + 2 if source.startswith("\n", at + 1) else at + 1
        build.replace(at, last, "\n")
        at = source.find("\r", last)
    build.copy(last, len(source))
    return build.done(Writing(partial(_with_line_ends, line_end=line_end_of(source)), _joins))


def line_end_of(source: str) -> str:
    """The first line end of a source; U+000A if it has none."""
    at = min((at for at in (source.find("\r"), source.find("\n")) if at >= 0), default=-1)
    if at < 0 or source[at] == "\n":
        return "\n"
    return "\r\n" if source.startswith("\n", at + 1) else "\r"


def _with_line_ends(text: str, line_end: str) -> str:
    return text.replace("\n", line_end)


def _joins(source: str, span: Span, written: str) -> bool:
    """True if U+000D would come before U+000A, or a byte order mark in the text would begin the file."""
    start, end = span
    behind = (written or source[end : end + 1])[:1]
    if (behind == "\n" and source[start - 1 : start] == "\r") or (behind == BYTE_ORDER_MARK and start == 0):
        return True
    return written.endswith("\r") and source.startswith("\n", end)
