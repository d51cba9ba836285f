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
        ignore_case: True where letters may be in either case: all of `literals`, those in ASCII of the rest.
        once: True where it is enough to know that the signal stands in the text.
        times: How often it has to stand there; a back end may let a text with fewer pass.
    """

    patterns: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    literals: tuple[str, ...] = ()
    ignore_case: bool = True
    once: bool = False
    times: int = 1

    @property
    def sources(self) -> tuple[str, ...]:
        """All regular expressions."""
        return self.patterns + self.lines


class Backend(Protocol):
    """What looks for the signals of all rules in one pass."""

    def scan(self, data: bytes) -> SetOff:
        """Each rule's index with the byte offsets behind its signals, sorted; `EVERYWHERE` for anywhere.

        Args:
            data: A text in UTF-8; lone surrogates may be passed on.
        """
