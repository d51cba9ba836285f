"""Markdown links in a line's words: what a reader sees of them, and what stands beside them."""

from __future__ import annotations

from newslint.text.patterns import pattern

SIGN = "]("  # what a line has that holds a link, or the end of one
TARGET = r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)"
IMAGE = rf"!\[[^\]\n]*\]{TARGET}"
LINK = rf"\[(?P<shown>[^\]\n]*)\]{TARGET}"
CUT = rf"\A\s*\]{TARGET}|\[(?=\s*\Z)"  # a link that began on a line above, or goes on below
WORD = r"\w+"
MOST_BESIDE = 3


def shown(words: str) -> str:
    """A line's words as a page shows them: links by their text, a pipe between two, and no images."""
    if SIGN not in words:
        return words
    words = pattern(CUT).sub(" ", pattern(IMAGE).sub(" ", words))
    return pattern(LINK).sub(r"\g<shown>|", words).strip("| \t")


def is_linked(words: str) -> bool:
    """True for the words of a line of links and images, with three words beside them at most."""
    if SIGN not in words:
        return False
    words = pattern(CUT).sub(" ", pattern(IMAGE).sub(" ", words))
    return len(pattern(WORD).findall(pattern(LINK).sub(" ", words))) <= MOST_BESIDE
