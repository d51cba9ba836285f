from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

DATELINE = (
    r"[ \t]*(?P<first>(?P<place>\p{Lu}[\p{Lu} .'\N{RIGHT SINGLE QUOTATION MARK}]{2,28}"
    r"(?:,[ ]\p{L}[\p{L}. ]{1,20})?[ ]?[:\N{EM DASH}\N{EN DASH}-]+[ ]+))(?P=place)"
)


def doubled_dateline(document: Document) -> Iterator[Hit]:
    """Yield each dateline that occurs twice at the start of a line: `SAMPLEHAVEN: SAMPLEHAVEN: The ferry`."""
    for start, line in zip(document.line_starts, document.raw_lines, strict=True):
        found = pattern(DATELINE).match(line) if line.lstrip()[1:3].isupper() else None
        if found:
            first = Span(start + found.start("first"), start + found.end("first"))
            yield Hit(Span(first.start, start + found.end()), {}, Fix((Edit(first, ""),)))
