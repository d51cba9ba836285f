"""Coined words: not in the dictionary, but made of known words by the rules of the language."""

from collections.abc import Callable, Iterator

ENDINGS = (
    "s es d ed er ers or ors ing y ie ies ish ism isms ist ists istic ness less like able ic al ly "
    "dom osis ess"
).split()
BEGINNINGS = (
    "un re de pre post non anti over under out mis dis co sub super mega mini micro multi inter pro counter"
).split()
SHORTEST = 3


def is_coinage(word: str, knows: Callable[[str], bool]) -> bool:
    """True for a known word with a prefix or a suffix, and for two known words in one.

    Args:
        word: A word in lower case.
        knows: True if a dictionary has a word.
    """
    return any(map(knows, _stems(word))) or any(
        knows(first) and knows(second) for first, second in _halves(word)
    )


def parts_of(word: str) -> set[str]:
    """All words that `is_coinage` may look up."""
    return {*_stems(word), *(part for halves in _halves(word) for part in halves)}


def _halves(word: str) -> Iterator[tuple[str, str]]:
    for at in range(SHORTEST, len(word) - SHORTEST + 1):
        yield word[:at], word[at:]


def _stems(word: str) -> Iterator[str]:
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if SHORTEST <= len(stem) < len(word):
            yield stem
            yield f"{stem}e"
            if stem.endswith("i"):
                yield f"{stem[:-1]}y"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
    for beginning in BEGINNINGS:
        stem = word.removeprefix(beginning)
        if SHORTEST <= len(stem) < len(word):
            yield stem
