"""Candidates: the matches of a card's patterns and readings, before the guards."""

from collections.abc import Mapping
from typing import NamedTuple

from newslint.document import Line
from newslint.edit import Span


class Candidate(NamedTuple):
    """A possible hit.

    Args:
        span: The damage.
        place: The whole match: the damage and the text that must be beside it.
        line: The line on which the damage begins.
        anchor: The place for the guards: the first slot of a reading, the damage of a pattern.
        values: Values for the message.
        replacement: The text that replaces the damage; None if the card deletes it or only reports.
        is_closed: False if words outside the card's vocabulary would be deleted; then the fix is not safe.
    """

    span: Span
    place: Span
    line: Line
    anchor: int
    values: Mapping[str, object] = {}
    replacement: str | None = None
    is_closed: bool = True
