"""Words and letters of a text, as the proofs and the repeat rules compare them."""

from __future__ import annotations

from newslint.text.patterns import pattern

WORD = r"[\p{L}\p{N}]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][\p{L}\p{N}]+)*"


def words(text: str) -> list[str]:
    """The words of a text, case-folded, in order; an apostrophe inside a word belongs to it."""
    return pattern(WORD).findall(text.casefold())


def letters(text: str) -> str:
    """The letters and digits of a text, in order, everything else left out."""
    return "".join(filter(str.isalnum, text))


def spaced(text: str) -> str:
    """The words of a text, case-folded, each between single blanks: a phrase stands in it as ` a b `."""
    return f" {' '.join(words(text))} "
