from collections.abc import Iterator

from newslint.document import Occurrence
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit


def wrong_article(slip: Occurrence) -> Iterator[Hit]:
    """Yield an article that does not fit the word after it; a capital `A` may be a name."""
    document, span, phrase = slip
    text = document.text
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    written = slip.text
    article, _, word = written.partition(" ")
    if before.isalnum() or before in ("-", ".", "'", "\N{RIGHT SINGLE QUOTATION MARK}") or after.isalnum():
        return
    if (
        article == "A"
        and before not in ("", "\n")
        and text[span.start - 2 : span.start - 1] not in (".", "!", "?")
    ):
        return
    right = article[0] + "n" if article in ("a", "A") else article[0]
    edit = Edit(Span(span.start, span.start + len(article)), right)
    yield Hit(span, {"right": f"{right} {word}", "phrase": phrase}, Fix((edit,)))
