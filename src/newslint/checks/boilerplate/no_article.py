from collections.abc import Iterator
from itertools import islice

from newslint.document import Document
from newslint.document.lines import bare
from newslint.edit import Span
from newslint.page.labels import is_label, may_be_label
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList

APOSTROPHE = r"['\N{RIGHT SINGLE QUOTATION MARK}]"
GONE = (
    rf"not found|(?:can(?:no|{APOSTROPHE})t|could not) be found|does not exist|(?:is )?no longer available|"
    r"has been (?:removed|deleted)"
)
ERRORS = (
    r"(?:error )?(?:40[0134]|410|429|451|50[0234])(?: ?[:\-\N{EN DASH}\N{EM DASH}|]? ?[\p{L} ]{0,40})?[.!]?|"
    rf"(?:the )?(?:page|article|story|content|url)[\p{{L}} ]{{0,40}} (?:{GONE})[^\n]{{0,40}}|"
    r"access (?:denied|to this page has been denied)[^\n]{0,40}|(?:403 )?forbidden[.!]?|"
    r"service unavailable[.!]?|internal server error[.!]?|bad gateway[.!]?|too many requests[.!]?|"
    r"unavailable for legal reasons[.!]?"
)
WALLS = (
    r"(?:just a moment|one moment(?:,? please)?)[.\N{HORIZONTAL ELLIPSIS}]*|"
    r"checking your browser[^\n]{0,80}|"
    r"(?:are you a robot|verify(?:ing)? (?:that )?you are (?:a )?human)[^\n]{0,80}|"
    r"(?:please )?enable (?:javascript|cookies)[^\n]{0,100}|"
    r"javascript is (?:disabled|not available|required)[^\n]{0,80}|"
    r"your browser is (?:not supported|out of date|outdated)[^\n]{0,80}|"
    r"(?:subscribe|register|log in|sign in)(?: now)? to (?:continue reading|read (?:the|this) "
    r"(?:full|rest|article|story))[^\n]{0,60}|"
    rf"(?:sorry,? )?(?:this (?:content|page|article|site) is(?: not|n{APOSTROPHE}t)|you are not) "
    r"(?:currently )?(?:available|accessible|allowed)[^\n]{0,80}|"
    r"we value your privacy|before you continue(?: to [^\n]{2,40})?"
)
OPENING_LINES = 3
MOST_WORDS, MOST_PROSE = 120, 2  # the maximum number of words, and of lines of running text, of an error page
FEWEST_LINES = 12
LABEL_SHARE = 0.25
LONGEST = 240  # code points: few titles of stories have more, and no statement of a page about itself does


def no_article(document: Document, *, labels: WordList = WordList("site-label")) -> Iterator[Hit]:
    """Yield the whole text if it is an error page, a paywall before an article, or a list of links."""
    kind = next(_said_at_once(document), None)
    if kind is None and _is_list_of_links(document, labels):
        kind = "a list of links"
    text = document.text.rstrip()
    if kind and text:
        yield Hit(Span(len(text) - len(text.lstrip()), len(text)), {"kind": kind})


def _said_at_once(document: Document) -> Iterator[str]:
    """Yield the kind of page that the first lines name."""
    if document.text.count(" ") > MOST_WORDS:
        return
    said = [
        kind for line in islice(filter(str.strip, document.raw_lines), OPENING_LINES) if (kind := _kind(line))
    ]
    if said and sum(line.is_prose for line in document.written) <= MOST_PROSE:
        yield from said


def _kind(line: str) -> str | None:
    """The kind of page that a line names."""
    start, end = bare(line)
    words = line[start:end].strip()
    if len(words) > LONGEST:
        return None
    if pattern(ERRORS, ignore_case=True).fullmatch(words):
        return "an error page"
    return "a page in front of an article" if pattern(WALLS, ignore_case=True).fullmatch(words) else None


def _is_list_of_links(document: Document, labels: WordList) -> bool:
    lines = document.raw_lines
    if len(lines) < FEWEST_LINES or any(len(line) > LONGEST for line in lines):
        return False
    if not any(may_be_label(line, labels) for line in lines[:FEWEST_LINES]):
        return False
    written = document.written
    if len(written) < FEWEST_LINES or any(line.is_prose for line in written):
        return False
    return sum(is_label(line.text, labels) for line in written) >= LABEL_SHARE * len(written)
