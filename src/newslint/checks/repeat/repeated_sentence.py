"""A sentence that repeats one in an earlier paragraph word for word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newslint.document import Block, Document, Sentence
from newslint.document.blocks import kind_of
from newslint.document.removal import without_lines
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.sentences import ENDS, pieces


def repeated_sentence(document: Document, *, shortest: int = 10) -> Iterator[Hit]:
    """Yield each sentence that occurs word for word in an earlier paragraph: a pull quote, or a caption.

    Args:
        document: The document.
        shortest: The least number of words of a sentence.
    """
    if not _ends_alike(document.data, 2 * shortest):
        return
    said = pieces(document.data, 2 * shortest)
    twice = {piece for piece, times in Counter(said).items() if times > 1}
    if not twice:
        return
    seen: dict[str, int] = {}
    for sentence in _sentences_with(document, twice):
        text = sentence.text
        if text.count(" ") + 1 < shortest:
            continue
        line = document.line_at(sentence.span.start)
        first = seen.setdefault(text, line.index)
        if first == line.index or document.lines[first].words == line.words:
            continue
        whole = line.content == sentence.span
        edit = without_lines(line, line) if whole else Edit(_with_blank(document, sentence.span), "")
        yield Hit(sentence.span, {"line": first + 1}, Fix((edit,)))


def _ends_alike(data: bytes, size: int) -> bool:
    """True if two pieces of a text between full stops have the same last `size` bytes."""
    ends = [piece[-size:] for piece in data.translate(ENDS).split(b".") if len(piece) >= size]
    return len(set(ends)) < len(ends)


def _sentences_with(document: Document, some: set[bytes]) -> Iterator[Sentence]:
    """Yield the sentences of each paragraph with one of some pieces of text, if two paragraphs have one."""
    if document.format == "markdown":
        for block in document.blocks:
            if not some.isdisjoint(pieces(block.text.encode("utf-8", "surrogatepass"))):
                yield from block.sentences()
        return
    lines = document.data.split(b"\n")
    indexes = [index for index, line in enumerate(lines) if not some.isdisjoint(pieces(line))]
    for index in indexes if len(indexes) > 1 else ():
        line = document.lines[index]
        if not line.protected:
            yield from Block(document, kind_of(line), (line,)).sentences()


def _with_blank(document: Document, span: Span) -> Span:
    """The span with one of the spaces beside it, so that no superfluous space is left."""
    if document.text[span.start - 1 : span.start] == " ":
        return Span(span.start - 1, span.end)
    return Span(span.start, span.end + (document.text[span.end : span.end + 1] == " "))
