"""A pause for a server that keeps failing, so that not every document waits for it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from newslint.errors import EngineError

IN_A_ROW = 3
PAUSE = 30.0  # seconds


class Fuse:
    """Stops requests after three failures in a row; from then on allows one every 30 seconds.

    Args:
        clock: Returns the time in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._failures = 0
        self._last = 0.0
        self._why = ""

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Run a request in this context.

        Raises:
            EngineError: The server has failed too often, so the request is not sent; or it fails now.
        """
        waited = self.clock() - self._last
        if self._failures >= IN_A_ROW and waited < PAUSE:
            raise EngineError(
                f"{self._why} (it failed {self._failures} times in a row; the next try is in "
                f"{PAUSE - waited:.0f} seconds)"
            )
        try:
            yield
        except EngineError as error:
            self._failures, self._last, self._why = self._failures + 1, self.clock(), str(error)
            raise
        self._failures = 0
