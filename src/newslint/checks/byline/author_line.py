from collections.abc import Iterator
from itertools import islice

from newslint.checks.byline.first_lines import DASHES, FIRST_LINES, first_lines
from newslint.document import Document, Line
from newslint.document.removal import deletion
from newslint.edit import Span
from newslint.page.labels import is_label
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList, alternation

LAST_LINES = 6
LONGEST_AUTHOR = 120
NAME = r"\p{Lu}[\p{L}'\N{RIGHT SINGLE QUOTATION MARK}.-]*"
NAMES = rf"{NAME}(?:,? (?:and |& |with |von |van |de |der |la |el |al-)?{NAME}){{1,6}}"
BY = (
    "(?:By|BY|by|Words by|Text by|Interview by|Review by|Reviewed by|Commentary by|Opinion by|Essay by|"
    "Column by|"
    "Story and photos by|Story and photographs by|Words and pictures by|Words and photos by|Edited by|"
    "Written by|WRITTEN BY|Posted by|Story by|Reported by|Article by|Compiled by|"
    "Analysis by|Von|von|Por|Door)"
)
OUTLET = (
    rf"(?:The )?{NAME}(?: {NAME}){{0,2}} (?:Times|Post|News|Herald|Tribune|Journal|Gazette|Press|Magazine|"
    "Courier|Chronicle|Observer|Star|Today|Weekly|Wire|Writer|Correspondent|Reporter|Staff)"
)
AUTHOR_LINES = (
    (
        rf"[{DASHES}]{{0,3}} ?{BY} ?:? ?\[?(?:the )?{NAMES}(?:\]\([^()\n]*\))?"
        rf"(?: *(?:[,|/:\N{{MIDDLE DOT}}{DASHES}]|for|in) ?[\p{{L}}\p{{N}}@., '&:/|{DASHES}]{{2,70}})?"
    ),
    r"(?:By|BY|Von|Por|Door|By:)",
    r"By: ?\p{Lu}[^\n!?]{3,100}",
    rf"{BY} {NAMES}[ |/]*(?:Leave a comment|\d{{1,4}} comments?|Follow|E-?mail|Share|Contact|Print)",
    rf"(?:By)?{NAMES} ?\| ?\S+@\S+",
    r"(?:Reuters|AP|AFP|Web|Online|News|Digital) (?:Staff|Desk|Report)",
    rf"[{DASHES}]{{1,2}} ?(?:Compiled |Written |Reported )?[Bb]y {NAMES}",
)
NAME_ALONE = rf"(?:Dr\.? )?{NAME}(?: {NAME}){{1,3}}(?:,? and {NAME}(?: {NAME}){{1,2}})?"
TWO_NAMES = rf"{NAME}(?: \p{{Lu}}\.)? {NAME}|{NAME} {NAME} and {NAME} {NAME}"
NO_NAMES = frozenset(
    (
        "What Why How When Where Who It The This That Will Is Are Can And In On At To For "
        "News Release Photo Photos Gallery Video Press Story Report Page Home"
    ).split()
)
MOST_TIMES = 2  # a name alone on more lines is that of a speaker
ALONE = ("by", "von", "por", "door")
VERB = r"\b(?:[Ss]aid|was|were|is|are|has|have|had)\b"


def author_line(
    document: Document,
    *,
    labels: WordList = WordList("site-label"),
    sources: WordList = WordList("byline-source"),
) -> Iterator[Hit]:
    """Yield each line at the article's edge that only names its author.

    A name alone is the author's if it is not the headline and the text does not mention the person.

    Args:
        document: The document.
        labels: The labels of sites, by which a page with a menu is recognized.
        sources: What may follow the author's name: the agency or the outlet.
    """
    widest = 2 * LONGEST_AUTHOR
    shapes = (*AUTHOR_LINES, rf"{NAMES}, (?:{alternation(sources.all, case=True)}|{OUTLET})")
    for line in (*first_lines(document, widest, labels), *_last_lines(document, widest)):
        words = line.words
        if len(words) > LONGEST_AUTHOR or pattern(VERB).search(words):
            continue
        found = any(pattern(source).fullmatch(words) for source in shapes) or _is_stranger(line, labels)
        if found and document.zones.named("edge", line.span) and not document.is_quoted(line.start):
            last = _name_below(line)
            span = Span(line.span.start, last.span.end)
            yield Hit(span, {}, deletion(line, last))


def _is_stranger(line: Line, labels: WordList) -> bool:
    """True for a name on its own that occurs only in such lines and bylines, and is not a label."""
    if not pattern(NAME_ALONE).fullmatch(line.words) or line.is_item:
        return False
    if line.previous is None and not _may_open(line):
        return False
    words = line.words.split()
    if line.words.isupper() or words[-1].endswith(".") or not NO_NAMES.isdisjoint(words):
        return False
    if is_label(line.words, labels):
        return False
    last = words[-1]
    others = [other.words for other in line.document.written if last in other.words]
    alone = all(one == line.words or pattern(BY).match(one) is not None for one in others)
    return alone and len(others) <= MOST_TIMES


def _may_open(line: Line) -> bool:
    """True for a first line that is not a headline: two names of one person, or two persons, over prose."""
    return bool(pattern(TWO_NAMES).fullmatch(line.words) and line.next and line.next.is_prose)


def _name_below(line: Line) -> Line:
    """The line below a single `By` if it is a name; otherwise the line itself."""
    below = line.next
    is_name = line.words.strip(":").casefold() in ALONE and below and pattern(NAMES).fullmatch(below.words)
    return below if is_name and below else line


def _last_lines(document: Document, widest: int) -> list[Line]:
    """The last written lines, except rows, wide lines and the first lines."""
    written = islice((line for line in reversed(document.written) if not line.is_row), LAST_LINES)
    return [line for line in written if line.index > FIRST_LINES and len(line.text) <= widest]
