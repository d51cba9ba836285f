"""Two people in one office who never held theirs at the same time."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.checks.consistency.office_holders import SITTING, named, office_terms
from newslint.document import Document
from newslint.rule import Hit

GOVERNMENT = r"\b[Tt]he (?P<name>{names}) administration\b"


def rival_holders(document: Document) -> Iterator[Hit]:
    """Yield the first place of a government, or of another land's leader, next to a holder who never met it.

    Two presidents of one country are no rivals: a story may look back.
    """
    text = document.text
    holders = named(text, SITTING)
    usual = next((name for name, span in holders if text.startswith("President", span.start)), None)
    if usual is None:
        return
    abroad = [(name, span) for name, span in holders if not text.startswith("President", span.start)]
    for name, span in (*named(text, GOVERNMENT), *abroad):
        if name != usual and not _overlap(name, usual):
            yield Hit(span, {"rival": usual})
            return


def _overlap(one: str, other: str) -> bool:
    """True where both held their offices for a time; the year of a handover is none."""
    terms = office_terms()
    return any(a < d and c < b for a, b in terms[one] for c, d in terms[other])
