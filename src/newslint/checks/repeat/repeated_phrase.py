"""A line that is one phrase over and over."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.document.removal import without_lines
from newslint.edit import Fix, Safety
from newslint.rule import Hit
from newslint.text.words import words

PHRASE_START = 5
PHRASE_WORDS = 6


def repeated_phrase(document: Document, *, times: int = 3) -> Iterator[Hit]:
    """Yield each line that is nothing but one phrase of two to six words, over and over.

    Args:
        document: Where to look.
        times: How often the phrase must stand.
    """
    if not any(_may_loop(line, times) for line in document.bare_lines):
        return
    for line in document.view("line"):
        text = line.words
        if text and _may_loop(text, times):
            said = words(text)
            phrase = _looped(said, times)
            if phrase:
                values = {"phrase": " ".join(phrase), "times": len(said) // len(phrase)}
                yield Hit(line.span, values, _without(line, phrase))


def _may_loop(line: str, times: int) -> bool:
    """True where the first letters of a line stand in it as often as a phrase that fills it would."""
    found = line.count(line[:PHRASE_START])
    return found >= times and found * PHRASE_WORDS > line.count(" ")


def _looped(said: list[str], times: int) -> list[str] | None:
    """The phrase that the words are made of, as often as asked for at least; None where there is none."""
    for size in range(2, PHRASE_WORDS + 1):
        phrase = said[:size]
        if len(said) < size * times:
            return None
        if len(set(phrase)) > 1 and all(word == phrase[at % size] for at, word in enumerate(said)):
            return phrase
    return None


def _without(line: Line, phrase: list[str]) -> Fix | None:
    """The fix: the line goes where the phrase stands in another line, and is left to a person elsewhere."""
    wanted = f" {' '.join(phrase)} "
    others = (
        f" {' '.join(words(other.text))} " for other in line.document.lines if other.index != line.index
    )
    safety = Safety.SAFE if any(wanted in text for text in others) else Safety.MANUAL
    return Fix((without_lines(line, line),), safety)
