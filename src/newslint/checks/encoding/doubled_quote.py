from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import matches_at, pattern

DOUBLES = ("``", "''", "\N{RIGHT SINGLE QUOTATION MARK}" * 2, "\N{LEFT SINGLE QUOTATION MARK}" * 2)
DOUBLED = (
    r"(?<![`'\w])``(?=[\w$])|(?<=[\p{L}\p{N}.,!?…])''(?!['\w])|(?<![\w'=(\[,{:])''(?=\p{L})"
    r"|\N{RIGHT SINGLE QUOTATION MARK}{2}|\N{LEFT SINGLE QUOTATION MARK}{2}"
)
CODE = r"=''|\('|'\)"
LONGEST_WORD = 100  # the maximum number of code points that are quoted of a word beside the mark
WORD_AFTER, WORD_BEFORE = rf"\S{{0,{LONGEST_WORD}}}", r"\S*\Z"


class _Marks(NamedTuple):
    """Facts about the marks of a line: whether it is code, and whether it has two single quotes."""

    is_code: bool
    has_plain: bool


def _marks_of(line: str) -> _Marks:
    return _Marks(pattern(CODE).search(line) is not None, "''" in line)


def doubled_quote(document: Document) -> Iterator[Hit]:
    """Yield two single quotes, or two grave accents, in place of one double quote."""
    text = document.text
    doubled = chain.from_iterable(matches_at(mark, DOUBLED, text) for mark in DOUBLES)
    of_line = cache(_marks_of)
    for found in sorted(doubled, key=lambda found: found.start()):
        line = document.line_at(found.start())
        marks = of_line(line.text)
        plain = found[0] == "''"
        if plain and (text[found.start() - 1 : found.start()].isdigit() or marks.is_code):
            continue
        opens = pattern(r"\w").match(text, found.end()) is not None
        curly = "\N{LEFT DOUBLE QUOTATION MARK}" if opens else "\N{RIGHT DOUBLE QUOTATION MARK}"
        wanted = '"' if plain or (found[0] == "``" and marks.has_plain) else curly
        before = max(line.start, found.start() - LONGEST_WORD)
        word = (
            pattern(WORD_AFTER).match(text, found.end())
            if opens
            else pattern(WORD_BEFORE).search(text, before, found.start())
        )
        start = min(found.start(), word.start()) if word else found.start()
        end = max(found.end(), word.end()) if word else found.end()
        yield Hit(Span(start, end), {"mark": found[0]}, Fix((Edit(Span(*found.span()), wanted),)))
