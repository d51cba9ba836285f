"""The matches of a card's patterns in their views."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from newslint.document import Document, Line
from newslint.document.units import units
from newslint.edit import Span
from newslint.match.candidate import Candidate
from newslint.match.readings import closes
from newslint.match.searching import searcher
from newslint.rule import LINE_VIEWS, Match
from newslint.text.patterns import pattern

if TYPE_CHECKING:
    from regex import Match as Found

    from newslint.match.searching import Searcher

WHOLE_GROUP = "damage"
STANDS_APART = r"\\[1-9]|\(\?P?[=<]|\(\?[a-z]+\)"


def candidates(
    match: Match, crossing: Collection[str] | None, document: Document, offsets: Sequence[int] | None
) -> Iterator[Candidate]:
    """Yield the matches of a card's patterns, each place once.

    Args:
        match: The card's `[match]`.
        crossing: The patterns of the view `text` that may match beyond one line; None if all may.
        document: The document.
        offsets: The sorted offsets of triggers; None to look everywhere.
    """
    seen: set[Span] = set()
    for view, sources, is_open in _parts(match):
        joined = sources if view == "text" else _joined(sources)
        compiled = {source: searcher(match, source, document) for source in joined}
        if view == "text":
            places = _in_text(compiled, document, offsets, crossing)
        else:
            find = FINDERS.get(view, _in_views)
            places = find(list(compiled.values()), view, document, offsets)
        for found in places:
            span = _damage(found)
            if span.start < span.end and span not in seen:
                seen.add(span)
                is_closed = not is_open or closes(match, document.text[span.start : span.end])
                yield _candidate(match, document, found, span, is_closed=is_closed)


def _parts(match: Match) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Yield the view and the patterns of each part, and whether these are open; closed ones first."""
    for view, sources in match.patterns.items():
        closed = tuple(source for source in sources if source not in match.open)
        loose = tuple(source for source in sources if source in match.open)
        yield from ((view, some, some is loose) for some in (closed, loose) if some)


def _candidate(
    match: Match, document: Document, found: Found[str], span: Span, *, is_closed: bool
) -> Candidate:
    replacement = None if match.replace is None else found.expand(match.replace)
    return Candidate(
        span,
        Span(*found.span()),
        document.line_at(span.start),
        span.start,
        found.groupdict(),
        replacement,
        is_closed,
    )


@cache
def _joined(sources: tuple[str, ...]) -> tuple[str, ...]:
    """The patterns, joined into one with branches; those with named groups or flags stay separate."""
    plain = [source for source in sources if not pattern(STANDS_APART).search(source)]
    apart = [source for source in sources if source not in plain]
    return ("|".join(f"(?:{source})" for source in plain), *apart) if len(plain) > 1 else sources


def _damage(found: Found[str]) -> Span:
    if WHOLE_GROUP in found.re.groupindex:
        return Span(*found.span(WHOLE_GROUP))
    return Span(*found.span())


def _in_text(
    compiled: Mapping[str, Searcher],
    document: Document,
    offsets: Sequence[int] | None,
    crossing: Collection[str] | None,
) -> Iterator[Found[str]]:
    """Yield each match in the text; a pattern that stays in its line runs only on lines with a trigger."""
    text = document.text
    lines: list[Line] | None = None
    for source, one in compiled.items():
        if offsets is None or crossing is None or source in crossing:
            yield from one.finditer(text)
            continue
        lines = list(document.lines_before(offsets)) if lines is None else lines
        for line in lines:
            yield from one.finditer(text, line.start, line.end)


def _in_lines(
    compiled: Sequence[Searcher], view: str, document: Document, offsets: Sequence[int] | None
) -> Iterator[Found[str]]:
    """Yield the match for each line that a pattern fills, with or without its bullet and emphasis."""
    lines: Iterable[Line] = document.view(view) if offsets is None else ()
    if offsets is not None:
        lines = [line for line in document.lines_before(offsets) if _is_in_view(line, view)]
    text = document.text
    for line in lines:
        found = _first(compiled, text, *dict.fromkeys((line.span, line.content)))
        if found and not line.protected:
            yield found


def _is_in_view(line: Line, view: str) -> bool:
    return view == "line" or (line.is_item if view == "item" else line.is_heading)


def _in_views(
    compiled: Sequence[Searcher], view: str, document: Document, offsets: Sequence[int] | None
) -> Iterator[Found[str]]:
    for part in document.view(view):
        start, end = part.span
        if offsets is not None and bisect_right(offsets, start) == bisect_right(offsets, end + 1):
            continue
        if found := _first(compiled, document.text, part.span):
            yield found


def _in_sentences(
    compiled: Sequence[Searcher], view: str, document: Document, offsets: Sequence[int] | None
) -> Iterator[Found[str]]:
    for unit in units(document, view, offsets):
        if found := _first(compiled, document.text, unit.span):
            yield found


def _first(compiled: Sequence[Searcher], text: str, *places: Span) -> Found[str] | None:
    """The match of the first pattern that fills one of the places."""
    return next((m for one in compiled for place in places if (m := one.fullmatch(text, *place))), None)


FINDERS = {**dict.fromkeys(LINE_VIEWS, _in_lines), "sentence": _in_sentences}
