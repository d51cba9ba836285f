"""Lines outside the article with the shape of boilerplate: short or all links, and about other topics."""

from itertools import groupby

from newslint.document import Document, Line
from newslint.document.links import SIGN, is_linked, shown
from newslint.page.labels import is_label, may_be_label
from newslint.page.story import continues, story_of
from newslint.text.patterns import pattern
from newslint.text.wordlist import WordList

FEWEST_LINES = 4
SHORT = 60  # the most code points of a line that may be a label
LONG = 12  # a line of this many words or more is not boilerplate by its shape
TITLE_WORDS = 4
TELLING_WORD = r"\p{L}{4,}"
ALIKE = 0.6  # the least share of a line's significant words in the article if the line is about it
KEPT_ABOVE = 3  # lines directly above the article that may be its title, its standfirst and its author


def may_have_labels(document: Document, labels: WordList) -> bool:
    """True if enough lines are short and one of them may be a label: a cheap test before lines are read."""
    return document.once(_shows_labels, labels)


def _shows_labels(document: Document, labels: WordList) -> bool:
    if document.text.count(SIGN) >= FEWEST_LINES:
        return True
    short = [line for line in document.raw_lines if 0 < len(line) < SHORT]
    return len(short) >= FEWEST_LINES and any(may_be_label(line, labels) for line in short)


def runs(document: Document, labels: WordList) -> list[list[Line]]:
    """The runs of lines outside the article with the shape of boilerplate, empty lines aside."""
    return document.once(_read_runs, labels)


def is_boilerplate(line: Line) -> bool:
    """True for a short line that is not part of running text, and for a line of links."""
    if not is_linked(line.words):
        count = shown(line.words).count(" ") + 1
        if line.is_prose or line.is_row or count >= LONG or continues(line):
            return False
    return line.next is None or not continues(line.next)


def is_about(line: Line, labels: WordList, fewest_words: int, alike: float = ALIKE) -> bool:
    """True if the article contains at least the share `alike` of a line's significant words."""
    said = shown(line.words)
    if said.count(" ") + 1 < fewest_words:
        return False
    matter = line.document.once(_matter, labels)
    words = pattern(TELLING_WORD).findall(said.casefold())
    return bool(words) and sum(word in matter for word in words) >= alike * len(words)


def _read_runs(document: Document, labels: WordList) -> list[list[Line]]:
    body = story_of(document, labels)
    kept = _right_above(document, labels)

    def is_outside(line: Line) -> bool:
        if line.end > body.start:
            return line.start >= body.end
        return line.index not in kept and not is_about(line, labels, TITLE_WORDS)

    grouped = groupby(document.written, lambda line: is_outside(line) and is_boilerplate(line))
    runs = [list(run) for is_run, run in grouped if is_run]
    return [run for run in runs if len(run) >= FEWEST_LINES]


def _right_above(document: Document, labels: WordList) -> set[int]:
    """The indexes of the lines directly above the article that may be its title, standfirst and author.

    Labels do not count, and a line that consists of links counts only if it is a heading.
    """
    start = story_of(document, labels).start
    above = [line for line in document.written if line.end <= start]
    return {
        line.index
        for line in above[-KEPT_ABOVE:]
        if not is_label(shown(line.words), labels) and not _is_link(line)
    }


def _is_link(line: Line) -> bool:
    return is_linked(line.words) and not line.text.lstrip(" *").startswith("#")


def _matter(document: Document, labels: WordList) -> frozenset[str]:
    """The words of four letters or more in the article."""
    start, end = story_of(document, labels)
    return frozenset(pattern(TELLING_WORD).findall(document.text[start:end].casefold()))
