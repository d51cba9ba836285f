"""Requests to end: held back while something must be finished, and then obeyed."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from newslint.session.interrupt import Interrupted, Signals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGHUP")
ASK = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def ended() -> Iterator[list[int]]:
    """A list of the signal that ended the context; empty if none did."""
    numbers: list[int] = []
    try:
        yield numbers
    except Interrupted as request:
        numbers.append(request.number)


@pytest.mark.parametrize("number", ASK)
def test_a_request_ends_what_is_going_on_and_handlers_are_put_back(number: signal.Signals) -> None:
    before = [signal.getsignal(one) for one in ASK]
    with ended() as numbers, Signals().handled():
        signal.raise_signal(number)
        pytest.fail("the request had no effect")
    assert numbers == [number]
    assert [signal.getsignal(one) for one in ASK] == before


def test_a_signal_that_the_caller_ignores_or_handles_is_left_alone() -> None:
    taken: list[int] = []
    before = (
        signal.signal(signal.SIGHUP, signal.SIG_IGN),
        signal.signal(signal.SIGTERM, lambda number, _frame: taken.append(number)),
    )
    try:
        with Signals().handled():
            signal.raise_signal(signal.SIGHUP)
            signal.raise_signal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGHUP, before[0])
        signal.signal(signal.SIGTERM, before[1])
    assert taken == [signal.SIGTERM]


def test_a_request_waits_for_the_end_of_the_outermost_shield() -> None:
    signals, done = Signals(), list[int]()
    with ended() as numbers, signals.handled(), signals.shielded():
        with signals.shielded():
            signal.raise_signal(signal.SIGTERM)
            done.append(1)
        done.append(2)
        signal.raise_signal(signal.SIGINT)
        done.append(3)
    assert (numbers, done) == ([signal.SIGTERM], [1, 2, 3])
    with signals.handled(), signals.shielded():
        done.append(4)
    assert done == [1, 2, 3, 4]


def test_the_third_request_is_not_held_back() -> None:
    signals, done = Signals(), list[int]()
    with ended() as numbers, signals.handled(), signals.shielded():
        for number in (1, 2, 3):
            signal.raise_signal(signal.SIGINT)
            done.append(number)
    assert (numbers, done) == ([signal.SIGINT], [1, 2])


def test_requests_are_let_through_where_a_shield_is_lifted() -> None:
    signals, done = Signals(), list[int]()
    with ended() as numbers, signals.handled(), signals.shielded():
        with signals.unshielded():
            done.append(1)
        signal.raise_signal(signal.SIGINT)
        done.append(2)
        with signals.unshielded():
            done.append(3)
    assert (numbers, done) == ([signal.SIGINT], [1, 2])
    with ended() as numbers, signals.handled(), signals.shielded(), signals.unshielded():
        signal.raise_signal(signal.SIGINT)
        done.append(4)
    assert (numbers, done) == ([signal.SIGINT], [1, 2])
    with ended() as numbers, signals.handled(), signals.shielded():
        with signals.unshielded():
            done.append(5)
        signal.raise_signal(signal.SIGINT)
        done.append(6)
    assert (numbers, done) == ([signal.SIGINT], [1, 2, 5, 6])


def test_a_request_that_came_too_late_is_forgotten() -> None:
    signals = Signals()
    with suppress(ZeroDivisionError), signals.handled():
        signals._shields = 1  # as in a shield that an error has ended
        signal.raise_signal(signal.SIGINT)
        raise ZeroDivisionError
    signals._shields = 0
    with signals.handled(), signals.shielded():
        pass


def test_another_thread_handles_no_signals() -> None:
    changed: list[bool] = []

    def handle() -> None:
        before = signal.getsignal(signal.SIGTERM)
        with Signals().handled():
            changed.append(signal.getsignal(signal.SIGTERM) is not before)

    thread = threading.Thread(target=handle)
    thread.start()
    thread.join()
    assert changed == [False]
