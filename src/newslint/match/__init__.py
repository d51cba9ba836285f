"""The check that is made from a card's `[match]`: patterns and readings, with guards."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from newslint.document import Document
from newslint.document.removal import without_lines
from newslint.edit import Edit, Fix, Loss, Safety
from newslint.match import patterns, readings
from newslint.match.candidate import Candidate
from newslint.match.guards import allowed, in_company
from newslint.rule import Hit, Match


def run(
    match: Match,
    document: Document,
    offsets: Sequence[int] | None,
    *,
    crossing: Collection[str] | None,
    deletes: bool,
) -> Iterator[Hit]:
    """Yield the hits of a card's patterns and readings.

    Args:
        match: The card's `[match]`.
        document: The document.
        offsets: The sorted offsets of triggers, in code points; None to look everywhere.
        crossing: The patterns of the view `text` that may match beyond one line; None if all may.
        deletes: True if the card has a fix and no `replace`, so that the fix deletes the hit.
    """
    hits = [one for one in patterns.candidates(match, document, offsets, crossing) if allowed(match, one)]
    hits += [one for one in readings.candidates(match, document, offsets) if allowed(match, one)]
    for candidate in in_company(match, hits, document):
        yield Hit(candidate.span, _values(candidate), _fix(candidate, deletes=deletes))


def _values(candidate: Candidate) -> dict[str, object]:
    start, end = candidate.span
    return {**candidate.values, "text": shortened(candidate.line.document.text[start:end])}


def shortened(text: str, most: int = 60) -> str:
    """The text on one line, of at most so many code points, with an ellipsis if it was cut."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def _fix(candidate: Candidate, *, deletes: bool) -> Fix | None:
    if candidate.replacement is not None:
        return Fix((Edit(candidate.span, candidate.replacement),))
    if not deletes:
        return None
    if candidate.is_closed:
        return Fix((_deletion(candidate),))
    return Fix((_deletion(candidate),), Safety.UNSAFE, Loss.WORDS)


def _deletion(candidate: Candidate) -> Edit:
    """The edit that deletes the damage, with the whole lines if it fills them."""
    document, span = candidate.line.document, candidate.span
    last = document.line_at(max(span.end - 1, span.start))
    if span.start <= candidate.line.content.start and span.end >= last.content.end:
        return without_lines(candidate.line, last)
    return Edit(span, "")
