"""Ctrl-C, held back until the work is in a state that can be left."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupt:
    """Turns Ctrl-C into a KeyboardInterrupt where one is welcome; pressed twice, it comes at once."""

    def __init__(self) -> None:
        self._asked = False
        self._welcome = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold Ctrl-C back inside; in a thread, or where it does something else, it is left as it is."""
        usual = signal.getsignal(signal.SIGINT)
        if usual is not signal.default_int_handler or (
            threading.current_thread() is not threading.main_thread()
        ):
            yield
            return
        signal.signal(signal.SIGINT, self._take)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, usual)

    @contextmanager
    def welcome(self) -> Iterator[None]:
        """Let Ctrl-C through inside, one from before, too.

        Raises:
            KeyboardInterrupt: It was pressed.
        """
        self._welcome = True
        try:
            if self._asked:
                self._asked = False
                raise KeyboardInterrupt
            yield
        finally:
            self._welcome = False

    def _take(self, _signal: int, _frame: FrameType | None) -> None:
        if self._welcome or self._asked:
            raise KeyboardInterrupt
        self._asked = True
