"""What sets a rule off: the signal that stands in every text in which the rule finds something."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

EDGE = "\uffff"  # no character; at an end of a literal: no ASCII letter or digit stands beside it there
EVERYWHERE: tuple[int, ...] = ()
SetOff = dict[int, Sequence[int]]


class Signal(NamedTuple):
    """What must stand in a text for a rule to find anything there.

    A back end looks for the patterns and lines, or for the literals instead, as it can; without what it can
    look for the rule always runs.

    Args:
        patterns: Regular expressions, one of which matches somewhere.
        lines: Regular expressions, one of which fills a line, marks and blanks around it aside.
        literals: Strings, one of which stands in the text; `EDGE` at an end of one is a boundary of words.
        ignore_case: True where ASCII letters may be in either case.
        once: True where it is enough to know that the signal stands in the text.
        times: How often it has to stand there; a back end may let a text with fewer pass.
        widest: How many code points a line may have that `lines` fill; None without a bound.
    """

    patterns: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    literals: tuple[str, ...] = ()
    ignore_case: bool = True
    once: bool = False
    times: int = 1
    widest: int | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """All regular expressions."""
        return self.patterns + self.lines


class Ready(NamedTuple):
    """What came with the cards of more rules than may run.

    Args:
        tables: The tables of the back end in Python for all these rules, as bytes.
        digest: A name for the signals of all these rules.
        own: For each of these rules the index it runs under; None for one that does not run.
    """

    tables: bytes
    digest: str
    own: Sequence[int | None]


class Shelf(Protocol):
    """Where a back end keeps what took it time to make."""

    def get(self, name: str) -> bytes | None:
        """What was kept under a name; None where nothing was."""

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes under a name."""


class Backend(Protocol):
    """What looks for the signals of all rules in one pass."""

    def scan(self, data: bytes) -> SetOff:
        """Each rule's index with the byte offsets behind its signals, sorted; `EVERYWHERE` for anywhere.

        Args:
            data: A text in UTF-8; lone surrogates may be passed on.
        """
