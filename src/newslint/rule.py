"""What a rule is, what a check yields, and what a caller gets."""

from collections.abc import Mapping, Sequence
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

from newslint.edit import Fix, Loss, Safety, Span

DOCUMENTATION = "https://newslint.readthedocs.io/rules"
LINE_VIEWS = ("line", "heading", "item")  # views that a pattern has to fill, marks and blanks aside
NO_VALUES: Mapping[str, object] = {}


class Severity(IntEnum):
    """How much a finding matters; `error` is damage no reader should meet, `note` is worth a look."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Status(StrEnum):
    """How settled a rule is; a preview rule runs only when asked for."""

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"


class FixPolicy(NamedTuple):
    """What a card says of its fix: `residue` are the patterns a deleted text must match in full."""

    title: str
    safety: Safety
    loses: Loss
    because: str = ""
    residue: tuple[str, ...] = ()


class Match(NamedTuple):
    """A card's `[match]`: patterns by view, and the guards around them."""

    patterns: Mapping[str, tuple[str, ...]]
    zone: str | None = None
    quoted: bool = False
    unless: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    unless_topic: tuple[str, ...] = ()
    siblings: int | str | None = None
    replace: str | None = None
    case: bool = False


class Example(NamedTuple):
    """A text a card shows: with `fixed`, what the rule's fix makes of it."""

    text: str
    fixed: str | None = None
    options: Mapping[str, Any] = {}
    note: str = ""
    format: str = "text"
    language: str | None = None
    file: bool = False


class Rule(NamedTuple):
    """A card, read.

    `crossing` is told from its patterns: those of the text that may match beyond one line;
    None stands for all.
    """

    name: str
    category: str
    summary: str
    message: str
    why: str
    severity: Severity
    status: Status
    since: str
    fix: FixPolicy | None = None
    check: str | None = None
    match: Match | None = None
    trigger: tuple[str, ...] = ()
    signal: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    slip: str | None = None
    files: bool = False
    times: int = 1
    crossing: tuple[str, ...] | None = None
    languages: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    bad: Sequence[Example] = ()
    good: Sequence[Example] = ()
    path: str | None = None

    @property
    def url(self) -> str:
        """The address of the rule's page in the documentation."""
        return f"{DOCUMENTATION}/{self.category}/{self.name}/"


class Hit(NamedTuple):
    """What a check yields: a place in the document's text, the message's values, and a fix."""

    span: Span
    values: Mapping[str, object] = NO_VALUES
    fix: Fix | None = None


class Finding(NamedTuple):
    """One piece of damage, placed in what the caller gave.

    `span` counts code points from 0; `line` and `column` count from 1; `end_line` and `end_column` are
    those of the first code point behind the span. `excerpt` is what the span covers.
    """

    rule: str
    category: str
    severity: Severity
    message: str
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str
    fix: Fix | None = None

    @property
    def fingerprint(self) -> str:
        """A name for this damage that outlives edits elsewhere: 16 hexadecimal digits."""
        from hashlib import blake2b  # noqa: PLC0415 -- 3 ms that most runs need not pay

        words = " ".join(self.excerpt.split())
        return blake2b(f"{self.rule}\0{words}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
