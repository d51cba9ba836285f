"""Pairs of quotation marks that do not match."""

from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

LEFT, RIGHT = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
OTHER_STYLES = frozenset("„«»‟「」")  # of languages in which the marks have other roles
QUOTED = rf"[^{LEFT}{RIGHT}\"\n]{{1,600}}"
BEFORE, AFTER = r"(?<![^\s(\[\N{EM DASH}\N{EN DASH}])", r"(?![\w'\N{RIGHT SINGLE QUOTATION MARK}])"
MIXED = (
    rf"{BEFORE}(?:{LEFT}(?=\w){QUOTED}(?<=\S)(?P<closes>\"){AFTER}|"
    rf"(?P<opens>\")(?=\w){QUOTED}(?<=\S){RIGHT}{AFTER})"
)
TURNED = rf"(?P<opens>(?<=\s){RIGHT}(?=\p{{L}}))|(?P<closes>(?<=\p{{L}}[.,!?]){LEFT}(?=\s|\Z))"


def mixed_quote(document: Document) -> Iterator[Hit]:
    """Yield each quotation mark that is straight beside a curly one, or that is turned the wrong way."""
    text = document.text
    if document.spoken != "en" or not OTHER_STYLES.isdisjoint(text):
        return
    curly = text.count(LEFT) + text.count(RIGHT) > text.count('"')
    for found in pattern(MIXED).finditer(text):
        opens = found["opens"] is not None
        span = Span(*found.span("opens" if opens else "closes"))
        if curly:
            yield _hit(text, span, LEFT if opens else RIGHT)
        else:
            start = found.end() - 1 if opens else found.start()
            yield _hit(text, Span(start, start + 1), '"')
    for found in pattern(TURNED).finditer(text):
        opens = found["opens"] is not None
        yield _hit(text, Span(*found.span()), LEFT if opens else RIGHT)


def _hit(text: str, span: Span, right: str) -> Hit:
    start, end = span
    return Hit(span, {"text": text[max(0, start - 12) : end + 12], "right": right}, Fix((Edit(span, right),)))
