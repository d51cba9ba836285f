from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.document.removal import deletion
from newslint.document.written import BARED
from newslint.edit import Safety
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence

LOOKED_AT = 20
LONG_ENOUGH = 60
MOST_LINES = 60  # a text with more short lines is a page with lists
FEWEST_WORDS = 7
LONGEST = 300
LONG_SENTENCE = 10  # words
TERMINAL = tuple(".!?\n")
SINGLE = "'\N{LEFT SINGLE QUOTATION MARK}"  # a heading that quotes
QUOTES = '"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}'
MOST_OF_OTHER = 0.8  # of the length of the paragraph that has the words
CUT = r"[ ,;:]*(?:\[(?:\N{HORIZONTAL ELLIPSIS}|\.\.\.)\]|\N{HORIZONTAL ELLIPSIS}|\.\.\.)\Z"
MARKS = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK} .,!?"


def repeated_highlight(document: Document) -> Iterator[Hit]:
    """Yield each line that a longer paragraph contains word for word: a highlight, a pull quote, a cut deck.

    The first line is the headline, and a story may begin with its words.
    """
    short = [text for text in document.raw_lines[1:] if _may_be_copy(text)]
    if len(short) > MOST_LINES or not any(_occurs_twice(document.text, text) for text in short):
        return
    written = document.written
    for index, line in enumerate(written[1:], 1):
        if not _may_be_copy(line.text) or line.is_row:
            continue
        if index < LOOKED_AT and _may_be_highlight(line.text) and _occurs_below(line):
            yield Hit(line.span, {"text": line.words}, deletion(line))
        elif _is_pulled(line):
            yield Hit(line.span, {"text": line.words}, deletion(line)._replace(safety=Safety.UNSAFE))


def _may_be_copy(text: str) -> bool:
    return text.count(" ") + 1 >= FEWEST_WORDS and len(text) <= LONGEST and text.strip()[-1:] not in ":|"


def _may_be_highlight(text: str) -> bool:
    ink = text.strip()
    return len(ink) >= LONG_ENOUGH and not ends_sentence(ink) and ink[-1] not in ":,;|"


def _core(text: str) -> str:
    """The words of a line without the marks of a quotation and of a cut."""
    return pattern(CUT).sub("", text.strip(BARED)).strip(MARKS)


def _occurs_twice(text: str, line: str) -> bool:
    """True if the words of a line occur more than once in the text: a cheap test before lines are read."""
    return text.count(_core(line)) > 1


def _occurs_below(line: Line) -> bool:
    """True if a longer line below contains the words, as a sentence or as the beginning of one."""
    at = line.document.text.find(line.words, line.end)
    return at >= 0 and len(line.document.line_at(at).words) > len(line.words)


def _is_wording(core: str) -> bool:
    """True for enough words, most of them with small letters, unlike names."""
    words = core.split()
    return (
        len(words) >= FEWEST_WORDS
        and core[0].isalnum()
        and 2 * sum(word[0].islower() for word in words) >= len(words)
    )


def _is_sentence(text: str, at: int, core: str) -> bool:
    """True if the words are a whole sentence of a paragraph, long enough for the rule on sentences."""
    before = text[:at][-3:].rstrip(QUOTES + " ")[-1:]
    ended = before in (*TERMINAL, "") and text[at + len(core) : at + len(core) + 1] in TERMINAL
    return ended and core.count(" ") + 1 >= LONG_SENTENCE


def _is_pulled(line: Line) -> bool:
    """True if a paragraph that is clearly longer contains the words of a line between paragraphs."""
    text, core = line.document.text, _core(line.words)
    if line.is_item or not _is_wording(core) or line.words[0] in SINGLE:
        return False
    at = text.find(core)
    if line.start <= at < line.end:
        at = text.find(core, line.end)
    if at < 0:
        return False
    other = line.document.line_at(at)
    beside = text[at - 1 : at], text[at + len(core) : at + len(core) + 1]
    return (
        other.index != line.index
        and other.is_prose
        and not any(mark.isalnum() for mark in beside)
        and not (ends_sentence(line.words) and _is_sentence(text, at, core))
        and len(line.words) <= MOST_OF_OTHER * len(other.words)
    )
