"""Rules, the hits that checks yield, and the findings that callers get."""

from collections.abc import Mapping, Sequence
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

from newslint.edit import Fix, Loss, Safety, Span
from newslint.text.wordlist import ANY, WordList

DOCUMENTATION = "https://newslint.readthedocs.io/rules"
LINE_VIEWS = ("line", "heading", "item")  # views that a pattern must fill, marks and white space aside
NO_VALUES: Mapping[str, object] = {}


class Severity(IntEnum):
    """How bad a finding is: `error` is damage that no reader should see, `note` is worth a look."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Status(StrEnum):
    """How mature a rule is. A preview rule runs only if it is selected by name or with `preview`."""

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"


class FixPolicy(NamedTuple):
    """What a card says about its fix; `residue` are patterns that a deleted text must match in full."""

    title: str
    safety: Safety
    loses: Loss
    because: str = ""
    residue: tuple[str, ...] = ()


class Slot(NamedTuple):
    """One place in a reading, filled by a phrase of its lists or by a match of its patterns.

    Args:
        names: The names of its word lists.
        phrases: Their phrases by language, folded; those of `any` are also under each other language.
        patterns: Patterns that fill it in every language.
        gap: The maximum number of words between the previous slot and this one; for the first slot, between
            the beginning of the unit and the slot. None: no limit.
        optional: True if the slot may stay empty.
    """

    names: tuple[str, ...] = ()
    phrases: Mapping[str, tuple[str, ...]] = {}
    patterns: tuple[str, ...] = ()
    gap: int | None = 0
    optional: bool = False

    def of(self, language: str) -> tuple[str, ...]:
        """The phrases that fill the slot in a language."""
        return self.phrases.get(language) or self.phrases.get(ANY, ())


class Reading(NamedTuple):
    """Slots that follow each other in a sentence or a line, all in one language.

    Args:
        source: The reading as the card has it.
        slots: The slots, in order.
        languages: The languages in which all slots can be filled; only `any` if no slot depends on one.
        require: Slots that must be filled somewhere in the unit.
        forbid: Slots that must not be filled anywhere in the unit.
        after: The maximum number of words after the last slot; None: no limit.
        first: By language, the slot that is filled in the fewest texts, which is searched for first.
    """

    source: str
    slots: tuple[Slot, ...]
    languages: tuple[str, ...] = (ANY,)
    require: tuple[Slot, ...] = ()
    forbid: tuple[Slot, ...] = ()
    after: int | None = None
    first: Mapping[str, Slot] = {}


class Readings(NamedTuple):
    """The readings of a card, and what applies to all of them.

    Args:
        all: The readings; one of them must match.
        unit: What they are matched against: `sentence` or `line`.
        hit: The place of the hit: the `unit`; the `slots`, from the first to the last; the unit's line with
            the `list` directly below it; or the whole `text`, if the unit begins a short one.
        also: A neighbouring sentence that only fills this slot belongs to the hit.
        vocabulary: The fix stays safe only if every word of the hit fills this slot, `also` or a slot of
            the reading.
        speaks: By language, phrases; every unit in which a reading matches in that language contains one of
            them. A language without an entry is always tried.
    """

    all: tuple[Reading, ...] = ()
    unit: str = "sentence"
    hit: str = "unit"
    also: Slot = Slot()
    vocabulary: Slot = Slot()
    speaks: Mapping[str, tuple[str, ...]] = {}


class Match(NamedTuple):
    """A card's `[match]`: patterns by view, readings, and the guards around them.

    `open` holds the patterns whose slots could hold a clause of a story: deleting their matches is safe only
    if all words are in the vocabulary. Without `story_heading`, a line that is a heading of the story does
    not match. `limited` is true for patterns of users, whose searches have a time limit.
    """

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
    story_heading: bool = True
    open: tuple[str, ...] = ()
    limited: bool = False


class Example(NamedTuple):
    """An example on a card; `fixed` is the text after fixing."""

    text: str
    fixed: str | None = None
    options: Mapping[str, Any] = {}
    note: str = ""
    format: str = "text"
    language: str | None = None
    file: bool = False


class Rule(NamedTuple):
    """A rule, as read from its card.

    `crossing` is derived: the patterns of the view `text` that may match beyond one line; None stands for
    all. `rarest` are the patterns of the slots that trigger its readings, or of the word lists that trigger
    its check. `lists` are the word lists of its pack. `is_own` is true for newslint's own rules. `modules` is
    the folder of a trusted pack, which may have the module of its check.
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
    modules: str | None = None

    @property
    def url(self) -> str | None:
        """The address of the rule's page in the documentation; None for a rule that is not newslint's own."""
        return f"{DOCUMENTATION}/{self.category}/{self.name}/" if self.is_own else None


class Hit(NamedTuple):
    """What a check yields: a span in the document's text, values for the message, and perhaps a fix.

    `whole` is true for a span whose beginning must not be deleted on its own, such as a heading and its list:
    a finding of only the heading is dropped.
    """

    span: Span
    values: Mapping[str, object] = NO_VALUES
    fix: Fix | None = None
    whole: bool = False


class Finding(NamedTuple):
    """One reported piece of damage, with its place in the source.

    `span` counts code points from 0; `line` and `column` count from 1; `end_line` and `end_column` are
    those of the first code point after the span. `excerpt` is the text of the span.
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
        """An identifier of this finding that does not change with edits elsewhere: 16 hexadecimal digits."""
        from hashlib import blake2b  # noqa: PLC0415 -- 3 ms that most runs need not pay

        words = " ".join(self.excerpt.split())
        return blake2b(f"{self.rule}\0{words}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
