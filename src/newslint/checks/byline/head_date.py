"""A date alone above the article."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.checks.byline.first_lines import first_lines
from newslint.document import Document, Line
from newslint.document.removal import without_lines
from newslint.edit import Fix
from newslint.rule import Hit
from newslint.text.patterns import pattern

LONGEST_STAMP = 90
DASHES = "-\N{EN DASH}\N{EM DASH}\N{BULLET}"
BLANK = "[ \N{NO-BREAK SPACE}]*"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
DATE = (
    rf"(?:{DAY}{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? ?(?:19|20)\d\d"
    rf"|{DAY}\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? (?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d)"
)
TIME = (
    r"(?:\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
    r"(?: ?(?:[A-Z]{1,4}T|GMT|UTC|PT|ET))?"
)
STAMP = rf"{DATE}(?:{BLANK}(?:,|at|[|/{DASHES}])?{BLANK}{TIME})?"
DATE_LINES = (
    rf"{STAMP}(?:{BLANK}[|/{DASHES}]{BLANK}[^\n.!?]{{0,40}})?",
    rf"{TIME}{BLANK}(?:,|on|[|{DASHES}])?{BLANK}{DATE}",
    rf"[\p{{L}}.'& ]{{3,30}},? {DATE}(?: [\p{{L}} .'-]{{4,40}})?",
    rf"on {STAMP}(?:,? ?updated{BLANK}{STAMP})?",
)
DATELINE = r"\p{Lu}\p{Ll}+day, \p{Lu}\p{Ll}+ \d{1,2}, \d{4}"  # the first line of an article in a wiki


def head_date(document: Document) -> Iterator[Hit]:
    """Yield each line above the article that is a date, perhaps with time, site and author."""
    for line in first_lines(document, 2 * LONGEST_STAMP):
        words = line.words
        if len(words) <= LONGEST_STAMP and pattern(r"\d").search(words):
            found = any(pattern(source, ignore_case=True).fullmatch(words) for source in DATE_LINES)
            if (
                found
                and not _opens_story(line)
                and document.zones.named("head", line.span)
                and not document.is_quoted(line.start)
            ):
                yield Hit(line.span, {}, Fix((without_lines(line, line),)))


def _opens_story(line: Line) -> bool:
    """True for the first line of an article in a wiki: weekday and date, without a headline below."""
    if not pattern(DATELINE).fullmatch(line.words):
        return False
    below = line.next
    is_headline = below is not None and not below.is_prose and below.words[:1].isalpha()
    return line.previous is not None or not is_headline
