"""What a rule is, what a check yields, and what a caller gets."""

from collections.abc import Mapping, Sequence
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

from newslint.edit import Fix, Loss, Safety, Span
from newslint.text.wordlist import ANY, WordList

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


class Slot(NamedTuple):
    """One place of a reading, filled by a phrase of its lists or by a match of its patterns.

    Args:
        names: The word lists it was made of.
        phrases: Their phrases by language, folded; those of no language stand under `any` and in each other.
        patterns: Patterns that fill it, whatever the language.
        gap: The most words between the slot before and this one; for the first slot, between it and the
            beginning of the unit. None without a limit.
        optional: True where the slot may stay empty.
    """

    names: tuple[str, ...] = ()
    phrases: Mapping[str, tuple[str, ...]] = {}
    patterns: tuple[str, ...] = ()
    gap: int | None = 0
    optional: bool = False

    def of(self, language: str) -> tuple[str, ...]:
        """The phrases that fill it in a language."""
        return self.phrases.get(language) or self.phrases.get(ANY, ())


class Reading(NamedTuple):
    """Slots that follow each other in a sentence or a line, all in one language.

    Args:
        source: The reading as the card writes it.
        slots: The slots, in order.
        languages: The languages in which all slots can be filled; `any` alone where none matters.
        require: Slots that have to be filled somewhere in the unit.
        forbid: Slots that must not be filled anywhere in the unit.
        after: The most words that may follow the last slot; None without a limit.
        first: By language the slot that is filled in the fewest texts, which is looked for first.
    """

    source: str
    slots: tuple[Slot, ...]
    languages: tuple[str, ...] = (ANY,)
    require: tuple[Slot, ...] = ()
    forbid: tuple[Slot, ...] = ()
    after: int | None = None
    first: Mapping[str, Slot] = {}


class Readings(NamedTuple):
    """The readings of a card and what goes with all of them.

    Args:
        all: The readings, any of which makes a hit.
        unit: `sentence` or `line`: what they are held against.
        hit: What the damage is: the `unit`; the `slots`, from the first to the last; the unit's line with the
            `list` right below it; or the whole `text`, where the unit opens a short one.
        also: A neighbouring sentence that is no more than one of these phrases belongs to the damage.
        vocabulary: The fix stays safe only where every word of the damage is one of these, or fills a slot.
    """

    all: tuple[Reading, ...] = ()
    unit: str = "sentence"
    hit: str = "unit"
    also: Slot = Slot()
    vocabulary: Slot = Slot()


class Match(NamedTuple):
    """A card's `[match]`: patterns by view, readings, and the guards around them."""

    patterns: Mapping[str, tuple[str, ...]] = {}
    readings: Readings = Readings()
    zone: str | None = None
    quoted: bool = False
    unless: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    unless_topic: tuple[str, ...] = ()
    topic_times: int = 1
    topic_zone: str | None = None
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

    `crossing` is told from its patterns: those of the text that may match beyond one line; None stands for
    all. `rarest` are the patterns of the slots that set its readings off, `lists` the word lists of its pack.
    `is_own` is true for newslint's own rules.
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
    rarest: tuple[str, ...] = ()
    lists: Mapping[str, WordList] = {}
    is_own: bool = False

    @property
    def url(self) -> str | None:
        """The address of the rule's page in the documentation; None for a rule of somebody else's pack."""
        return f"{DOCUMENTATION}/{self.category}/{self.name}/" if self.is_own else None


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
