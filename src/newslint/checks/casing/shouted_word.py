from collections.abc import Iterator

from newslint.document import Document
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.words import WORD, has_word, is_title_case

WIDEST_HEADLINE = 300


def shouted_word(document: Document) -> Iterator[Hit]:
    """Yield an ordinary word in capitals in a headline whose other words have at most initial capitals.

    The word must occur in the text in lower case, or it may be an acronym.
    """
    start = len(document.text) - len(document.text.lstrip())
    end = document.text.find("\n", start)
    headline = document.text[start : end if end >= 0 else None]
    if len(headline) > WIDEST_HEADLINE or not pattern(r"\p{Lu}{4}").search(headline):
        return
    shouted = [found for found in pattern(WORD).finditer(headline) if _is_shouted(found[0])]
    if not 0 < len(shouted) <= 2 or not is_title_case(headline):
        return
    body = document.text[start + len(headline) :]
    for found in shouted:
        word = found[0].lower()
        if found[0] not in body and (has_word(body, word) or has_word(body, word + "s")):
            span = Span(start + found.start(), start + found.end())
            yield Hit(span, {"word": found[0].capitalize()}, Fix((Edit(span, found[0].capitalize()),)))


def _is_shouted(word: str) -> bool:
    return len(word) >= 4 and word.isalpha() and word.isupper()
