"""Guards: conditions of a card on the surroundings of a match."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from newslint.document import Document, Line
from newslint.document.blocks import kind_of
from newslint.edit import Span
from newslint.match.candidate import Candidate
from newslint.rule import Match
from newslint.text.patterns import pattern

if TYPE_CHECKING:
    from regex import Match as Found
    from regex import Pattern


def allowed(match: Match, candidate: Candidate) -> bool:
    """True if every guard of the card lets the candidate through; the cheap ones come first."""
    span, line = candidate.span, candidate.line
    document = line.document
    return (
        not document.is_protected(span)
        and not (match.unless and _matches(match.unless, match, line.text))
        and (not match.near or any(_matches(match.near, match, text) for text in _neighbours(line)))
        and (not match.after or _matches(match.after, match, _above(line)))
        and not (
            match.unless_after and _opens(candidate) and _matches(match.unless_after, match, _above(line))
        )
        and (match.quoted or not document.is_quoted(candidate.anchor))
        and (match.zone is None or document.zones.named(match.zone, Span(candidate.anchor, span.end)))
        and not (match.unless_topic and _is_about(match, document, candidate))
    )


def _opens(candidate: Candidate) -> bool:
    """True if the candidate begins its line, so that the line above may introduce it."""
    return candidate.span.start <= candidate.line.content.start


def _matches(sources: Iterable[str], match: Match, text: str) -> bool:
    return any(pattern(source, ignore_case=not match.case).search(text) for source in sources)


def _above(line: Line) -> str:
    return line.previous.text.strip() if line.previous else ""


def _neighbours(line: Line) -> Iterator[str]:
    """Yield the two lines above and the two below that are not empty; an empty text at either end."""
    for side in ("previous", "next"):
        near = line
        for _ in range(2):
            beside: Line | None = getattr(near, side)
            yield beside.text.strip() if beside else ""
            if beside is None:
                break
            near = beside


def _is_about(match: Match, document: Document, candidate: Candidate) -> bool:
    """True if the rest of the document has the topic of the candidate, whose words are then ordinary.

    In the card's `topic-zone`, only the neighbouring lines count. For example, an article about assistants
    does not end with an offer of its own.
    """
    topics = [pattern(source, ignore_case=not match.case) for source in match.unless_topic]
    if match.topic_zone and document.zones.named(
        match.topic_zone, Span(candidate.anchor, candidate.span.end)
    ):
        beside = [line.text for line in (candidate.line.previous, candidate.line.next) if line]
        return any(topic.search(text) for topic in topics for text in beside)
    return any(_stands_outside(topic, candidate.place, document, match.topic_times) for topic in topics)


def _stands_outside(topic: Pattern[str], place: Span, document: Document, times: int) -> bool:
    """True if a pattern matches so many times outside a place."""
    first = document.once(_search_for(topic))
    if first is None:
        return False
    if times == 1 and not place.overlaps(Span(*first.span())):
        return True
    found = topic.finditer(document.text, first.start())
    outside = (one for one in found if not place.overlaps(Span(*one.span())))
    return len(list(islice(outside, times))) == times


@cache
def _search_for(topic: Pattern[str]) -> Callable[[Document], Found[str] | None]:
    """The function that searches a document for a topic; cached, because documents use it as a key."""
    return lambda document: topic.search(document.text)


def in_company(match: Match, hits: list[Candidate], document: Document) -> list[Candidate]:
    """The candidates with the siblings that the card asks for: so many in all, or every item of the list."""
    if match.siblings is None or not hits:
        return hits
    if isinstance(match.siblings, int):
        return hits if len(hits) >= match.siblings else []
    struck = {candidate.line.index for candidate in hits}
    complete = _full_lists(document.lines, struck)
    return [candidate for candidate in hits if candidate.line.index in complete]


def _full_lists(lines: Sequence[Line], struck: AbstractSet[int]) -> set[int]:
    """The indexes of struck lines that form a whole list of two items or more."""
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
