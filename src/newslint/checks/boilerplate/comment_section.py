from collections.abc import Iterator

from newslint.checks.boilerplate.deletion import run_hit
from newslint.document import Document, Line
from newslint.page.shape import is_about
from newslint.page.story import story_of
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList

BEFORE, BEHIND = r"[(\[]?(?:\d[\d,]*)?[ ]?", r"[)\]]?(?: ?[(\[]?\d[\d,]*[)\]]?)?[ ]?[:.!]?"
ALSO_OF_PAPERS = ("discussion", "discussions")  # sections of scientific papers, too
PARAGRAPH_WORDS = 20  # a shorter comment may repeat the words of the story
ALIKE = 0.75  # the least share of its significant words that the story also has
FEWEST_PROSE = 3
BUTTON = r"\W*(?:view|show|join|leave|\d[\d,]*)\b|.*[(\[]\d[\d,]*[)\]]\W*\Z"
REPORTED = r"\b(?:said|says|told|asked|added|announced|according to)\b"
NEAR = 3  # lines below a button that tell whether the story goes on


def comment_section(
    document: Document,
    *,
    headings: WordList = WordList("comment-heading"),
    labels: WordList = WordList("site-label"),
) -> Iterator[Hit]:
    """Yield the heading of the readers' comments and all text after it, below enough prose of the story.

    Args:
        document: The document.
        headings: The headings of comments on sites; a number may be on either side.
        labels: The labels of sites, by which the page below the story is recognized.
    """
    heading = f"{BEFORE}{headings.pattern}{BEHIND}"
    story = story_of(document, labels)
    prose = 0
    for line in document.lines:
        if prose >= FEWEST_PROSE and line.next and _is_heading(line, heading):
            if line.words.casefold() in ALSO_OF_PAPERS and _goes_on(line, labels):
                return
            if _is_between(line):
                continue
            last = document.written[-1]
            yield run_hit((line, last), {"heading": line.words, "count": last.index - line.index})
            return
        prose += line.start >= story.start and line.is_prose


def _goes_on(line: Line, labels: WordList) -> bool:
    """True if the first paragraph below is about the subject of the story, as in a section “Discussion”."""
    below = line.next
    while below is not None and not below.is_prose:
        below = below.next
    return below is not None and is_about(below, labels, PARAGRAPH_WORDS, ALIKE)


def _is_between(line: Line) -> bool:
    """True for a button with the story below it: only paragraphs, one of which reports speech."""
    if not pattern(BUTTON, ignore_case=True).match(line.words):
        return False
    below, reported = line.next, False
    for _ in range(NEAR):
        if below is None:
            break
        if not below.is_prose:
            return False
        reported = reported or pattern(REPORTED).search(below.text) is not None
        below = below.next
    return reported


def _is_heading(line: Line, heading: str) -> bool:
    return not line.blank and pattern(heading, ignore_case=True).fullmatch(line.words) is not None
