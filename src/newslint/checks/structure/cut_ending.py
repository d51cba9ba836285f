from collections.abc import Iterator

from newslint.document import Document
from newslint.rule import Hit
from newslint.text.patterns import pattern
from newslint.text.sentences import ends_sentence


def cut_ending(document: Document) -> Iterator[Hit]:
    """Yield the last line of an article that is cut off: an ellipsis, `(more)`, `[+1234 chars]`."""
    last = document.written[-1] if document.written else None
    if last is None or last.index == 0:
        return
    mark = pattern(
        r"(?:\[\+\d+ chars\]|\[(?:\N{HORIZONTAL ELLIPSIS}|\.\.\.)\]|\(more\)|(?<=\p{L}{2})(?:\N{HORIZONTAL ELLIPSIS}|\.\.\.))[ ]*\Z",
        ignore_case=True,
    ).search(document.text, last.start, last.end)
    if mark and not ends_sentence(document.text[last.start : mark.start()]):
        yield Hit(last.span._replace(start=max(last.span.start, mark.start() - 30)))
