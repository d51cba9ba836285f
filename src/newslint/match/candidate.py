"""What a card's patterns or readings have found, before the guards have looked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newslint.document import Line
from newslint.edit import Span


class Candidate(NamedTuple):
    """A possible hit.

    Args:
        span: The damage.
        place: All that matched: the damage and what had to stand beside it.
        line: The line in which the damage begins.
        anchor: Where the guards look: the first slot of a reading, the damage of a pattern.
        values: Values for the message.
        replacement: What the card puts in the damage's place; None where it deletes or only reports.
        is_closed: False where words outside the card's vocabulary would go: then its fix is not safe.
    """

    span: Span
    place: Span
    line: Line
    anchor: int
    values: Mapping[str, object] = {}
    replacement: str | None = None
    is_closed: bool = True
