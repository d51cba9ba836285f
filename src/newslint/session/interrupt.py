"""Ctrl-C, delayed until the work can be interrupted."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupt:
    """Turns Ctrl-C into a KeyboardInterrupt where the work allows one; pressed twice, at once."""

    def __init__(self) -> None:
        self._asked = False
        self._welcome = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Delay Ctrl-C in this context; not in a thread, nor if the caller has set a handler of its own."""
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
        """Allow Ctrl-C in this context, including one that was pressed before.

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
