from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

REFERENCE = r"&(?:amp;)*(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z][a-zA-Z0-9]{1,7});"
ROUNDS = 4
APOSTROPHE_LOST = r"(?<=\p{L})&#191;(?=(?:s|t|re|ll|ve|d|m)\b)"


def character_reference(document: Document) -> Iterator[Hit]:
    """Yield each undecoded character reference: `caf&#233;`, `&amp;nbsp;`."""
    text = document.text
    for found in pattern(REFERENCE).finditer(text):
        decoded = _decoded(found[0])
        doubled = found[0].startswith("&amp;") and found[0] != "&amp;"
        if decoded is None or (document.format == "markdown" and not doubled):
            continue
        if pattern(APOSTROPHE_LOST).match(text, found.start()):
            decoded = "\N{RIGHT SINGLE QUOTATION MARK}"
        span = Span(*found.span())
        markup = decoded in "<>&" and document.format != "text"
        wanted = " " if decoded == "\N{NO-BREAK SPACE}" else decoded
        fix = None if markup else Fix((Edit(span, wanted),))
        yield Hit(span, {"decoded": decoded}, fix)


def _decoded(reference: str) -> str | None:
    """The printable character that a reference stands for; None if there is none."""
    import html  # noqa: PLC0415 -- 1 ms, only for articles with a reference

    for _ in range(ROUNDS):
        decoded = html.unescape(reference)
        if decoded == reference:
            break
        reference = decoded
    printable = reference.isprintable() or reference == "\N{NO-BREAK SPACE}"
    return reference if len(reference) == 1 and printable else None
