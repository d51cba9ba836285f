from collections.abc import Iterator
from functools import cache

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import matches_at, pattern

CLEAR_MAJORITY = 2  # a text with equal numbers of both forms has quotations, or two authors
ACRONYMS = ("US", "UK", "UN", "EU")
TRIGGER = tuple(rf"{one[0]}\.{one[1]}\." for one in ACRONYMS)


def acronym_style(document: Document) -> Iterator[Hit]:
    """Yield the first place of the rarer form of an acronym with two forms, such as `US` and `U.S.`.

    Quotations, embedded posts and lines in capitals are neither counted nor fixed.
    """
    for acronym in ACRONYMS:
        dotted = "".join(f"{letter}." for letter in acronym)
        if dotted not in document.text or acronym not in document.text:
            continue
        plain = _places(document, acronym, rf"(?<![\w.$@#-]){acronym}(?![\w.$]|-\d| ?\$)")
        pointed = _places(document, dotted, rf"(?<![\w.]){dotted.replace('.', '[.]')}(?!\w)")
        rare, common = sorted((plain, pointed), key=len)
        if not rare or len(common) < CLEAR_MAJORITY * len(rare):
            continue
        right = dotted if common is pointed else acronym
        edits = tuple(_respelt(document.text, span, right) for span in rare)
        values = {"right": right, "rare": len(rare), "common": len(common)}
        yield Hit(rare[0], values, Fix(edits))


def _places(document: Document, acronym: str, source: str) -> list[Span]:
    stands_apart = cache(_stands_apart)
    spans = (Span(*found.span()) for found in matches_at(acronym, source, document.text))
    return [
        span
        for span in spans
        if not document.is_quoted(span.start)
        and not document.is_protected(span)
        and not stands_apart(document.line_at(span.start).text)
    ]


def _stands_apart(line: str) -> bool:
    """True for a line in capitals, and for a line with a tweet."""
    return line.isupper() or "twitter.com" in line or "(@" in line


def _respelt(text: str, span: Span, right: str) -> Edit:
    """The edit that writes `right`; a full stop that also ends the sentence stays."""
    ends_sentence = not right.endswith(".") and pattern(r"[ \n]+\p{Lu}|\s*\Z").match(text, span.end)
    return Edit(span, right + "." if ends_sentence and text[span.end - 1] == "." else right)
