"""Who wrote, said and filed it: bylines run into the story, speakers named twice in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from newslint.checks.shape import may_have_labels
from newslint.document import Document, Line
from newslint.document.removal import without_lines
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern

PART = r"[^\\|\n!?]{2,90}"
RUN = rf"(?:{PART} \\ ){{3,8}}|(?:{PART} \| ){{3,8}}"
LEDE_WORDS = 10
PART_WORDS = 8
MOST_PARTS = 6

SPEECH = (
    r"(?:condemned|said|told|warned|added|stated|denounced|criticized|criticised|argued|insisted|declared|"
    r"praised|vowed|noted|urged|described|called|announced|claimed|explained|welcomed|rejected)"
)
TWICE = (
    rf"(?P<subject>\p{{Lu}}[^\N{{LEFT DOUBLE QUOTATION MARK}}\"\n.!?]{{2,90}}?) (?:\p{{Ll}}+ly )?{SPEECH}\b"
    r"[^\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\"\n.!?]{0,160}"
    r"(?:\N{LEFT DOUBLE QUOTATION MARK}[^\N{RIGHT DOUBLE QUOTATION MARK}\n]{3,400}|\"[^\"\n]{3,400})"
    r"(?P<again>,(?P<mark>[\N{RIGHT DOUBLE QUOTATION MARK}\"]) (?P<name>\p{Lu}[^\n,.]{2,80}?) (?:said|added|stated)\.)"
)
AGAIN = r",[\N{RIGHT DOUBLE QUOTATION MARK}\"] \p{Lu}[^\n,.]{2,80} (?:said|added|stated)\."
CAPITALISED = r"\p{Lu}\p{L}+"

FIRST_LINES = 14
LONG_PAGE = 40  # lines of a text in which a menu may stand above the author and the date
LAST_LINES = 6
LONGEST_STAMP = 90
LONGEST_AUTHOR = 120
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
DATELINE = r"\p{Lu}\p{Ll}+day, \p{Lu}\p{Ll}+ \d{1,2}, \d{4}"  # an article's own first line, as wikis write it
NAME = r"\p{Lu}[\p{L}'\N{RIGHT SINGLE QUOTATION MARK}.-]*"
NAMES = rf"{NAME}(?:,? (?:and |& |with |von |van |de |der |la |el |al-)?{NAME}){{1,6}}"
BY = (
    "(?:By|BY|by|Words by|Written by|WRITTEN BY|Posted by|Story by|Reported by|Article by|Compiled by|"
    "Analysis by|Von|von|Por|Door)"
)
AGENCY = "(?:USA TODAY|Associated Press|The Associated Press|Reuters|CNN|AFP|Fox News|NBC News|Bloomberg)"
AUTHOR_LINES = (
    (
        rf"[{DASHES}]{{0,3}} ?{BY} ?:? ?\[?(?:the )?{NAMES}(?:\]\([^()\n]*\))?"
        rf"(?: *(?:[,|/:\N{{MIDDLE DOT}}{DASHES}]|for|in) ?[\p{{L}}\p{{N}}@., '&:/|{DASHES}]{{2,70}})?"
    ),
    r"(?:By|BY|Von|Por|Door|By:)",
    rf"(?:By)?{NAMES} ?\| ?\S+@\S+",
    rf"{NAMES}, {AGENCY}",
    r"(?:Reuters|AP|AFP|Web|Online|News|Digital) (?:Staff|Desk|Report)",
    rf"[{DASHES}]{{1,2}} ?(?:Compiled |Written |Reported )?[Bb]y {NAMES}",
)
LONE = ("by", "von", "por", "door")
VERB = r"\b(?:[Ss]aid|was|were|is|are|has|have|had)\b"


def byline_run(line: Line) -> Iterator[Hit]:
    """Yield the site, place, author and edition before the lede, a backslash or pipe behind each."""
    start = line.span.start
    if line.is_row or start >= line.document.zones.head.end:
        return
    found = pattern(RUN).match(line.text, start - line.start)
    if not found or len(line.text[found.end() :].split()) < LEDE_WORDS:
        return
    parts = pattern(r" [\\|] ").split(found[0])[:-1]
    if len(parts) > MOST_PARTS or any(len(part.split()) > PART_WORDS for part in parts[1:]):
        return
    if len(parts[0].split()) > PART_WORDS or _stands_above(line, parts[0]):
        start += len(parts[0]) + len(r" \ ")
    span = Span(start, line.start + found.end())
    yield Hit(span, {}, Fix((Edit(span, ""),)))


def _stands_above(line: Line, title: str) -> bool:
    """True where the title is a line of its own further up: the headline, said once more."""
    return any(title.casefold() == above.words.casefold() for above in line.document.lines[: line.index])


def double_attribution(line: Line) -> Iterator[Hit]:
    """Yield the second naming of a speaker in a sentence that already began with the same one.

    `The Islander mayor warned of “waves,” Islander Mayor A. Sample said.` The two must share a capitalised
    word: one person reporting what another has said is no repetition.
    """
    if not pattern(AGAIN).search(line.text):
        return
    for found in pattern(rf"(?:(?<=[.!?\N{{RIGHT DOUBLE QUOTATION MARK}}] )|\A){TWICE}").finditer(line.text):
        first = set(pattern(CAPITALISED).findall(found["subject"])) - {
            "The",
            "His",
            "Her",
            "An",
            "Mr",
            "Mrs",
            "Ms",
            "Dr",
            "Sir",
            "Lord",
        }
        if first & set(pattern(CAPITALISED).findall(found["name"])):
            span = Span(line.start + found.start("again"), line.start + found.end("again"))
            yield Hit(span, {"name": found["name"]}, Fix((Edit(span, "." + found["mark"]),)))


def head_date(document: Document) -> Iterator[Hit]:
    """Yield each line above the article that is a date, with its time, site and author at most."""
    for line in _first_lines(document, 2 * LONGEST_STAMP):
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
    """True for an article's own first line, as wikis write it: weekday and date, with no headline below."""
    if not pattern(DATELINE).fullmatch(line.words):
        return False
    below = line.next
    is_headline = below is not None and not below.is_prose and below.words[:1].isalpha()
    return line.previous is not None or not is_headline


