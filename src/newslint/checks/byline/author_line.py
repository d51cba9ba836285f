from collections.abc import Iterator
from itertools import islice

from newslint.checks.byline.byline_parts import PERSON, Vocabulary, is_newsroom, kinds_of, vocabulary
from newslint.checks.byline.first_lines import DASHES, FIRST_LINES, first_lines
from newslint.document import Document, Line
from newslint.document.removal import deletion
from newslint.edit import Span
from newslint.page.labels import is_label
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence
from newslint.text.wordlist import WordList

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
AUTHOR_LINES = (
    (
        rf"[{DASHES}]{{0,3}} ?{BY} ?:? ?\[?(?:the )?{NAMES}(?:\]\([^()\n]*\))?"
        rf"(?: *(?:[,|/:\N{{MIDDLE DOT}}{DASHES}]|for|in) ?[\p{{L}}\p{{N}}@., '&:/|{DASHES}]{{2,70}})?"
    ),
    r"(?:By|BY|Von|Por|Door|By:)",
    r"By: ?\p{Lu}[^\n!?]{3,100}",
    rf"{BY} {NAMES}[ |/]*(?:Leave a comment|\d{{1,4}} comments?|Follow|E-?mail|Share|Contact|Print)",
    rf"(?:By)?{NAMES} ?\| ?\S+@\S+",
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
STRONG_KINDS = frozenset(("role", "outlet", "contact", "when", "in", "agencies"))
OUTLET_KINDS = frozenset(("outlet", "place", "when", "in"))
PART_KINDS = frozenset(("role", "outlet", "contact", "place", "in", "agencies"))
MOST_PARTS = 2
MOST_SPACES = 18
QUOTED = tuple('":\N{RIGHT DOUBLE QUOTATION MARK}')
LONGEST_PART = 60
LAST_NOTES = 3  # the last lines, in which a note on the author may be
SIGNED = "-~\N{EN DASH}\N{EM DASH}"
VERB = r"\b(?:[Ss]aid|was|were|is|are|has|have|had)\b"


def author_line(  # noqa: PLR0913 -- a word list for each part of a byline
    document: Document,
    *,
    labels: WordList = WordList("site-label"),
    openings: WordList = WordList("byline-opening"),
    roles: WordList = WordList("author-role"),
    outlets: WordList = WordList("news-outlet"),
    codes: WordList = WordList("agency-code"),
    endings: WordList = WordList("outlet-ending"),
) -> Iterator[Hit]:
    """Yield each line at the article's edge that only names its author.

    A name alone is the author's if it is not the headline and the text does not mention the person. The
    same goes for a name with a role, an outlet, a date or an address, unless the line says “By”.

    Args:
        document: The document.
        labels: The labels of sites, by which a page with a menu is recognized.
        openings: What may stand before the names.
        roles: What authors are.
        outlets: The names of outlets.
        codes: The abbreviations of agencies.
        endings: The last words of the names of outlets.
    """
    widest = 2 * LONGEST_AUTHOR
    known = vocabulary(openings, roles, outlets, codes, endings)
    taken: set[int] = set()
    for line in (*first_lines(document, widest, labels), *_last_lines(document, widest)):
        words = line.words
        if len(words) > LONGEST_AUTHOR or pattern(VERB).search(words) or line.index in taken:
            continue
        found = (
            any(pattern(source).fullmatch(words) for source in AUTHOR_LINES)
            or _is_stranger(line, labels)
            or _is_byline(line, known, labels)
        )
        if found and document.zones.named("edge", line.span) and not document.is_quoted(line.start):
            last = _last_part(_name_below(line), known)
            taken.update(range(line.index, last.index + 1))
            span = Span(line.span.start, last.span.end)
            yield Hit(span, {}, deletion(line, last))


def _is_byline(line: Line, known: Vocabulary, labels: WordList) -> bool:
    """True for names with a role, an outlet, a place, a date or an address, and for a newsroom."""
    if is_newsroom(line.words, known):
        return not line.is_item
    is_item = line.is_item and not _is_signature(line)
    kinds = None if is_item or line.words.count(" ") > MOST_SPACES else kinds_of(line.text, known)
    if kinds is None or is_label(line.words, labels):
        return False
    if "by" in kinds:
        return not kinds.isdisjoint(("names", "outlet"))
    if "names" in kinds:
        is_credit = "Photo" in line.words
        return not is_credit and _is_alone(line) and _is_author(line, kinds | _kinds_below(line, known))
    if "outlet" in kinds:
        return 1 < len(kinds & OUTLET_KINDS) == len(kinds) and line.previous is not None
    return kinds == {"contact"} and _is_below_headline(line)


def _is_author(line: Line, kinds: frozenset[str]) -> bool:
    """True if names without a `By` are those of authors: the story does not mention them."""
    if kinds & {"outlet", "contact"} and line.index < FIRST_LINES and line.previous is not None:
        return True
    names = [one.split()[-1] for one in pattern(PERSON).findall(line.words)]
    prose = [one.words for one in line.document.written if one.is_prose and one.index != line.index]
    story = prose[: max(1, len(prose) - LAST_NOTES)]
    if any(name in one for one in story for name in names):
        return False
    if kinds & STRONG_KINDS == {"in"}:
        return _is_below_headline(line)  # a headline may have this form
    if kinds & STRONG_KINDS:
        return True
    is_first = line.previous is None and line.next is not None and line.next.is_prose
    several = kinds == {"names"} and len(names) > 1 and (is_first or _is_below_headline(line))
    return several or _is_signature(line)


def _is_alone(line: Line) -> bool:
    """False for a sentence, for a line of a list at the end of a text, and for the speaker of a quotation."""
    above = line.previous
    below = line.next
    if ends_sentence(line.words) or (above is not None and above.words[-1:] in QUOTED):
        return False
    if (
        above
        and below
        and not (above.is_prose or below.is_prose)
        and "," in above.words
        and "," in below.words
    ):
        return False
    return line.index < FIRST_LINES or above is None or above.is_prose


def _is_below_headline(line: Line) -> bool:
    above, below = line.previous, line.next
    return above is not None and not above.is_prose and below is not None and below.is_prose


def _is_signature(line: Line) -> bool:
    """True for names after a dash as the last words of the article."""
    above = line.previous
    return (
        line.text.lstrip()[:1] in SIGNED
        and above is not None
        and above.is_prose
        and line.next is None
        and not above.is_item
    )


def _last_part(line: Line, known: Vocabulary) -> Line:
    """The last of the lines directly below a name that give role, outlet or address."""
    last = line
    for _ in range(MOST_PARTS):
        below = last.next
        if below is None or not _kinds_below(last, known):
            break
        last = below
    return last


def _kinds_below(line: Line, known: Vocabulary) -> frozenset[str]:
    """The kinds of the parts of the line below a name; none without a role, an outlet or an address."""
    below = line.next
    if below is None or len(below.words) > LONGEST_PART or below.is_prose or below.index > line.index + 2:
        return frozenset()
    kinds = kinds_of(below.words, known, below=True)
    if kinds is None or not kinds <= PART_KINDS or kinds.isdisjoint(STRONG_KINDS):
        return frozenset()
    return kinds


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
