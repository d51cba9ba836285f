"""Folding byte for byte, so that offsets in a folded text are offsets in the text."""

from __future__ import annotations

from functools import cache

GROWING = "\u0130\u023a\u023e"  # all letters whose lower case takes more bytes in UTF-8
FINAL_SIGMA, SIGMA = "\N{GREEK SMALL LETTER FINAL SIGMA}", "\N{GREEK SMALL LETTER SIGMA}"


def folded(data: bytes) -> bytes:
    """A text in UTF-8, in lower case; a letter whose lower case has a different number of bytes stays.

    The text may contain unpaired surrogates. The two forms of the small sigma become one.
    """
    if data.isascii():
        return data.lower()
    text = data.decode("utf-8", "surrogatepass")
    lower = text.lower().replace(FINAL_SIGMA, SIGMA).encode("utf-8", "surrogatepass")
    if len(lower) == len(data) and not any(letter in text for letter in GROWING):
        return lower
    return "".join(map(_folded, text)).encode("utf-8", "surrogatepass")


def forms(letter: str) -> set[str]:
    """All letters that fold to the same letter as this one."""
    lower = _folded(letter)
    known = {lower, lower.upper(), lower.title(), *((FINAL_SIGMA,) if lower == SIGMA else ())}
    return {one for one in known if len(one) == 1 and _folded(one) == lower}


@cache
def _folded(letter: str) -> str:
    lower = SIGMA if letter == FINAL_SIGMA else letter.lower()
    return lower if _size(lower) == _size(letter) else letter


def _size(letter: str) -> int:
    return len(letter.encode("utf-8", "surrogatepass"))
