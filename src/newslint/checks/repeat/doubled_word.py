from collections.abc import Iterator

from newslint.document import Occurrence
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

COPULAS = ("is", "was", "are", "were")
NAMES_A_CLAUSE = (
    r"\b(?:what|who|where|how|why|all|that|this|it|there|thing|problem|point|question|truth|fact)\b"
)


def doubled_word(pair: Occurrence) -> Iterator[Hit]:
    """Yield each function word written twice in a row where English never doubles it: `the the`."""
    document = pair.document
    text = document.text
    one, two = pair.text.split()
    span = Span(pair.span.end - len(one) - len(two) - 1, pair.span.end)
    if _is_inside_word(text, span) or two[0].isupper() or one == "A":
        return
    before = text[max(0, span.start - 60) : span.start].rpartition("\n")[2]
    if one in COPULAS and pattern(NAMES_A_CLAUSE, ignore_case=True).search(before):
        return
    gone = Span(span.start + len(one), span.end)
    yield Hit(span, {"word": one}, Fix((Edit(gone, ""),)))


def _is_inside_word(text: str, span: Span) -> bool:
    """True if a letter, digit, apostrophe or hyphen is directly before or after."""
    around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return any(char.isalnum() or char in "'-\N{RIGHT SINGLE QUOTATION MARK}" for char in around)
