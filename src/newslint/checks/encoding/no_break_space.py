from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import matches_at, pattern

FRENCH_MARK = (
    r"[:;!?%»\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}\N{EURO SIGN}$£°€‰\N{EN DASH}\N{EM DASH}]"
)
OPENING = "«\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}\N{EN DASH}\N{EM DASH}§№"
ENGLISH_OPENING = "§№"
SHORT_WORD = r"(?<!\p{L})\p{L}\Z"
UNIT = (
    r"(?:\p{N}|(?:[kcmµ]?m[²³]?|k?g|t|h|min|s|[kMG]?[WB]|[kMGT]B|[kMGT]?Hz|km/h|mph|ha|l|ml|bn|"
    r"billion|million|trillion|Mio\.|Mrd\.|Uhr|percent|per cent|a\.?m\.?|p\.?m\.?|US)(?!\p{L}))"
)
TITLE = r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Nr|Fr|Prof|vol|pp?|fig|art|(?<!\p{L})\p{L})\.|\b(?:Mr|Mrs|Ms|Dr|St))\Z"


def no_break_space(document: Document) -> Iterator[Hit]:
    """Yield each run of no-break spaces in prose between words that need not stay together."""
    text = document.text
    english = document.spoken == "en"
    for found in matches_at("\N{NO-BREAK SPACE}", r"\N{NO-BREAK SPACE}[ \N{NO-BREAK SPACE}]*", text):
        start, end = found.start(), found.end()
        while start and text[start - 1] == " ":
            start -= 1
        before, after = text[max(0, start - 12) : start], text[end : end + 12]
        if end - start == 1 and _binds(before, after, english=english):
            continue
        edge = not before or not after or before[-1] == "\n" or after[0] == "\n"
        fix = Fix((Edit(Span(start, end), "" if edge else " "),))
        place = Span(found.start(), found.start() + len(found[0].rstrip(" ")))
        yield Hit(place, {"count": found[0].count("\N{NO-BREAK SPACE}")}, fix)


def _binds(before: str, after: str, *, english: bool) -> bool:
    """True if typography requires the two sides of a no-break space to stay together."""
    if pattern(FRENCH_MARK).match(after) or (
        before and before[-1] in (ENGLISH_OPENING if english else OPENING)
    ):
        return True
    if (before[-1:].isdigit() and pattern(UNIT).match(after)) or pattern(TITLE).search(before):
        return True
    return not english and bool(pattern(SHORT_WORD).search(before) or before[-1:].isdigit())
