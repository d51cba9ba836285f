"""Ctrl-C, SIGTERM and SIGHUP, which are delayed while a step must not be interrupted."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no SIGHUP
MOST_HELD_BACK = 3  # the number of signals after which no signal is delayed any more


class Interrupted(KeyboardInterrupt):
    """The exception that a signal raises."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class Signals:
    """The signals to end that this process receives; each raises an `Interrupted`, at once or soon."""

    def __init__(self) -> None:
        self._shields = 0
        self._asked: list[int] = []

    @contextmanager
    def handled(self) -> Iterator[None]:
        """Turn signals into `Interrupted` in this context, if this is the main thread.

        A signal for which the caller has set a handler, or that it ignores, as `nohup` does, is left alone.
        """
        usual = {number: signal.getsignal(number) for number in _numbers()} if _is_main_thread() else {}
        ours = [
            number
            for number, handler in usual.items()
            if handler in (signal.default_int_handler, signal.SIG_DFL)
        ]
        for number in ours:
            signal.signal(number, self._take)
        try:
            yield
        finally:
            for number in ours:
                signal.signal(number, usual[number])
                self._asked.clear()

    @contextmanager
    def shielded(self) -> Iterator[None]:
        """Delay signals in this context.

        Raises:
            Interrupted: At the end of the context, if there was a signal.
        """
        self._shields += 1
        try:
            yield
        finally:
            self._shields -= 1
        self._stop_if_asked()

    @contextmanager
    def unshielded(self) -> Iterator[None]:
        """Let signals through in this context, which is inside a shielded one.

        Raises:
            Interrupted: There is a signal, or was one before.
        """
        shields, self._shields = self._shields, 0
        try:
            self._stop_if_asked()
            yield
        finally:
            self._shields = shields

    def _stop_if_asked(self) -> None:
        if self._asked and not self._shields:
            number = self._asked[0]
            self._asked.clear()
            raise Interrupted(number)

    def _take(self, number: int, _frame: FrameType | None) -> None:
        self._asked.append(number)
        if not self._shields or len(self._asked) >= MOST_HELD_BACK:
            self._asked.clear()
            raise Interrupted(number)


SIGNALS = Signals()  # a process has one handler for each signal


def _numbers() -> list[signal.Signals]:
    return [getattr(signal, name) for name in NAMES if hasattr(signal, name)]


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()
