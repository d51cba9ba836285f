"""The quotations in a text."""

from collections.abc import Iterator

from newslint.document.quotes import PAIRS
from newslint.edit import Span
from newslint.text.patterns import pattern

CLOSER_OF = dict(PAIRS)
SINGLE = (
    r"(?<![\p{L}\p{N}])\N{LEFT SINGLE QUOTATION MARK}[^\n\N{LEFT SINGLE QUOTATION MARK}]+?"
    r"\N{RIGHT SINGLE QUOTATION MARK}(?![\p{L}\p{N}])"
    r"|(?<![\p{L}\p{N}'])'(?=[\p{L}\p{N}])[^'\n]+(?:'[\p{L}\p{N}][^'\n]*)*"
    r"(?<=[\p{L}\p{N}.,!?])'(?![\p{L}\p{N}])"
)


def quotations(text: str, *, runs_on: bool = False) -> Iterator[Span]:
    """Yield each quotation in a paragraph with its marks; an unclosed one goes to the end.

    Args:
        text: One paragraph.
        runs_on: True if the paragraph begins inside a quotation from the one before it.
    """
    closer, start = (PAIRS[0][1], 0) if runs_on and text[:1] not in CLOSER_OF else ("", 0)
    ends: list[Span] = []
    for at, char in enumerate(text):
        if closer and char == closer:
            ends.append(Span(start, at + 1))
            closer = ""
        elif not closer and _opens(text, at):
            closer, start = CLOSER_OF.get(char, '"'), at
    if closer:
        ends.append(Span(start, len(text)))
    yield from ends
    for found in pattern(SINGLE).finditer(text):
        yield Span(found.start(), found.end())


def _opens(text: str, at: int) -> bool:
    """True for a mark that opens a quotation; a straight one after a digit means inches."""
    char = text[at]
    return char in CLOSER_OF or (char == '"' and not text[at - 1 : at].isdigit())
