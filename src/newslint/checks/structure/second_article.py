from collections.abc import Iterator

from newslint.document import Document
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence
from newslint.text.words import is_title_case

DECK_WORDS = 12
NEW_START = r"(?:Table of Contents|Contents|In this article)\b|\p{Lu}[\p{Lu} .]{3,30}(?:, [\p{L} .]{3,20})? (?:\([\p{L} ]{2,20}\) )?[-\N{EM DASH}\N{EN DASH}] "


def second_article(document: Document) -> Iterator[Hit]:
    """Yield a long headline inside a text with a table of contents or a dateline directly below it."""
    third = len(document.text) // 3
    for line in document.lines:
        words = line.words
        if line.start < third or words.count(" ") < DECK_WORDS // 2 or not is_title_case(words):
            continue
        below = line.next
        if below is not None and pattern(NEW_START).match(below.words) and not ends_sentence(line.words):
            yield Hit(line.span, {"text": line.words})
