from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

UNSURE = (
    r"\b(?:potential|possible|hypothetical) (?P<what>\p{Ll}{4,}(?: (?:of|to) (?:the )?\p{Lu}[\p{L} ]{2,30})?)"
)
SURE = r"\b(?:anticipated|upcoming|imminent|scheduled|planned|impending|forthcoming) (?P<what>\p{Ll}{4,})\b"
LONGEST_WORD = 60  # code points


def mixed_certainty(document: Document) -> Iterator[Hit]:
    """Yield an event that a text calls possible in one place and certain in another: a scheduled visit."""
    text = document.text
    certain: dict[str, str] = {}
    for found in pattern(SURE).finditer(text):
        certain.setdefault(found["what"], found[0])
    for found in pattern(UNSURE).finditer(text) if certain else ():
        sure = certain.get(found["what"].split(" ")[0])
        if sure:
            start, nearby = found.start(), max(0, found.start() - LONGEST_WORD)
            before = pattern(r"[\p{L}\N{RIGHT SINGLE QUOTATION MARK}']+ \Z").search(text, nearby, start)
            yield Hit(Span(before.start() if before else start, found.end()), {"sure": sure})
            return
