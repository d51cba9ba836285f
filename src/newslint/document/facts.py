"""Facts that a format knows about a document, and the map to the source."""

from typing import NamedTuple, Protocol

from newslint.document.tables import Grid
from newslint.edit import Edit, Span


class Origin(Protocol):
    """The map from a document's text to the source, the caller's input."""

    @property
    def source(self) -> str:
        """The whole source."""

    def locate(self, span: Span) -> Span:
        """The span in the source for a span in the text."""

    def translate(self, edit: Edit) -> tuple[Edit, ...] | None:
        """The edits of the source that have the effect of `edit` on the text; None if that is impossible."""


class Landmark(NamedTuple):
    """A part of a page with a role: `nav`, `aside`, `footer`, `header`, `form`, `figure`, `heading`."""

    role: str
    span: Span


class Suppression(NamedTuple):
    """A suppression: the findings of some rules are not reported.

    Args:
        rules: Selectors (names, categories or ALL); empty means ALL.
        span: The part of the text that it covers; None: all of it.
        text: Suppress only findings with exactly this excerpt; None: all findings.
        place: The span of the comment in the source; None for a suppression outside the document.
        reason: The author's reason.
    """

    rules: tuple[str, ...]
    span: Span | None = None
    text: str | None = None
    place: Span | None = None
    reason: str = ""


class Facts(NamedTuple):
    """Facts that a format knows in addition to the text.

    Args:
        protected: Places that no rule may report or change: code, front matter, link targets.
        tables: The tables, if the format has tables of its own; None if tables are made of pipes.
        landmarks: Parts of a page with a role.
        suppressions: The suppressions in comments.
        is_file: True if line ends at the end belong to the document and not to a caller.
    """

    protected: tuple[Span, ...] = ()
    tables: tuple[Grid, ...] | None = None
    landmarks: tuple[Landmark, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    is_file: bool = False
