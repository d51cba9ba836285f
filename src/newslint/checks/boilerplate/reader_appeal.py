from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newslint.document import Document, Line
from newslint.document.removal import deletion
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import sentence_spans
from newslint.text.wordlist import WordList

OPENING = (  # what may be before an imperative
    r"(?:\A|[.!?:]\W{0,3}\s)[\W_]*(?:please |also,? |and |or |never |don.t |simply |just |why not |(?:to|for"
    r"|if|when|before) [^.!?,]{3,50}, )?"
)
REPORT = (
    r"\b(?:said|says|told|asked|wrote|he|she|his|her|him|they|their|them(?! with us)|was|were|had|did"
    r"|officials|police|according|announced|spokes\p{L}+|plans to)\b"
)
WORD = r"\S*@\S+|[\p{L}\N{RIGHT SINGLE QUOTATION MARK}'-]*\p{L}|[\p{Sc}]?\d[\d.,:%]*"
SLOT = r"[\p{Sc}\d]|\S+@|@"  # a sum, a number, an address
QUOTES = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
YOU = r"\b[Yy]ours?\b|\b[Yy]ou\b"
LONGEST_QUESTION = 90
UNKNOWN = 0.25  # the most words of a sentence that are neither those of a site nor names
NAMES = 0.5
LONGEST = 60  # words of a sentence
FEWEST = 4
PRICES = r"\p{Sc} ?\d+\.\d\d|\p{Sc} ?\d.*\p{Sc} ?\d"  # of goods that the story is about


class Signs(NamedTuple):
    """Patterns of an appeal."""

    offer: str
    request: str
    matter: str


def reader_appeal(  # noqa: PLR0913 -- a word list for each part of an appeal
    line: Line,
    *,
    offers: WordList = WordList("appeal-offer"),
    things: WordList = WordList("site-thing"),
    matters: WordList = WordList("appeal-matter"),
    verbs: WordList = WordList("appeal-verb"),
    words: WordList = WordList("site-word"),
    more: WordList = WordList("appeal-word"),
) -> Iterator[Hit]:
    """Yield sentences in which the site addresses its readers, mostly in words of a site about itself.

    Args:
        line: The line.
        offers: Phrases in which a site offers what it has, or asks for something.
        things: What a site means when it writes "our ...".
        matters: What a site asks its readers to take, after an imperative.
        verbs: These imperatives.
        words: Words of a site about itself.
        more: Words of appeals to readers.
    """
    if line.protected or line.is_row:
        return
    signs = _signs(offers, things, matters, verbs)
    if _is_appeal(line.text, signs):
        yield from _hits(line, _known(words, more), signs)


@cache
def _signs(offers: WordList, things: WordList, matters: WordList, verbs: WordList) -> Signs:
    return Signs(
        offer=rf"{offers.pattern}|\bour (?:\p{{L}}+[ -]){{0,2}}{things.pattern}",
        request=rf"{OPENING}{verbs.pattern}(?! (?:said|says))",
        matter=matters.pattern,
    )


@cache
def _known(*lists: WordList) -> frozenset[str]:
    return frozenset(part for some in lists for phrase in some.all for part in phrase.casefold().split())


def _has(text: str, source: str) -> bool:
    return pattern(source, ignore_case=True).search(text) is not None


def _hits(line: Line, known: frozenset[str], signs: Signs) -> Iterator[Hit]:
    document = line.document
    spans = [Span(*span) for span in sentence_spans(document.text, line.start, line.end)]
    fits = [_fits(document, span, known) for span in spans]
    first = 0
    while first < len(spans):
        if not fits[first]:
            first += 1
            continue
        last = first
        while last + 1 < len(spans) and fits[last + 1]:
            last += 1
        run = spans[first : last + 1]
        if _appeals(document, run, signs):
            before, behind = first and _asks(document, spans[first - 1]), last + 1 < len(spans)
            run = spans[first - bool(before) : last + 1 + (behind and _asks(document, spans[last + 1]))]
            yield _hit(line, run)
        first = last + 1


def _fits(document: Document, span: Span, known: frozenset[str]) -> bool:
    """True for a sentence most words of which are those of a site about itself, or names."""
    text = document.text[span.start : span.end]
    words = pattern(WORD).findall(text)
    if (
        not 1 <= len(words) <= LONGEST
        or text[0] in QUOTES
        or text.startswith("Stay tuned")
        or pattern(REPORT, ignore_case=True).search(text)
    ):
        return False
    strange = [word for word in words if word.casefold() not in known and not pattern(SLOT).match(word)]
    names = sum(word[0].isupper() for word in strange if word is not words[0])
    unknown = len(strange) - names
    return (
        unknown <= UNKNOWN * len(words) and names <= NAMES * len(words) and not document.is_quoted(span.start)
    )


def _appeals(document: Document, run: Sequence[Span], signs: Signs) -> bool:
    """True if one of the sentences offers what is the site's, or asks readers to take what sites offer."""
    text = document.text[run[0].start : run[-1].end]
    if text.count(" ") + 1 < FEWEST or _has(text, PRICES):
        return False
    return _is_appeal(text, signs)


def _is_appeal(text: str, signs: Signs) -> bool:
    return _has(text, signs.offer) or (_has(text, signs.request) and _has(text, signs.matter))


def _asks(document: Document, span: Span) -> bool:
    """True for a short question to the reader."""
    text = document.text[span.start : span.end]
    return text.endswith("?") and len(text) <= LONGEST_QUESTION and pattern(YOU).search(text) is not None


def _hit(line: Line, run: Sequence[Span]) -> Hit:
    span = Span(run[0].start, run[-1].end)
    text = line.document.text[span.start : span.end]
    if span.start <= line.content.start and span.end >= line.content.end:
        return Hit(span, {"text": text}, deletion(line))
    start = span.start
    while start > line.start and line.document.text[start - 1] == " ":
        start -= 1
    return Hit(span, {"text": text}, Fix((Edit(Span(start, span.end), ""),)))
