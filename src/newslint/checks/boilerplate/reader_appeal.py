from collections.abc import Iterator, Sequence
from functools import cache

from newslint.document import Document, Line
from newslint.document.removal import deletion
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import sentence_spans
from newslint.text.wordlist import WordList

POSSESSED = (  # what a site calls its own, or its reader's
    r"\bour (?:\p{L}+[ -]){0,2}(?:newsletters?|mailing list|podcasts?|members|supporters|subscribers"
    r"|donors|sponsors|reporters"
    r"|reporting|journalism|journalists|newsroom|apps?|links|coverage|stories|poll|survey"
    r"|community guidelines)\b"
    r"|\b(?:your|their) (?:inbox|contribution|support|subscription|donation|gift) (?:keeps?|helps?"
    r"|matters?|makes?|funds?|powers?|allows?|means)\b"
    r"|\b(?:to|in|into) your inbox\b|\breaders like you\b|\bwant to hear from you\b|\blet us know\b"
    r"|\bshare (?:them|it) with us\b|\bvalue our work\b"
    r"|\bthis (?:story|article|post|newsletter|podcast|series|column) is (?:free|for (?:subscribers"
    r"|members)|made possible|supported by|available)"
    r"|\bthis newsletter (?:is|was)\b|\bget your podcasts\b|\bfree articles? (?:left|remaining"
    r"|this month)\b|\byou have (?:read|reached|used)\b[^.!?]{0,40}\barticles?\b"
    r"|\bmore on this story\b|\bas it develops\b|\bon this developing story\b"
)
MATTER = (  # what a site asks its readers to take, in an imperative
    r"newsletters?|mailing list|inbox|sign up (?:for|here|now|today)|podcasts?|subscribe|subscription"
    r"|donat(?:e|ing)|memberships?"
    r"|(?:becoming|become) a (?:member|supporter|subscriber|patron)"
    r"|(?:this|more|our|your|full) (?:\p{L}+ )?(?:story|stories|articles?|posts?|column|coverage"
    r"|interview|episode)"
    r"|tickets (?:are|now|here|available|for our|on sale|today)|(?:push|e-?mail|text|news"
    r"|breaking news) (?:alerts|updates)|notifications|(?:our|urgent|this) poll|in poll|read comments"
    r"|comments? (?:below|section|here)|(?:in|read|see|to) the comments|app"
    r"|(?:video|player|gallery|slideshow|clip|map|photos|form) (?:above|below)|free (?:trial|guide)"
    r"|favou?rites? \p{L}+ (?:above|below)"
    r"|(?:local|independent|quality|investigative|nonprofit|trusted|honest|in) (?:journalism|reporting)"
    r"|today[.!:]|today at|what you can[.!]|(?:join|follow|like|find|watch|with) us on|our \p{L}+ page"
    r"|(?:continue|keep) reading|story ideas?|news tips?|to the editor|for more (?:stories|news"
    r"|information|on|about|from|coverage|updates|of)\b"
    r"|choose a plan|(?:a|per) (?:week|month)[.!]|of this article|about it by|updates on|for updates"
)
IMPERATIVE = (
    r"(?:\A|[.!?:]\s)[\W_]*(?:please |also,? |and |or |never |don.t |simply |just |why not |(?:to|for"
    r"|if|when|before) [^.!?,]{3,50}, )?(?:sign up|subscribe|join|donate|download|follow|share|tell us"
    r"|let us"
    r"|listen|watch|tune in|get|keep (?:up|reading)|stay|check (?:out|back)|click|visit|register|shop"
    r"|vote|support|consider|become|chip in|send|write to|e-?mail us"
    r"|read|see|discover|explore|pre-?order|book|miss|turn on|give|upgrade|help us|sound off|weigh in"
    r"|receive|start your|invest in|stand with"
    r"|bookmark|unlock|browse|head (?:over )?to|tap|scroll|pledge|renew|choose|like (?:us|what))\b"
    r"(?! (?:said|says))"
)
APPEAL = rf"{POSSESSED}|\b(?:{MATTER})(?!\p{{L}})"
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


def reader_appeal(
    line: Line,
    *,
    words: WordList = WordList("site-word"),
    more: WordList = WordList("appeal-word"),
) -> Iterator[Hit]:
    """Yield sentences in which the site addresses its readers, mostly in words of a site about itself.

    Args:
        line: The line.
        words: Words of a site about itself.
        more: Words of appeals to readers.
    """
    if not (line.protected or line.is_row) and pattern(APPEAL, ignore_case=True).search(line.text):
        yield from _hits(line, _known(words, more))


@cache
def _known(*lists: WordList) -> frozenset[str]:
    return frozenset(part for some in lists for phrase in some.all for part in phrase.casefold().split())


def _hits(line: Line, known: frozenset[str]) -> Iterator[Hit]:
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
        if _appeals(document, run):
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


def _appeals(document: Document, run: Sequence[Span]) -> bool:
    """True if one of the sentences offers what is the site's, or asks readers to take what sites offer."""
    text = document.text[run[0].start : run[-1].end]
    if text.count(" ") + 1 < FEWEST:
        return False
    if pattern(POSSESSED, ignore_case=True).search(text):
        return True
    return (
        pattern(IMPERATIVE, ignore_case=True).search(text) is not None
        and pattern(rf"\b(?:{MATTER})(?!\p{{L}})", ignore_case=True).search(text) is not None
    )


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
