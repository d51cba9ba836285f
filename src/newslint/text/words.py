"""The words and letters of a text, as proofs and rules about repetition compare them."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.text.patterns import pattern

WORD = r"[\p{L}\p{N}]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][\p{L}\p{N}]+)*"


def words(text: str) -> list[str]:
    """The words of a text, case-folded, in order; an apostrophe inside a word belongs to it."""
    return pattern(WORD).findall(text.casefold())


def letters(text: str) -> str:
    """The letters and digits of a text, in order."""
    return "".join(filter(str.isalnum, text))


def spaced(text: str) -> str:
    """The words of a text, case-folded, each between single spaces, so that a phrase is in it as ` a b `."""
    return f" {' '.join(words(text))} "


def places_of(text: str, word: str) -> Iterator[int]:
    """Yield the offset of each occurrence of a word that is not part of a longer one."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[max(0, at - 1) : at].isalnum() or text[end : end + 1].isalnum()):
            yield at
        at = text.find(word, at + 1)


def has_word(text: str, word: str) -> bool:
    """True if a word occurs in a text, in exactly this form and not as a part of a longer one."""
    return next(places_of(text, word), None) is not None
