from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newslint.document import Block, Document, Line, Sentence
from newslint.document.blocks import kind_of
from newslint.document.lines import may_be_heading
from newslint.document.removal import without_lines
from newslint.edit import Edit, Fix, Span
from newslint.rule import Hit
from newslint.text.sentences import ENDS, pieces

FEWEST_SECTIONS = 3  # sentences of a deck that occur again below


class Copy(NamedTuple):
    """A sentence that occurs twice, and its line."""

    span: Span
    line: Line


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
    yield from _joined(document, _hits(document, twice, shortest))


def _joined(document: Document, hits: Iterator[Hit]) -> Iterator[Hit]:
    """Join the hits of adjacent sentences whose copies are in one line."""
    last: Hit | None = None
    for hit in hits:
        if (
            last is not None
            and last.values == hit.values
            and last.span.end <= hit.span.start
            and document.text[last.span.end : hit.span.start].strip(" ") == ""
        ):
            span = Span(last.span.start, hit.span.end)
            last = Hit(span, hit.values, Fix((Edit(_with_space(document, span), ""),)))
            continue
        if last is not None:
            yield last
        last = hit
    if last is not None:
        yield last


def _hits(document: Document, twice: set[bytes], shortest: int) -> Iterator[Hit]:
    pairs = list(_pairs(document, twice, shortest))
    sections = Counter(first.line.index for first, _ in pairs)
    done: set[int] = set()
    for first, second in pairs:
        line, other = first.line, second.line
        in_frame = len(line.words) < len(other.words) and line.words in other.text
        if sections[line.index] >= FEWEST_SECTIONS and line.index not in done:
            done.add(line.index)  # a deck tells all sections; the sections stay
            last = [one.span.end for one, _ in pairs if one.line.index == line.index][-1]
            span = Span(first.span.start, last)
            yield Hit(span, {"line": other.index + 1}, Fix((Edit(_with_space(document, span), ""),)))
        elif line.index in done:
            continue
        elif in_frame:
            done.add(line.index)
            yield Hit(line.content, {"line": other.index + 1}, Fix((without_lines(line, line),)))
        elif other.content == second.span and _is_all_below_heading(other):
            yield _hit(document, first, other)
        else:
            yield _hit(document, second, line)


def _pairs(document: Document, twice: set[bytes], shortest: int) -> Iterator[tuple[Copy, Copy]]:
    """Yield each sentence that occurs in two lines with its duplicate."""
    seen: dict[str, Copy] = {}
    for sentence in _sentences_with(document, twice):
        text = sentence.text
        if text.count(" ") + 1 < shortest:
            continue
        copy = Copy(sentence.span, document.line_at(sentence.span.start))
        first = seen.setdefault(text, copy)
        if first.line.index != copy.line.index and first.line.words != copy.line.words:
            yield first, copy


def _hit(document: Document, copy: Copy, other: Line) -> Hit:
    whole = copy.line.content == copy.span
    edit = without_lines(copy.line, copy.line) if whole else Edit(_with_space(document, copy.span), "")
    return Hit(copy.span, {"line": other.index + 1}, Fix((edit,)))


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
