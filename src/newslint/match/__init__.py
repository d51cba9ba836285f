"""Makes a check from a card's `[match]`: patterns and readings, with guards."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from newslint.document import Document
from newslint.document.removal import without_lines
from newslint.edit import Edit, Fix, Loss, Safety
from newslint.match import patterns, readings
from newslint.match.candidate import Candidate
from newslint.match.guards import (
    allowed,
    in_company,
    may_end_a_sentence,
    may_head_a_story,
)
from newslint.rule import Hit, Match

Finder = Callable[[Document, Sequence[int] | None], Iterator[Candidate]]
Runner = Callable[[Document, Sequence[int] | None], Iterator[Hit]]


def runner(match: Match, *, crossing: Collection[str] | None, deletes: bool) -> Runner:
    """The function that yields the hits of a card's patterns and readings in a document.

    It takes the document, and the sorted offsets of triggers, in code points; None to look everywhere.

    Args:
        match: The card's `[match]`.
        crossing: The patterns of the view `text` that may match beyond one line; None if all may.
        deletes: True if the card has a fix and no `replace`, so that the fix deletes the hit.
    """
    finders: list[Finder] = []
    if match.patterns:
        finders.append(partial(patterns.candidates, match, crossing))
    if match.readings.all:
        finders.append(partial(readings.candidates, match, readings.languages_in(match.readings)))
    return partial(_run, match, finders, deletes=deletes)


def _run(
    match: Match,
    finders: Sequence[Finder],
    document: Document,
    offsets: Sequence[int] | None,
    *,
    deletes: bool,
) -> Iterator[Hit]:
    hits = list(allowed(match, (one for find in finders for one in find(document, offsets))))
    for candidate in in_company(match, hits, document):
        is_heading = not match.story_heading and may_head_a_story(candidate)
        is_doubtful = deletes and (is_heading or may_end_a_sentence(candidate))
        fix = None if is_doubtful else _fix(candidate, deletes=deletes)
        yield Hit(candidate.span, _values(candidate), fix)


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
