"""Blocks: paragraphs, lists, tables and headings; and the sentences inside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslint.edit import Span
from newslint.text.sentences import sentence_spans

if TYPE_CHECKING:
    from newslint.document.core import Document
    from newslint.document.lines import Line


class Block:
    """A run of lines that belong together: `paragraph`, `heading`, `list`, `table`."""

    __slots__ = ("document", "kind", "lines")

    def __init__(self, document: Document, kind: str, lines: tuple[Line, ...]) -> None:
        self.document = document
        self.kind = kind
        self.lines = lines

    def __repr__(self) -> str:
        return f"Block({self.kind!r}, {self.text[:40]!r})"

    @property
    def span(self) -> Span:
        """From the first line's first ink to the last line's last."""
        return Span(self.lines[0].span.start, self.lines[-1].span.end)

    @property
    def text(self) -> str:
        """What `span` covers."""
        start, end = self.span
        return self.document.text[start:end]

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences of a paragraph, or of each item of a list, in order; others have none."""
        parts = [line.content for line in self.lines] if self.kind == "list" else [self.span]
        for part in parts if self.kind in ("paragraph", "list") else ():
            for span in sentence_spans(self.document.text, *part):
                yield Sentence(self.document, span)


class Sentence:
    """One sentence of a paragraph or list item."""

    __slots__ = ("document", "span")

    def __init__(self, document: Document, span: Span) -> None:
        self.document = document
        self.span = span

    def __repr__(self) -> str:
        return f"Sentence({self.text!r})"

    @property
    def text(self) -> str:
        """What `span` covers."""
        start, end = self.span
        return self.document.text[start:end]


def kind_of(line: Line) -> str:
    """What a line is: `table`, `list`, `heading` or `paragraph`."""
    if line.is_row:
        return "table"
    if line.is_item:
        return "list"
    return "heading" if line.is_heading else "paragraph"


def read_blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of a document.

    In Markdown adjacent lines are one paragraph; elsewhere a line is one, since extractors write it so.
    """
    return tuple(_blocks(document))


def _blocks(document: Document) -> Iterator[Block]:
    run: list[Line] = []
    kind = ""
    joined = {"list", "table", *(["paragraph"] if document.format == "markdown" else [])}
    for line in document.lines:
        now = "" if line.blank or line.protected else kind_of(line)
        if run and (now != kind or now not in joined):
            yield Block(document, kind, tuple(run))
            run = []
        if now:
            run.append(line)
        kind = now
    if run:
        yield Block(document, kind, tuple(run))


def read_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of all paragraphs and list items, in order."""
    return tuple(sentence for block in document.blocks for sentence in block.sentences())
