from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence

FEWEST_WORDS = 8
LAST_WORDS = (
    r"\b(?:the|an?|of|to|and|or|in|on|at|for|with|by|from|that|his|her|their|its|is|was"
    r"|are|were|has|have|had|but|as|who"
    r"|which|than|into|about|between|because|if|when|while|would|will|could|said)\Z"
)


def cut_ending(document: Document) -> Iterator[Hit]:
    """Yield the last line of an article that is cut off: an ellipsis, `(more)`, `[+1234 chars]`, `of the`."""
    last = document.written[-1] if document.written else None
    if last is None or last.index == 0:
        return
    mark = pattern(
        r"(?:\[\+\d+ chars\]|\[(?:\N{HORIZONTAL ELLIPSIS}|\.\.\.)\]|\(more\)|(?<=\p{L}{2})(?:\N{HORIZONTAL ELLIPSIS}|\.\.\.))[ ]*\Z",
        ignore_case=True,
    ).search(document.text, last.start, last.end)
    if mark is None and document.spoken == "en" and _is_broken_off(last):
        yield Hit(last.span._replace(start=max(last.span.start, last.span.end - 30)))
    if mark and not ends_sentence(document.text[last.start : mark.start()]):
        yield Hit(last.span._replace(start=max(last.span.start, mark.start() - 30)))


def _is_broken_off(last: Line) -> bool:
    """True for running text below running text that ends with a word after which a sentence goes on."""
    words = last.words
    if words.count(" ") < FEWEST_WORDS or last.is_row or last.is_item or not words[-1:].islower():
        return False
    above = last.previous
    return above is not None and above.is_prose and pattern(LAST_WORDS).search(words) is not None
