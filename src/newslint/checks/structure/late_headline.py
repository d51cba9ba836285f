from collections.abc import Iterator

from newslint.document import Document
from newslint.rule import Hit
from newslint.text.sentences import ends_sentence
from newslint.text.words import is_title_case

LONGEST_HEADLINE = 160


def late_headline(document: Document) -> Iterator[Hit]:
    """Yield a headline in title case after the first paragraph."""
    written = [line for line in document.lines[:8] if not line.blank][:2]
    if len(written) < 2 or not written[0].is_prose or len(written[0].words) < LONGEST_HEADLINE:
        return
    headline = written[1]
    if is_title_case(headline.words) and not ends_sentence(headline.words) and not headline.is_item:
        yield Hit(headline.span, {"text": headline.words})
