"""Processes that share tasks: results in order, none lost, whatever becomes of a process."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator

import pytest

from newslint.errors import InputError
from newslint.session import pool
from newslint.session.pool import Pool, PoolPlan

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
Numbers = tuple[int, ...]
Send = Callable[[str], None]
TASKS: list[Numbers] = [(0,), (1,), (2,), (3,)]


def work(task: Numbers, send: Send) -> None:
    """Answer each number; a process that gets 13 ends after it has answered those before."""
    for number in task:
        if number == 13:
            time.sleep(0.05)  # until the answers before it were read
            os._exit(7)
        send(f"{number}")


def kept(task: Numbers, results: list[str]) -> tuple[list[str], Numbers | None]:
    """What of a task has no answer yet."""
    return [], task[len(results) :] or None


def again(task: Numbers) -> list[Numbers]:
    """Each number of a task for itself; a single one is not tried again."""
    return [(number,) for number in task] if len(task) > 1 else []


def plan(workers: int = 2, do: Callable[[Numbers, Send], None] = work) -> PoolPlan[Numbers, str]:
    return PoolPlan(do, kept, again, lambda task, code: f"lost {task} {code}", workers, "fork")


def results(
    tasks: Iterable[Numbers], workers: int = 2, do: Callable[[Numbers, Send], None] = work
) -> list[str]:
    found = list(Pool(tasks, plan(workers, do)).results())
    assert multiprocessing.active_children() == []
    return found


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(workers: int) -> None:
    def late(task: Numbers, send: Send) -> None:
        time.sleep(0.03 * (task[0] % 3 == 0))
        work(task, send)

    tasks = [(number, 100 + number) for number in range(10)]
    assert results(tasks, workers, late) == [str(number) for task in tasks for number in task]


def test_no_tasks_have_no_results_and_a_task_may_have_none() -> None:
    assert results([]) == []
    assert results([(), (1,), ()]) == ["1"]


def test_what_a_dead_process_left_is_tried_in_smaller_tasks_at_its_place() -> None:
    assert results([(1, 2), (3, 13, 4), (5,)]) == ["1", "2", "3", "lost (13,) 7", "4", "5"]
    assert results([(13,), (13, 1)], workers=1) == ["lost (13,) 7", "lost (13,) 7", "1"]


def test_a_process_that_dies_when_all_was_answered_loses_nothing() -> None:
    def last(task: Numbers, send: Send) -> None:
        work(task, send)
        time.sleep(0.05)
        os._exit(7)

    assert results([(1, 2), (3,)], do=last) == ["1", "2", "3"]


def test_there_are_no_more_processes_than_asked_and_than_tasks() -> None:
    def who(task: Numbers, send: Send) -> None:
        time.sleep(0.02)
        send(f"{os.getpid()} {task}")

    assert len({result.split()[0] for result in results([(1,)], 3, who)}) == 1
    assert len({result.split()[0] for result in results([(n,) for n in range(9)], 2, who)}) == 2


def test_only_some_tasks_are_taken_before_the_first_is_done() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[Numbers]:
        for number in range(30):
            taken.append(number)
            yield (number,)

    def first_last(task: Numbers, send: Send) -> None:
        time.sleep(0.3 * (task[0] == 0))
        work(task, send)

    running = Pool(tasks(), plan(2, first_last)).results()
    assert next(running) == "0"
    assert len(taken) <= pool.AHEAD * 2
    assert len(list(running)) == 29


def test_processes_that_end_at_once_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_serve", lambda _line, _work: os._exit(3))
    with pytest.raises(
        InputError, match=r"the worker processes exit immediately \(exit code 3\); use --jobs 1"
    ):
        results([(1,)])
    assert multiprocessing.active_children() == []


def test_a_process_that_cannot_be_started_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("too many")

    monkeypatch.setattr("multiprocessing.context.ForkProcess.start", refuse)
    with pytest.raises(InputError, match="cannot start a worker process: too many; use --jobs 1"):
        results([(1,)])


def test_after_a_request_to_end_the_results_that_came_are_yielded_and_no_process_is_left() -> None:
    def asks(task: Numbers, send: Send) -> None:
        send(f"{task[0]}")
        if task[0] == 1:
            time.sleep(0.2)
            os.kill(os.getppid(), signal.SIGINT)
        time.sleep(30 * (task[0] == 1))

    begun, found = time.monotonic(), list[str]()

    def take() -> None:
        for result in Pool(TASKS, plan(2, asks)).results():
            found.append(result)

    with pytest.raises(KeyboardInterrupt):
        take()
    assert found == ["0", "1", "2", "3"]
    assert multiprocessing.active_children() == []
    assert time.monotonic() - begun < 20


def test_a_process_that_does_not_end_when_asked_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "GRACE", 0.1)

    def stubborn(task: Numbers, send: Send) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        send(f"{task[0]}")
        os.kill(os.getppid(), signal.SIGINT)
        time.sleep(30)

    begun, found = time.monotonic(), list[str]()
    running = Pool(TASKS[:1], plan(1, stubborn)).results()
    found.append(next(running))
    with pytest.raises(KeyboardInterrupt):
        next(running)
    assert time.monotonic() - begun < 20
    assert multiprocessing.active_children() == []


def test_processes_are_forked_where_that_is_safe() -> None:
    assert pool._context("fork").get_start_method() == "fork"
    assert pool._context("spawn").get_start_method() == "spawn"
    threads = threading.active_count()
    assert pool._context(None).get_start_method() == ("fork" if threads == 1 else "spawn")
    ready = threading.Event()
    thread = threading.Thread(target=ready.wait)
    thread.start()
    try:
        assert pool._context(None).get_start_method() == "spawn"
    finally:
        ready.set()
        thread.join()


def test_requests_to_end_that_come_while_a_process_starts_are_kept_from_it() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    with pool._signals_blocked():
        assert signal.pthread_sigmask(signal.SIG_BLOCK, []) >= {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == before


def test_a_process_obeys_only_the_request_to_end_of_its_parent() -> None:
    def handlers(_task: Numbers, send: Send) -> None:
        ignored = [signal.getsignal(one) is signal.SIG_IGN for one in (signal.SIGINT, signal.SIGHUP)]
        blocked = signal.SIGTERM in signal.pthread_sigmask(signal.SIG_BLOCK, [])
        send(f"{ignored} {callable(signal.getsignal(signal.SIGTERM))} {blocked}")

    assert results([(1,)], do=handlers) == ["[True, True] True False"]
