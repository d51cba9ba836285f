"""A server that keeps failing is left in peace for a while, so that not every document waits for it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from newslint.errors import EngineError

IN_A_ROW = 3
PAUSE = 30.0  # seconds


class Fuse:
    """Blows after three failures in a row, and lets one through every 30 seconds from then on.

    Args:
        clock: Tells the time in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._failures = 0
        self._last = 0.0
        self._why = ""

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch what is asked of the server.

        Raises:
            EngineError: It has failed too often just now, and is not asked; or it fails now.
        """
        waited = self.clock() - self._last
        if self._failures >= IN_A_ROW and waited < PAUSE:
            raise EngineError(
                f"{self._why} (it failed {self._failures} times in a row, and is asked again in "
                f"{PAUSE - waited:.0f} seconds)"
            )
        try:
            yield
        except EngineError as error:
            self._failures, self._last, self._why = self._failures + 1, self.clock(), str(error)
            raise
        self._failures = 0
