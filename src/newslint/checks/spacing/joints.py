"""Joints of words and sentences: the characters at them, and cheap tests for them."""

from collections.abc import Sequence

from newslint.document import Document
from newslint.edit import Span
from newslint.text.patterns import lines_with

CLOSING = "\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK})\\]"
TIGHT_END = rf"[.!?](?:[{CLOSING}]|\")?[\"\N{{LEFT DOUBLE QUOTATION MARK}}]?\p{{Lu}}"
APOSTROPHE = "'\N{RIGHT SINGLE QUOTATION MARK}"
OPENING = '"\N{LEFT DOUBLE QUOTATION MARK}'
FREE = r"(?<![\p{L}\p{N}@#/._-])"  # not part of an address, a tag or a handle
PLAIN_END = r"[.!?](?<=[ ]\p{Ll}{3,}.)[)\N{RIGHT DOUBLE QUOTATION MARK}\"]?\p{Lu}\p{Ll}+(?= )"


def tight_ends(document: Document) -> Sequence[Span]:
    """The lines with a capital directly after a full stop or mark, closing quotes and brackets aside."""
    return document.once(_find_tight_ends)


def _find_tight_ends(document: Document) -> list[Span]:
    return list(lines_with(TIGHT_END, document.text))


def follows(shape: bytes, mark: bytes, behind: tuple[bytes, ...]) -> bool:
    """True if one of `behind` is directly after a mark; cheap if there are few marks."""
    return any(part.startswith(behind) for part in shape.split(mark)[1:])
