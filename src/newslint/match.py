"""A card's `[match]`, made into something that runs: patterns on views, with the guards around them."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newslint.document import Document, Line
from newslint.document.blocks import kind_of
from newslint.document.removal import without_lines
from newslint.edit import Edit, Fix, Span
from newslint.rule import LINE_VIEWS, Hit, Match
from newslint.text.patterns import pattern

if TYPE_CHECKING:
    from regex import Match as Found
    from regex import Pattern
else:
    Found = list  # as in `document.facts`; a match of a text is `Found[str]`

WHOLE_GROUP = "damage"
STANDS_APART = r"\\[1-9]|\(\?P?[=<]|\(\?[a-z]+\)"


class Candidate(NamedTuple):
    """A pattern's match on a view, before the guards have looked."""

    found: Found[str]
    span: Span
    line: Line


def run(
    match: Match,
    document: Document,
    offsets: Sequence[int] | None,
    *,
    crossing: Collection[str] | None,
    deletes: bool,
) -> Iterator[Hit]:
    """Yield what a card's patterns find.

    Args:
        match: The card's `[match]`.
        document: Where to look.
        offsets: The places, in code points and sorted, where a trigger occurs; None to look everywhere.
        crossing: Those of its patterns of the text that may match beyond one line; None where any may.
        deletes: True where the card has a fix and no `replace`: what is found goes.
    """
    candidates = _candidates(match, document, offsets, crossing)
    hits = [candidate for candidate in candidates if _allowed(match, candidate)]
    for candidate in _in_company(match, hits, document):
        yield Hit(candidate.span, _values(candidate), _fix(match, candidate, deletes=deletes))


def _candidates(
    match: Match, document: Document, offsets: Sequence[int] | None, crossing: Collection[str] | None
) -> Iterator[Candidate]:
    seen: set[Span] = set()
    for view, sources in match.patterns.items():
        joined = sources if view == "text" else _joined(sources)
        compiled = {source: pattern(source, ignore_case=not match.case) for source in joined}
        if view == "text":
            places = _in_text(compiled, document, offsets, crossing)
        else:
            find = _in_lines if view in LINE_VIEWS else _in_views
            places = find(list(compiled.values()), view, document, offsets)
        for found in places:
            span = _damage(found)
            if span.start < span.end and span not in seen:
                seen.add(span)
                yield Candidate(found, span, document.line_at(span.start))


@cache
def _joined(sources: tuple[str, ...]) -> tuple[str, ...]:
    """The patterns as one with branches, tried once; those with groups of their own or flags stay apart."""
    plain = [source for source in sources if not pattern(STANDS_APART).search(source)]
    apart = [source for source in sources if source not in plain]
    return ("|".join(f"(?:{source})" for source in plain), *apart) if len(plain) > 1 else sources


def _damage(found: "Found[str]") -> Span:
    if WHOLE_GROUP in found.re.groupindex:
        return Span(*found.span(WHOLE_GROUP))
    return Span(*found.span())


def _in_text(
    compiled: "Mapping[str, Pattern[str]]",
    document: Document,
    offsets: Sequence[int] | None,
    crossing: Collection[str] | None,
) -> "Iterator[Found[str]]":
    """Yield each match in the text; where none can leave its line, only lines with a trigger are read."""
    for source, one in compiled.items():
        if offsets is None or crossing is None or source in crossing:
            yield from one.finditer(document.text)
            continue
        for line in document.lines_before(offsets):
            yield from one.finditer(document.text, line.start, line.end)


def _in_lines(
    compiled: "Sequence[Pattern[str]]", view: str, document: Document, offsets: Sequence[int] | None
) -> "Iterator[Found[str]]":
    """Yield the match of each line that a pattern fills, with or without its bullet and emphasis."""
    lines: Iterable[Line] = document.view(view) if offsets is None else ()
    if offsets is not None:
        lines = [line for line in document.lines_before(offsets) if _is_in_view(line, view)]
    text = document.text
    for line in lines:
        places = dict.fromkeys((line.span, line.content))
        found = next((m for one in compiled for place in places if (m := one.fullmatch(text, *place))), None)
        if found and not line.protected:
            yield found


def _is_in_view(line: Line, view: str) -> bool:
    return view == "line" or (line.is_item if view == "item" else line.is_heading)


