from collections.abc import Iterator

from newslint.document import Document, Line
from newslint.edit import Span
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence, sentence_spans
from newslint.text.wordlist import WordList

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
SPEAKER = (  # somebody or something that was named before
    r"(?:He|She|They) (?:also|then|later|added|said|told|went on|continued|noted|outlined|argued)\b"
    r"|(?:Others|Another \p{Ll}+, (?:who|whose)|That \p{Ll}+ (?:was|is|has|would|will|came)"
    r"|Those \p{Ll}+ (?:were|are|have))\b"
    r"|(?:Mr|Ms|Mrs)\. \p{Lu}\p{L}+ (?:also|then|later|added|said|has|had|was)\b"
)
QUOTED_ABOUT = (
    r"[\"\N{LEFT DOUBLE QUOTATION MARK}][^\"\n\N{RIGHT DOUBLE QUOTATION MARK}]{8,300},[\"\N{RIGHT DOUBLE QUOTATION MARK}]"
    r" (?:he|she|they) (?:said|told|added|says|wrote|tweeted|continued)\b"
)


def missing_lead(document: Document, *, words: WordList = WordList("back-reference")) -> Iterator[Hit]:
    """Yield the first sentence of a text if it can only follow another one: `But the board …`.

    Args:
        document: The document.
        words: Words that refer to something said before.
    """
    first = next((line for line in document.written), None)
    if first is None or first.is_item or first.is_row or not first.is_prose or not ends_sentence(first.words):
        return
    start, end = first.content
    if _begins_in_a_sentence(first):
        yield Hit(next(sentence_spans(document.text, start, end)), {})
        return
    quoted = pattern(QUOTED_ABOUT).match(document.text, start)
    if quoted:
        yield Hit(Span(*quoted.span()), {})
    elif pattern(rf"{SPEAKER}|(?=\p{{Lu}})(?i:{words.pattern})(?! first\b)").match(document.text, start):
        yield Hit(next(sentence_spans(document.text, start, end)), {})


def _begins_in_a_sentence(first: Line) -> bool:
    """True for running text that begins with a small letter, unlike the running text below it."""
    below = first.next
    if below is None or not below.is_prose or not below.words[:1].isupper():
        return False
    return pattern(r"\p{Ll}{2,}[ ,]").match(first.words) is not None
