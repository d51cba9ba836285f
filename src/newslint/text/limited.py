"""Regular expressions of users, whose searches have a time limit, because they may be slow on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from newslint.errors import LateError

if TYPE_CHECKING:
    from regex import Match, Pattern

USUAL = 30.0  # seconds, if nobody has set a limit
LEAST = 0.001  # seconds; `regex` takes 0 for no limit


class Limited:
    """A compiled pattern whose searches end at a time limit.

    Args:
        pattern: The compiled pattern.
        until: When searches must end, as `time.monotonic` counts; None for 30 seconds from now.

    Every search may raise a LateError.
    """

    def __init__(self, pattern: Pattern[str], until: float | None = None) -> None:
        self._pattern = pattern
        self._until = monotonic() + USUAL if until is None else until

    def search(self, text: str, start: int = 0, end: int | None = None, /) -> Match[str] | None:
        """The first match."""
        with self._limit() as seconds:
            return self._pattern.search(text, start, end, timeout=seconds)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None, /) -> Match[str] | None:
        """The match that fills the range."""
        with self._limit() as seconds:
            return self._pattern.fullmatch(text, start, end, timeout=seconds)

    def finditer(self, text: str, start: int = 0, end: int | None = None, /) -> Iterator[Match[str]]:
        """Yield each match."""
        with self._limit() as seconds:
            yield from self._pattern.finditer(text, start, end, timeout=seconds)

    @contextmanager
    def _limit(self) -> Iterator[float]:
        """The seconds left for a search in this context."""
        try:
            yield max(self._until - monotonic(), LEAST)
        except TimeoutError as error:
            shown = self._pattern.pattern
            shown = shown if len(shown) <= 60 else shown[:59] + "\N{HORIZONTAL ELLIPSIS}"
            raise LateError(
                f"the pattern {shown!r} takes too long; write it so that no two parts match the same text"
            ) from error
