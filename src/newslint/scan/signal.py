"""Signals: what a text must contain for a rule to find anything in it."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

EDGE = "\uffff"  # not a character: at an end of a literal, no ASCII letter or digit may be beside it there
EVERYWHERE: tuple[int, ...] = ()
SetOff = dict[int, Sequence[int]]


class Signal(NamedTuple):
    """What a text must contain for a rule to find anything in it.

    A back end searches for the patterns and lines, or else for the literals. If it can search for none of
    them, the rule always runs.

    Args:
        patterns: Regular expressions, one of which matches somewhere.
        lines: Regular expressions, one of which fills a line, except for marks and white space around it.
        literals: Strings, one of which occurs in the text; `EDGE` at an end of one is a word boundary.
        ignore_case: True if letters may be in either case: all in `literals`, ASCII letters in the rest.
        once: True if it is enough to know that the signal occurs in the text.
        times: How often it must occur; a back end may report texts in which it occurs less often.
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
    """A back end, which finds the signals of all rules in one pass."""

    def scan(self, data: bytes) -> SetOff:
        """The sorted byte offsets after each rule's signals, by index; `EVERYWHERE` for the whole text.

        Args:
            data: A text in UTF-8, which may contain unpaired surrogates.
        """
