"""The patterns of a card, ready to search a document; those of users end at a time limit."""

from typing import TYPE_CHECKING

from newslint.document import Document
from newslint.rule import Match
from newslint.text.limited import Limited
from newslint.text.patterns import pattern

if TYPE_CHECKING:
    from regex import Pattern

    Searcher = Pattern[str] | Limited


def searcher(match: Match, source: str, document: Document) -> "Searcher":
    """A pattern of a card.

    Args:
        match: The card's `[match]`.
        source: The pattern.
        document: The document to search, which may have a time limit.
    """
    compiled = pattern(source, ignore_case=not match.case)
    return Limited(compiled, document.until) if match.limited else compiled
