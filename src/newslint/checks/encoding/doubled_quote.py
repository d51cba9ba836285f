"""Two single quotes where one double quote is meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import matches_at, pattern

DOUBLES = ("``", "''", "\N{RIGHT SINGLE QUOTATION MARK}" * 2, "\N{LEFT SINGLE QUOTATION MARK}" * 2)
DOUBLED = (
    r"(?<![`'\w])``(?=[\w$])|(?<=[\p{L}\p{N}.,!?…])''(?!['\w])|(?<![\w'=(\[,{:])''(?=\p{L})"
    r"|\N{RIGHT SINGLE QUOTATION MARK}{2}|\N{LEFT SINGLE QUOTATION MARK}{2}"
)


def doubled_quote(document: Document) -> Iterator[Hit]:
    """Yield two single quotes, or two grave accents, in place of one double quote."""
    text = document.text
    doubled = chain.from_iterable(matches_at(mark, DOUBLED, text) for mark in DOUBLES)
    for found in sorted(doubled, key=lambda found: found.start()):
        line = document.line_at(found.start())
        plain = found[0] == "''"
        if plain and (
            text[found.start() - 1 : found.start()].isdigit() or pattern(r"=''|\('|'\)").search(line.text)
        ):
            continue
        opens = pattern(r"\w").match(text, found.end()) is not None
        curly = "\N{LEFT DOUBLE QUOTATION MARK}" if opens else "\N{RIGHT DOUBLE QUOTATION MARK}"
        wanted = '"' if plain or (found[0] == "``" and "''" in line.text) else curly
        word = (
            pattern(r"\S*").match(text, found.end())
            if opens
            else pattern(r"\S*\Z").search(text, line.start, found.start())
        )
        start = min(found.start(), word.start()) if word else found.start()
        end = max(found.end(), word.end()) if word else found.end()
        yield Hit(Span(start, end), {"mark": found[0]}, Fix((Edit(Span(*found.span()), wanted),)))
