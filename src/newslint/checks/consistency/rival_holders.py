from collections.abc import Iterator

from newslint.checks.consistency.office_holders import SITTING, named, office_terms
from newslint.document import Document
from newslint.rule import Hit

GOVERNMENT = r"\b[Tt]he (?P<name>{names}) administration\b"


def rival_holders(document: Document) -> Iterator[Hit]:
    """Yield the first mention of a government or foreign leader whose term does not overlap the holder's.

    Two presidents of one country do not count, because a story may look back.
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
    """True if the terms overlap; a common year at a handover does not count."""
    terms = office_terms()
    return any(a < d and c < b for a, b in terms[one] for c, d in terms[other])
