from collections.abc import Iterator

from newslint.checks.byline.first_lines import DASHES, first_lines
from newslint.document import Document, Line
from newslint.document.removal import deletion
from newslint.rule import Hit
from newslint.text.dates import MONTH, WEEKDAY
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence
from newslint.text.wordlist import WordList

LONGEST_STAMP = 90
LAST_LINES = 2
SPACES = "[ \N{NO-BREAK SPACE}]*"
DAY = rf"(?:{WEEKDAY},? )?"
DATE = (
    rf"(?:{DAY}{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? ?(?:19|20)\d\d"
    rf"|{DAY}\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? (?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d)"
)
TIME = (
    r"(?:\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
    r"(?: ?(?:[A-Z]{1,4}T|GMT|UTC|PT|ET))?"
)
STAMP = rf"{DATE}(?:{SPACES}(?:,|at|[|/{DASHES}])?{SPACES}{TIME})?"
CAPITALISED = r"(?-i:\p{Lu})[\p{L}.'\N{RIGHT SINGLE QUOTATION MARK}&@]*"
NAMES = rf"(?:by:? )?{CAPITALISED}(?:,? {CAPITALISED}| and {CAPITALISED}| of){{0,6}}"
MARK = rf"{SPACES}(?:[{DASHES},|/:\N{{MIDDLE DOT}}()]{SPACES}){{0,3}}"
WHEN = rf"(?:{DATE}(?:{MARK}(?:at )?{TIME})?|{TIME}{MARK}(?:on )?{DATE})"
DATE_LINES = (
    rf"(?:by:? )?(?:{NAMES}{MARK})?{WHEN}(?:{MARK}{NAMES}){{0,2}}(?:{MARK}\d{{1,2}} min(?:ute)?s? read)?",
    rf"{STAMP}(?:{SPACES}[|/{DASHES}]{SPACES}[^\n.!?]{{0,40}})?",
    rf"{TIME}{SPACES}(?:,|on|[|{DASHES}])?{SPACES}{DATE}",
    rf"on {STAMP}(?:,? ?updated{SPACES}{STAMP})?",
)
SENTENCE = r"(?<![ap]\.?m)[.!?]\Z"  # its end, which does not belong to any date
DATELINE = r"\p{Lu}\p{Ll}+day, \p{Lu}\p{Ll}+ \d{1,2}, \d{4}"  # the first line of an article in a wiki


def head_date(document: Document, *, labels: WordList = WordList("site-label")) -> Iterator[Hit]:
    """Yield each line above the article that is a date, perhaps with time, site and author, or ends it."""
    for line in first_lines(document, 2 * LONGEST_STAMP, labels):
        words = line.words
        if len(words) <= LONGEST_STAMP and pattern(r"\d").search(words):
            found = any(pattern(source, ignore_case=True).fullmatch(words) for source in DATE_LINES)
            if (
                found
                and not pattern(SENTENCE).search(words)
                and not _opens_story(line)
                and document.zones.named("head", line.span)
                and not document.is_quoted(line.start)
            ):
                yield Hit(line.span, {}, deletion(line))
    yield from _last_dates(document)


def _last_dates(document: Document) -> Iterator[Hit]:
    """Yield the last line, or the one above it, if it is a date below running text."""
    for line in document.written[-LAST_LINES:]:
        above = line.previous
        if (
            line.index > 2 * LAST_LINES
            and len(line.words) <= LONGEST_STAMP
            and pattern(STAMP, ignore_case=True).fullmatch(line.words)
            and above is not None
            and ends_sentence(above.words)
            and above.is_prose
            and not document.is_quoted(line.start)
        ):
            yield Hit(line.span, {}, deletion(line))


def _opens_story(line: Line) -> bool:
    """True for the first line of an article in a wiki: weekday and date, without a headline below."""
    if not pattern(DATELINE).fullmatch(line.words):
        return False
    below = line.next
    is_headline = below is not None and not below.is_prose and below.words[:1].isalpha()
    return line.previous is not None or not is_headline
