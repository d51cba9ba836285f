from collections.abc import Iterator

from newslint.checks.boilerplate.deletion import run_hit
from newslint.document import Document, Line
from newslint.document.links import shown
from newslint.page.marks import DATE, UNIT
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence
from newslint.text.wordlist import WordList

OPEN_HEADING = (
    r"(?:on|more on|more at|from) [\p{L}\p{N}.-]{3,40}\.\p{L}{2,7}|(?:more|latest|popular|trending"
    r"|related|recommended|top)"
    r"(?: (?:news|stories|articles|videos|posts|coverage|reads|headlines|reading|now|topics"
    r"|content))?(?: (?:from|on|in) [^\n.!?]{2,40})?"
    r"|(?:trending|most read|most popular|also) (?:on|in) [^\n.!?]{2,40}|(?:you may"
    r"|you might) also like|must[- ]reads?|read more|don.t miss"
)
STAMP = rf"{DATE}|(?:an?|\d{{1,2}}) ?{UNIT} ago"
MOST_TITLES = 12
FEWEST_WORDS, MOST_WORDS = 4, 24
LONGEST_HEADING = 60
QUOTES = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}["


def related_box(
    document: Document,
    *,
    headings: WordList = WordList("related-label"),
    others: WordList = WordList("list-heading"),
) -> Iterator[Hit]:
    """Yield the heading of a box of other stories with the titles below it, wherever it is.

    Args:
        document: The document.
        headings: The labels of links to other stories.
        others: Headings of lists of other stories.
    """
    known = frozenset(phrase.casefold() for some in (headings, others) for phrase in some.all)
    taken = -1
    in_story = False
    for line in document.written:
        in_story = in_story or (line.is_prose and ends_sentence(line.words))
        if not in_story or line.index <= taken or not _is_heading(line, known):
            continue
        box = _box(line, known)
        if len(box) > 1 and any(_size(one) >= FEWEST_WORDS for one in box[1:]):
            taken = box[-1].index
            yield run_hit(box, {"count": len(box) - 1}, whole=True)


def _is_heading(line: Line, known: frozenset[str]) -> bool:
    words = shown(line.words).strip(" :*_|\N{HORIZONTAL ELLIPSIS}.")
    return len(words) <= LONGEST_HEADING and (
        words.casefold() in known or pattern(OPEN_HEADING, ignore_case=True).fullmatch(words) is not None
    )


def _box(heading: Line, known: frozenset[str]) -> list[Line]:
    """A heading and the titles, names and dates below it."""
    box = [heading]
    line = heading.next
    while line is not None and len(box) <= MOST_TITLES and (_is_title(line) or _is_heading(line, known)):
        box.append(line)
        line = line.next
    return box


def _is_title(line: Line) -> bool:
    words = shown(line.words)
    if line.is_row or line.text.startswith("#") or not words or len(words) > 4 * LONGEST_HEADING:
        return False
    if pattern(STAMP, ignore_case=True).fullmatch(words):
        return True
    is_open = words[0].isupper() or words[0].isdigit() or words[0] in QUOTES
    return (
        is_open
        and _size(line) <= MOST_WORDS
        and words[-1] not in ".:;,"
        and not (ends_sentence(words) and words[-1] not in "?!\N{RIGHT SINGLE QUOTATION MARK}\"'")
    )


def _size(line: Line) -> int:
    return shown(line.words).count(" ") + 1
