from collections.abc import Iterator, Sequence
from itertools import pairwise

from newslint.document import Document, Line
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.function_words import HANGING
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence
from newslint.text.wordlist import WordList

GOES_ON = r"\n[ \t]*(?:\p{Ll}|[,;)\N{EM DASH}\N{EN DASH}]|['\N{RIGHT SINGLE QUOTATION MARK}]s\b)"
RUNS_ON = r"\s*(?:\p{Ll}+\b(?!\p{N})|[,;)\N{EM DASH}\N{EN DASH}])"
TAKES_UP = (
    r"\s*(?:\p{Ll}+\b(?!\p{N})|[,;)\N{EM DASH}\N{EN DASH}]|[.:?!](?:\s|\Z)"
    r"|['\N{RIGHT SINGLE QUOTATION MARK}]s\b)"
)
CLOSING = ",;:.)!?'\N{RIGHT SINGLE QUOTATION MARK}"
LONGEST_LINK = 100
WIDE_LINE = 30
DASHES = ("\N{EM DASH}", "\N{EN DASH}")
LONG_ENOUGH = 80
TITLE = r"\b(?:Rep|Sen|Gov|Dr|Mr|Mrs|Ms|Prof|Gen|Col|Lt|Sgt|Rev)\.\s*\Z"
FIRST_WORD, LAST_WORD = r"\S+", r"\S+\Z"


def broken_line(
    document: Document, *, widest: int = 80, endings: WordList = WordList("word-ending")
) -> Iterator[Hit]:
    """Yield each sentence that is broken over lines, with the words on either side.

    If a line begins with the end of a word, the word has lost its hyphen, and no fix is offered.

    Args:
        document: The document.
        widest: Code points: a text without a longer line counts as wrapped on purpose.
        endings: Ends of words that are not words themselves.
    """
    if document.format != "text" or not pattern(GOES_ON).search(document.text):
        return
    if max(map(len, document.raw_lines)) <= widest:
        return
    lines = document.lines
    for first, last in _runs(lines, set(_broken(lines))):
        edits = tuple(_joined(lines[at], lines[at + 1]) for at in range(first, last))
        left = pattern(LAST_WORD).search(document.text, lines[first].start, edits[0].span.start)
        right = pattern(FIRST_WORD).match(document.text, edits[-1].span.end)
        start = left.start() if left else edits[0].span.start
        span = Span(start, right.end() if right else edits[-1].span.end)
        splits_word = any(_first_word(lines[at + 1]) in endings.all for at in range(first, last))
        yield Hit(span, {}, None if splits_word else Fix(edits))


def _first_word(line: Line) -> str:
    return line.words.partition(" ")[0].rstrip(".,;:")


def _runs(lines: Sequence[Line], broken: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the indexes of the first and last line of each run of breaks with short lines between them."""
    first = None
    for line in lines:
        if line.index not in broken:
            if first is not None:
                yield first, line.index
            first = None
        elif first is None:
            first = line.index
        elif len(line.words) > LONGEST_LINK:
            yield first, line.index
            first = line.index


def _broken(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the index of each line whose sentence continues on the next line."""
    for above, below in pairwise(lines):
        if above.blank or below.blank or above.is_row or below.is_row or below.is_item:
            continue
        is_link = _is_link(lines, above.index) or _is_link(lines, below.index)
        if is_link or _runs_on(above, below) or pattern(TITLE).search(above.text):
            yield above.index


def _runs_on(above: Line, below: Line) -> bool:
    """True if the sentence of a line continues on the next, with an ordinary word in lower case."""
    if ends_sentence(above.text) or above.text.rstrip()[-1] in ":;|":
        return False
    if not pattern(RUNS_ON).match(below.text):
        return False
    return above.is_prose or below.is_prose or len(above.words) + len(below.words) > LONG_ENOUGH


def _is_link(lines: Sequence[Line], index: int) -> bool:
    """True for a short line inside a sentence that the line above begins and the line below continues."""
    if not 0 < index < len(lines) - 1:
        return False
    above, line, below = lines[index - 1 : index + 2]
    words = line.words
    if not words or len(words) > LONGEST_LINK or line.is_item or ends_sentence(words) or words[-1] in ":;|":
        return False
    return _hangs(above) and pattern(TAKES_UP).match(below.text) is not None


def _hangs(line: Line) -> bool:
    """True for a line whose last word shows that it ends in the middle of a sentence."""
    text = line.text.rstrip()
    last = text.split(" ")[-1]
    if last in HANGING or last in DASHES:
        return True
    if len(text) >= LONG_ENOUGH:
        return last[-1:].isalpha() or last.endswith("-")
    return len(text) >= WIDE_LINE and last.islower() and last[-1:].isalpha()


def _joined(above: Line, below: Line) -> Edit:
    """The edit that joins two lines: with a space, except before punctuation and after a hyphen."""
    ink = above.text.rstrip()
    start = below.start + len(below.text) - len(below.text.lstrip())
    tight = below.text.lstrip()[0] in CLOSING or ink.endswith("-")
    return Edit(Span(above.start + len(ink), start), "" if tight else " ")
