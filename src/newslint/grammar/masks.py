"""Masks: the prose of a document for a grammar engine, with spaces in place of what it must not see."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newslint.document import Block, Document
from newslint.edit import Span
from newslint.grammar.names import Names, names_of
from newslint.grammar.quotations import quotations
from newslint.text.patterns import pattern

ADDRESS = (
    r"(?:https?://|www\.)[^\s<>]+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+"
    r"|(?<![\p{L}\p{N}])[@#]\w+"
    r"|\b[\p{L}\p{N}-]+\.(?:com|org|net|gov|edu|io|co|uk|de|fr|eu|tv|info|ly)\b[/\w.-]*"
)
MARKUP = (
    r"`[^`\n]+`|</?\p{L}[^>\n]*>|!?\[(?=[^\]\n]*\]\()|\]\([^)\n]*\)|\[[^\]\n]{1,40}\]"
    r"|\{\{[^}\n]*\}\}|&\#?\w+;|[*_]{1,3}(?=\S)"
)
SCORE = r"(?<![\p{L}\p{N}])\p{N}+(?:[-\N{EN DASH}:]\p{N}+)+(?![\p{L}\p{N}])"
LATIN = frozenset("en de fr es pt it nl no pl id tr".split())
FOREIGN = r"\p{L}(?<!\p{Latin})"
MOST_FOREIGN = 0.2
READ = ("paragraph", "list")
FEWEST_WORDS = 4


class Paragraph(NamedTuple):
    """A paragraph for an engine: its start in the document's text, and its masked text.

    `masked` are the masked places in the document's text, in order.
    """

    start: int
    text: str
    masked: tuple[Span, ...]


def paragraphs(document: Document, found: Iterable[Span]) -> Iterator[Paragraph]:
    """Yield each paragraph and list item that has words left after masking.

    Quotations, code, addresses, scores, markup, an editor's brackets, names, protected places, figures and
    places with findings become spaces, one for each code point. Tables and headings are left out.

    Args:
        document: The document to check.
        found: The spans of the findings of newslint's own rules.
    """
    names = names_of(document)
    figures = [mark.span for mark in document.known.landmarks if mark.role == "figure"]
    others = sorted([*found, *document.known.protected, *figures])
    for block in document.blocks:
        if block.kind in READ:
            for part in _parts(block):
                masked = sorted(_masks(document, part, names, others))
                text = masked_text(document.text, part, masked)
                if len(text.split()) >= FEWEST_WORDS and not _is_foreign(document, text):
                    yield Paragraph(part.start, text, tuple(masked))


def _is_foreign(document: Document, text: str) -> bool:
    """True for a paragraph in a script that the document's language does not use."""
    if text.isascii() or document.spoken not in LATIN:
        return False
    return len(pattern(FOREIGN).findall(text)) > MOST_FOREIGN * len(text)


def masked_text(text: str, part: Span, masked: Sequence[Span]) -> str:
    """`text[part]` with a space for each masked code point; the length stays."""
    pieces: list[str] = []
    at = part.start
    for start, end in masked:
        first, last = max(start, at), min(end, part.end)
        if first < last:
            pieces += (text[at:first], " " * (last - first))
            at = last
    return "".join([*pieces, text[at : part.end]])


def _parts(block: Block) -> list[Span]:
    return [block.span] if block.kind == "paragraph" else [line.content for line in block.lines]


def _masks(document: Document, part: Span, names: Names, others: Iterable[Span]) -> Iterator[Span]:
    text = document.text[part.start : part.end]
    runs_on = document.is_quoted(part.start)
    for span in (*quotations(text, runs_on=runs_on), *names.spans(text), *_matches(text)):
        yield Span(part.start + span.start, part.start + span.end)
    yield from (span for span in others if span.overlaps(part))


def _matches(text: str) -> Iterator[Span]:
    for source in (ADDRESS, MARKUP, SCORE):
        for found in pattern(source).finditer(text):
            yield Span(*found.span())
