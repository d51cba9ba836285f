"""Joints of words and sentences: what may stand at them, and a cheap look for any."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.document import Document
from newslint.edit import Span
from newslint.text.patterns import lines_with

CLOSING = "\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK})\\]"
TIGHT_END = rf"[.!?](?:[{CLOSING}]|\")?[\"\N{{LEFT DOUBLE QUOTATION MARK}}]?\p{{Lu}}"
APOSTROPHE = "'\N{RIGHT SINGLE QUOTATION MARK}"
OPENING = '"\N{LEFT DOUBLE QUOTATION MARK}'
FREE = r"(?<![\p{L}\p{N}@#/._-])"  # no part of an address, a tag or a handle
PLAIN_END = r"[.!?](?<=[ ]\p{Ll}{3,}.)[)\N{RIGHT DOUBLE QUOTATION MARK}\"]?\p{Lu}\p{Ll}+(?= )"


def tight_ends(document: Document) -> Sequence[Span]:
    """The lines where a capital stands right behind a full stop or mark and what may close it."""
    return document.once(_find_tight_ends)


def _find_tight_ends(document: Document) -> list[Span]:
    return list(lines_with(TIGHT_END, document.text))


def follows(shape: bytes, mark: bytes, behind: tuple[bytes, ...]) -> bool:
    """True where one of `behind` stands right behind a mark; as cheap as marks are few."""
    return any(part.startswith(behind) for part in shape.split(mark)[1:])
