"""A string inside a line of JSON: its place, and edits that leave its other escapes unchanged."""

import json
from collections.abc import Sequence
from functools import partial
from json import JSONDecoder
from typing import Any

from newslint.edit import Edit, Span, apply
from newslint.formats.source_map import MapBuilder, SourceMap, Writing
from newslint.text.patterns import pattern

ESCAPE = r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)"
SURROGATES = r"[\uD800-\uDFFF]"
WHITE_SPACE = " \t\n\r"


def find_string(line: str, keys: Sequence[str]) -> tuple[int, int]:
    """The offset of the content of a string, after its quote, in a line of valid JSON.

    Args:
        line: One JSON object.
        keys: The names that lead to the string; if a name occurs twice, the last counts, as in `json.loads`.

    Raises:
        KeyError: There is no such field, or it does not hold a string.
    """
    start = _skip(line, 0)
    for key in keys:
        start = _member(line, start, key)
    if line[start] != '"':
        raise KeyError(".".join(keys))
    return start + 1, _decoded(line, start)[1] - 1


def rewritten(line: str, start: int, passes: Sequence[Sequence[Edit]]) -> str:
    """The line after all passes of edits in the string whose content starts at `start`.

    Raises:
        EditError: Two edits of one pass overlap, or one lies outside the string.
        ValueError: JSON cannot hold the result.
    """
    for edits in passes:
        string = read_string(line, start)
        wanted = apply(string.text, edits)
        changes = [string.translate(edit) for edit in edits]
        if None in changes:  # an empty string maps to no place
            end = _decoded(line, start - 1)[1] - 1
            changes = [(Edit(Span(start, end), _escaped(wanted, in_ascii=_in_ascii(line, start, end))),)]
        line = apply(line, [change for some in changes for change in some or ()])
        if _decoded(line, start - 1)[0] != wanted:
            raise ValueError(
                "the edits would join two halves of a surrogate pair, which JSON would read as one character"
            )
    return line


def read_string(line: str, start: int) -> SourceMap:
    """The map from a decoded string to its line, in which its content starts at `start`."""
    end = _decoded(line, start - 1)[1] - 1
    build = MapBuilder(line)
    last = start
    for found in pattern(ESCAPE).finditer(line, start, end):
        build.copy(last, found.start())
        build.replace(*found.span(), _decoded(f'"{found[0]}"', 0)[0])
        last = found.end()
    build.copy(last, end)
    return build.done(Writing(partial(_escaped, in_ascii=_in_ascii(line, start, end))))


def _member(line: str, start: int, key: str) -> int:
    """The offset of the value of `key` in the object that starts at `start`."""
    found = -1
    at = _skip(line, start + 1)
    while line[start] == "{" and line[at] == '"':
        name, at = _decoded(line, at)
        at = _skip(line, _skip(line, at) + 1)
        if name == key:
            found = at
        at = _skip(line, _decoded(line, at)[1])
        at = _skip(line, at + 1) if line[at] == "," else at
    if found < 0:
        raise KeyError(key)
    return found


def _decoded(line: str, at: int) -> tuple[Any, int]:
    """The value that starts at `at`, and the offset of its end."""
    return JSONDecoder().raw_decode(line, at)


def _skip(line: str, at: int) -> int:
    while line[at] in WHITE_SPACE:
        at += 1
    return at


def _in_ascii(line: str, start: int, end: int) -> bool:
    """True if the file writes non-ASCII characters as escapes, as far as this line shows."""
    content = line[start:end]
    return content.isascii() and ("\\u" in content or (line.isascii() and "\\u" in line))


def _escaped(text: str, *, in_ascii: bool) -> str:
    written = json.dumps(text, ensure_ascii=in_ascii)[1:-1]
    return pattern(SURROGATES).sub(lambda found: f"\\u{ord(found[0]):04x}", written)
