"""Markdown links in a line: the text that a reader sees, and lines that consist of links."""

from newslint.text.patterns import pattern

SIGN = "]("  # part of every line that holds a link or the end of one
TARGET = r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)"
IMAGE = rf"!\[[^\]\n]*\]{TARGET}"
LINK = rf"\[(?P<shown>[^\]\n]*)\]{TARGET}"
CUT = rf"\A\s*\]{TARGET}|\[(?=\s*\Z)"  # a link that began on the line above, or continues below
WORD = r"\w+"
MOST_BESIDE = 3


def shown(words: str) -> str:
    """A line as a page shows it: links as their texts, with a pipe between two, without images."""
    if SIGN not in words:
        return words
    words = pattern(CUT).sub(" ", pattern(IMAGE).sub(" ", words))
    return pattern(LINK).sub(r"\g<shown>|", words).strip("| \t")


def is_linked(words: str) -> bool:
    """True for a line of links and images, with at most three words beside them."""
    if SIGN not in words:
        return False
    words = pattern(CUT).sub(" ", pattern(IMAGE).sub(" ", words))
    return len(pattern(WORD).findall(pattern(LINK).sub(" ", words))) <= MOST_BESIDE
