"""Guesses about a text's build and wording: right more often than not, and for a person to judge."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.casing import is_title_case
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence
from newslint.text.words import WORD

LONGEST_HEADLINE = 160
DECK_WORDS = 12
NEW_START = r"(?:Table of Contents|Contents|In this article)\b|\p{Lu}[\p{Lu} .]{3,30}(?:, [\p{L} .]{3,20})? (?:\([\p{L} ]{2,20}\) )?[-\N{EM DASH}\N{EN DASH}] "
OPEN, CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
UNSURE = (
    r"\b(?:potential|possible|hypothetical) (?P<what>\p{Ll}{4,}(?: (?:of|to) (?:the )?\p{Lu}[\p{L} ]{2,30})?)"
)
SURE = "(?:anticipated|upcoming|imminent|scheduled|planned|impending|forthcoming)"
SHORTEST_RUN = 10


def missing_headline(document: Document) -> Iterator[Hit]:
    """Yield the first sentence of a text that begins with two paragraphs, and has a heading behind them."""
    first = next((line for line in document.lines if not line.blank), None)
    if (
        first is None
        or not first.is_prose
        or len(first.words) < LONGEST_HEADLINE
        or is_title_case(first.text)
    ):
        return
    deck = first.next
    below = deck.next if deck is not None and deck.is_prose else None
    is_heading = below is not None and below in document.view("heading")
    if is_heading and not pattern(r"\p{Lu}{3,}").match(first.words):
        end = first.text.find(". ")
        yield Hit(Span(first.span.start, first.start + end + 1 if end > 0 else first.span.end))


def late_headline(document: Document) -> Iterator[Hit]:
    """Yield a headline in capitals of its own that stands behind the first paragraph."""
    written = [line for line in document.lines[:8] if not line.blank][:2]
    if len(written) < 2 or not written[0].is_prose or len(written[0].words) < LONGEST_HEADLINE:
        return
    headline = written[1]
    if is_title_case(headline.words) and not ends_sentence(headline.words) and not headline.is_item:
        yield Hit(headline.span, {"text": headline.words})


def second_article(document: Document) -> Iterator[Hit]:
    """Yield a long headline in the middle of a text with a contents list or a dateline right below it."""
    third = len(document.text) // 3
    for line in document.lines:
        words = line.words
        if line.start < third or words.count(" ") < DECK_WORDS // 2 or not is_title_case(words):
            continue
        below = line.next
        if below is not None and pattern(NEW_START).match(below.words) and not ends_sentence(line.words):
            yield Hit(line.span, {"text": line.words})


def orphan_quote(line: Line) -> Iterator[Hit]:
    """Yield a paragraph that is one short quotation and its speaker in full, between two that do not quote.

    A story that goes on with somebody's words gives the surname alone.
    """
    text = line.words
    if not text.startswith(OPEN) or text.count(OPEN) != 1 or len(text) > LONGEST_HEADLINE:
        return
    tail = text.rpartition(CLOSE)[2].strip()
    above, below = line.previous, line.next
    if not pattern(r"\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}.'-]+){1,3} (?:said|says|added)\.").fullmatch(tail):
        return
    if above is not None and below is not None and not {above.words[:1], below.words[:1]} & {OPEN}:
        yield Hit(line.span, {"text": text})


def mixed_certainty(document: Document) -> Iterator[Hit]:
    """Yield what a text calls possible in one place and certain in another: a scheduled visit."""
    text = document.text
    for found in pattern(UNSURE).finditer(text):
        thing = found["what"].split(" ")[0]
        sure = pattern(rf"\b{SURE} {thing}\b").search(text)
        if sure:
            before = pattern(r"[\p{L}\N{RIGHT SINGLE QUOTATION MARK}']+ \Z").search(text, 0, found.start())
            yield Hit(Span(before.start() if before else found.start(), found.end()), {"sure": sure[0]})
            return


def repeated_wording(document: Document, *, shortest: int = SHORTEST_RUN) -> Iterator[Hit]:
    """Yield each run of words that an earlier sentence has, too, unless both quote.

    Args:
        document: Where to look.
        shortest: Words a run must have.
    """
    words = [(found[0].casefold(), Span(*found.span())) for found in pattern(WORD).finditer(document.text)]
    seen: dict[tuple[str, ...], int] = {}
    at = 0
    while at + shortest <= len(words):
        run = tuple(word for word, _ in words[at : at + shortest])
        first = seen.setdefault(run, at)
        size = _length(words, first, at) if first + shortest <= at else 0
        if size:
            span = Span(words[at][1].start, words[at + size - 1][1].end)
            if not _is_whole(document, span) and not document.is_quoted(span.start):
                yield Hit(span, {"text": document.text[span.start : span.end]})
        at += max(1, size)


def _length(words: list[tuple[str, Span]], first: int, second: int) -> int:
    size = 0
    while (
        second + size < len(words)
        and first + size < second
        and words[first + size][0] == words[second + size][0]
    ):
        size += 1
    return size


def _is_whole(document: Document, span: Span) -> bool:
    """True where the run is a line, a table's row or half of a line at least: other rules look at those."""
    line = document.line_at(span.start)
    return line.is_row or span.end > line.end or 2 * (span.end - span.start) > len(line.words)
