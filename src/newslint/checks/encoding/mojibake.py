"""Text in UTF-8 that was read in another encoding."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.checks.encoding.misread import misread_runs
from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.characters import ZERO_WIDTH, reread

SIGNATURES = ("\N{ZERO WIDTH NO-BREAK SPACE}", "\N{REPLACEMENT CHARACTER}")
SURE_LEADS = "\xc2\xc3\xe2\xf0"


def mojibake(document: Document) -> Iterator[Hit]:
    """Yield each run of characters that is UTF-8 read in a one-byte encoding."""
    found = [(match, reread(match[0])) for match in misread_runs(document)]
    told = [(match, right) for match, right in found if right and _is_text(right)]
    for match, right in told:
        if match[0][0] in SURE_LEADS or right in SIGNATURES or len(right) > 1 or len(told) > 2:
            span = Span(*match.span())
            yield Hit(span, {"right": right}, Fix((Edit(span, right),)))


def _is_text(decoded: str) -> bool:
    hidden = "\N{NO-BREAK SPACE}\N{SOFT HYPHEN}" + ZERO_WIDTH
    return all(char.isprintable() or char in hidden for char in decoded)
