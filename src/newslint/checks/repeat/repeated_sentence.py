from collections import Counter
from collections.abc import Iterator

from newslint.document import Block, Document, Line, Sentence
from newslint.document.blocks import kind_of
from newslint.document.lines import may_be_heading
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
    seen: dict[str, Sentence] = {}
    for sentence in _sentences_with(document, twice):
        text = sentence.text
        if text.count(" ") + 1 < shortest:
            continue
        line = document.line_at(sentence.span.start)
        first = document.line_at(seen.setdefault(text, sentence).span.start)
        if first.index == line.index or first.words == line.words:
            continue
        if line.content == sentence.span and _is_all_below_heading(line):  # delete the copy in the deck
            yield _hit(document, seen[text], first, line)
        else:
            yield _hit(document, sentence, line, first)


def _hit(document: Document, sentence: Sentence, line: Line, other: Line) -> Hit:
    whole = line.content == sentence.span
    edit = without_lines(line, line) if whole else Edit(_with_space(document, sentence.span), "")
    return Hit(sentence.span, {"line": other.index + 1}, Fix((edit,)))


def _is_all_below_heading(line: Line) -> bool:
    """True for a paragraph of one line, with a heading above it and a heading or nothing below it."""
    above, below = line.previous, line.next
    return above is not None and _is_title(above) and (below is None or _is_title(below))


def _is_title(line: Line) -> bool:
    return line.is_heading or (may_be_heading(line.words) and not line.is_item and not line.is_row)


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


def _with_space(document: Document, span: Span) -> Span:
    """The span with one of the spaces beside it, so that no superfluous space is left."""
    if document.text[span.start - 1 : span.start] == " ":
        return Span(span.start - 1, span.end)
    return Span(span.start, span.end + (document.text[span.end : span.end + 1] == " "))