def _in_views(
    compiled: "Sequence[Pattern[str]]", view: str, document: Document, offsets: Sequence[int] | None
) -> "Iterator[Found[str]]":
    for part in document.view(view):
        start, end = part.span
        if offsets is None or bisect_right(offsets, start) < bisect_right(offsets, end + 1):
            found = next((m for one in compiled if (m := one.fullmatch(document.text, start, end))), None)
            if found:
                yield found


def _allowed(match: Match, candidate: Candidate) -> bool:
    """True where every guard of the card lets the candidate through; the cheap ones are asked first."""
    found, span, line = candidate
    document = line.document
    return (
        not document.is_protected(span)
        and not (match.unless and _matches(match.unless, match, line.text))
        and (not match.near or any(_matches(match.near, match, text) for text in _neighbours(line)))
        and (not match.after or _matches(match.after, match, _above(line)))
        and not (match.unless_after and _matches(match.unless_after, match, _above(line)))
        and (match.quoted or not document.is_quoted(span.start))
        and (match.zone is None or document.zones.named(match.zone, span))
        and not (match.unless_topic and _is_about(match, document, Span(*found.span())))
    )


def _matches(sources: Iterable[str], match: Match, text: str) -> bool:
    return any(pattern(source, ignore_case=not match.case).search(text) for source in sources)


def _above(line: Line) -> str:
    return line.previous.text.strip() if line.previous else ""


def _neighbours(line: Line) -> Iterator[str]:
    """Yield the two lines above and the two below that are not blank; an empty text at either end."""
    for side in ("previous", "next"):
        near = line
        for _ in range(2):
            beside: Line | None = getattr(near, side)
            yield beside.text.strip() if beside else ""
            if beside is None:
                break
            near = beside


def _is_about(match: Match, document: Document, place: Span) -> bool:
    """True where the rest of the document is on the topic that makes the pattern's words ordinary."""
    topics = (pattern(source, ignore_case=not match.case) for source in match.unless_topic)
    return any(_stands_outside(topic, document, place) for topic in topics)


def _stands_outside(topic: "Pattern[str]", document: Document, place: Span) -> bool:
    """True where a pattern matches outside a place; its first match is looked for once a document."""
    first = document.once(_search_for(topic))
    if first is None:
        return False
    return not place.overlaps(Span(*first.span())) or topic.search(document.text, place.end) is not None


@cache
def _search_for(topic: "Pattern[str]") -> "Callable[[Document], Found[str] | None]":
    """The function that looks for a topic in a document: one for each topic, as documents know it by that."""
    return lambda document: topic.search(document.text)


def _in_company(match: Match, hits: list[Candidate], document: Document) -> list[Candidate]:
    """The candidates with the siblings the card asks for: so many in all, or every item of their list."""
    if match.siblings is None or not hits:
        return hits
    if isinstance(match.siblings, int):
        return hits if len(hits) >= match.siblings else []
    struck = {candidate.line.index for candidate in hits}
    complete = _full_lists(document.lines, struck)
    return [candidate for candidate in hits if candidate.line.index in complete]


def _full_lists(lines: Sequence[Line], struck: AbstractSet[int]) -> set[int]:
    """The indexes of struck lines that make up a list of two items or more without any other line."""
    seen: set[int] = set()
    complete: set[int] = set()
    for index in sorted(struck):
        if index in seen or not _is_listed(lines[index]):
            continue
        first = last = index
        while first and _is_listed(lines[first - 1]):
            first -= 1
        while last + 1 < len(lines) and _is_listed(lines[last + 1]):
            last += 1
        run = range(first, last + 1)
        seen.update(run)
        if len(run) > 1 and struck >= set(run):
            complete.update(run)
    return complete


def _is_listed(line: Line) -> bool:
    return not line.blank and not line.protected and kind_of(line) == "list"


def _values(candidate: Candidate) -> dict[str, object]:
    start, end = candidate.span
    text = candidate.line.document.text[start:end]
    return {**candidate.found.groupdict(), "text": shortened(text)}


def shortened(text: str, most: int = 60) -> str:
    """The text on one line, at most so many code points, its end marked where it was cut."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def _fix(match: Match, candidate: Candidate, *, deletes: bool) -> Fix | None:
    if match.replace is not None:
        return Fix((Edit(candidate.span, candidate.found.expand(match.replace)),))
    if not deletes:
        return None
    document = candidate.line.document
    last = document.line_at(max(candidate.span.end - 1, candidate.span.start))
    fills = candidate.span.start <= candidate.line.content.start and candidate.span.end >= last.content.end
    return Fix((without_lines(candidate.line, last) if fills else Edit(candidate.span, ""),))
