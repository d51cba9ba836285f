from collections.abc import Iterator

from newslint.checks.encoding.misread import misread_runs
from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.characters import ZERO_WIDTH, reread

SIGNATURES = ("\N{ZERO WIDTH NO-BREAK SPACE}", "\N{REPLACEMENT CHARACTER}")
SURE_LEADS = "\xc2\xc3\xe2\xf0"
EXTENDED_LEADS = "\xc4\xc5\xc6\xc7\xc8\xc9"  # of the letters of Latin Extended-A and B; words have them, too


def mojibake(document: Document) -> Iterator[Hit]:
    """Yield each run of characters that is UTF-8 read in a one-byte encoding."""
    found = [(match, reread(match[0])) for match in misread_runs(document)]
    readable = [(match, right) for match, right in found if right and _is_text(right)]
    for match, right in readable:
        sure = match[0][0] in SURE_LEADS or right in SIGNATURES or len(right) > 1 or len(readable) > 2
        if sure or _is_inside_word(document.text, match.start(), match.end(), right):
            span = Span(*match.span())
            yield Hit(span, {"right": right}, Fix((Edit(span, right),)))


def _is_inside_word(text: str, start: int, end: int, right: str) -> bool:
    """True for a letter such as the `Ä°` of `Ä°stanbul`: a capital and another character in a word."""
    if text[start] not in EXTENDED_LEADS or not right.isalpha():
        return False
    return text[end : end + 1].isalpha() or text[start - 1 : start].islower()


def _is_text(decoded: str) -> bool:
    hidden = "\N{NO-BREAK SPACE}\N{SOFT HYPHEN}" + ZERO_WIDTH
    return all(char.isprintable() or char in hidden for char in decoded)
