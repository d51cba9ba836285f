"""What a format knows of a document, and the way back to what the caller gave."""

from typing import NamedTuple, Protocol

from newslint.document.tables import Grid
from newslint.edit import Edit, Span


class Origin(Protocol):
    """The way back from a document's text to what the caller gave."""

    @property
    def source(self) -> str:
        """What the caller gave, in full."""

    def locate(self, span: Span) -> Span:
        """The place in the source of what `span` covers in the text."""

    def translate(self, edit: Edit) -> tuple[Edit, ...] | None:
        """The edits of the source that do what `edit` does to the text; None where that cannot be done."""


class Landmark(NamedTuple):
    """A part of a page with a role of its own: `nav`, `aside`, `footer`, `header`, `form`, `figure`."""

    role: str
    span: Span


class Suppression(NamedTuple):
    """A request to keep quiet about the rules named (names, categories or ALL; none means ALL).

    Args:
        rules: Selectors.
        span: Where in the text it counts; None: everywhere.
        text: Count only for findings that quote exactly this; None: for all.
        place: Where the comment itself stands in the source; None for a request kept outside the document.
        reason: Why, in the author's words.
    """

    rules: tuple[str, ...]
    span: Span | None = None
    text: str | None = None
    place: Span | None = None
    reason: str = ""


class Facts(NamedTuple):
    """What a format knows beyond the text.

    Args:
        protected: Places no rule may report or touch: code, front matter, link targets.
        tables: The tables, where the format has its own; None where pipes are to be read.
        landmarks: Parts of a page with a role of their own.
        suppressions: Comments that ask newslint to keep quiet.
        is_file: True where final line ends are the document's own, not a caller's.
    """

    protected: tuple[Span, ...] = ()
    tables: tuple[Grid, ...] | None = None
    landmarks: tuple[Landmark, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    is_file: bool = False
