from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.document.removal import deletion
from newslint.edit import Fix, Safety
from newslint.rule import Hit
from newslint.text.words import words

PHRASE_START = 5
PHRASE_WORDS = 6


def repeated_phrase(document: Document, *, times: int = 3) -> Iterator[Hit]:
    """Yield each line that consists of one repeated phrase of two to six words.

    Args:
        document: The document.
        times: The least number of repetitions.
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
    """True if the first letters of a line occur in it as often as those of a phrase that fills it."""
    found = line.count(line[:PHRASE_START])
    return found >= times and found * PHRASE_WORDS > line.count(" ")


def _looped(said: list[str], times: int) -> list[str] | None:
    """The phrase whose repetition, at least so many times, makes up the words; None if there is none."""
    for size in range(2, PHRASE_WORDS + 1):
        phrase = said[:size]
        if len(said) < size * times:
            return None
        if len(set(phrase)) > 1 and all(word == phrase[at % size] for at, word in enumerate(said)):
            return phrase
    return None


def _without(line: Line, phrase: list[str]) -> Fix | None:
    """The fix: it deletes the line if the phrase occurs in another line; otherwise it is manual."""
    wanted = f" {' '.join(phrase)} "
    others = (
        f" {' '.join(words(other.text))} " for other in line.document.lines if other.index != line.index
    )
    safety = Safety.SAFE if any(wanted in text for text in others) else Safety.MANUAL
    return deletion(line)._replace(safety=safety)
