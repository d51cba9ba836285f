"""Places where a phrase of a card occurs, in any case."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.document.core import Document
from newslint.edit import Span


class Occurrence(NamedTuple):
    """A place of a phrase: `phrase` as on the card; `span` in the document, where ASCII case may differ."""

    document: Document
    span: Span
    phrase: str

    @property
    def text(self) -> str:
        """The phrase as it is in the document."""
        return self.document.text[self.span.start : self.span.end]


def occurrences(document: Document, phrases: Sequence[str]) -> Iterator[Occurrence]:
    """Yield every place of every phrase, phrase by phrase, for runs without a scan."""
    folded = "".join(char.lower() if char.isascii() else char for char in document.text)
    for phrase in phrases:
        wanted = "".join(char.lower() if char.isascii() else char for char in phrase)
        at = folded.find(wanted)
        while at >= 0:
            yield Occurrence(document, Span(at, at + len(phrase)), phrase)
            at = folded.find(wanted, at + 1)
