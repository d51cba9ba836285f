from collections.abc import Iterator

from newslint.document import Document
from newslint.document.removal import deletion
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence

HEADING_WORDS = 10
PICTURES = r"\b(?:gallery|galleries|photos|video|videos|pictures|images|slideshow)\b"


def orphan_heading(document: Document) -> Iterator[Hit]:
    """Yield the last line of a text if it mentions pictures, is not a sentence and is below prose."""
    if not pattern(PICTURES, ignore_case=True).search(document.text.rstrip().rpartition("\n")[2]):
        return
    last = document.written[-1]
    if last.previous is None or not last.previous.is_prose:
        return
    words = last.words
    is_sentence = ends_sentence(words) or words[:1].islower() or words.endswith(":")
    if is_sentence or last.is_item or last.is_row or words.count(" ") >= HEADING_WORDS:
        return
    yield Hit(last.span, {"text": words}, deletion(last))