def author_line(document: Document) -> Iterator[Hit]:
    """Yield each line at the article's edge that names its author and nothing else."""
    widest = 2 * LONGEST_AUTHOR
    for line in (*_first_lines(document, widest), *_last_lines(document, widest)):
        words = line.words
        if len(words) > LONGEST_AUTHOR or pattern(VERB).search(words):
            continue
        found = any(pattern(source).fullmatch(words) for source in AUTHOR_LINES)
        if found and document.zones.named("edge", line.span) and not document.is_quoted(line.start):
            last = _name_below(line)
            span = Span(line.span.start, last.span.end)
            yield Hit(span, {}, Fix((without_lines(line, last),)))


def _name_below(line: Line) -> Line:
    """The line below a lone `By` where that is a name; otherwise the line itself."""
    below = line.next
    is_name = line.words.strip(":").casefold() in LONE and below and pattern(NAMES).fullmatch(below.words)
    return below if is_name and below else line


def _first_lines(document: Document, widest: int) -> list[Line]:
    """The first written lines that are no rows, and on a page with labels those above the article's body.

    Those that are wider are left out.
    """
    written = (line for line in document.lines if not line.blank and not line.is_row)
    first = list(islice(written, FIRST_LINES))
    if len(document.raw_lines) >= LONG_PAGE and may_have_labels(document):
        start = document.zones.body.start
        above = takewhile(lambda line: line.start <= start, written)
        first += list(above)[-FIRST_LINES:]
    return [line for line in first if len(line.text) <= widest]


def _last_lines(document: Document, widest: int) -> list[Line]:
    """The last written lines that are no rows and none of the first, those that are wider left out."""
    written = islice(
        (line for line in reversed(document.lines) if not line.blank and not line.is_row), LAST_LINES
    )
    return [line for line in written if line.index > FIRST_LINES and len(line.text) <= widest]
