"""Processes that share tasks. Results come in order, few are held at a time, and none gets lost."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from newslint.errors import InputError
from newslint.session.interrupt import SIGNALS

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 4  # the maximum number of results per process that wait for their turn in the report
GRACE = 0.7  # seconds that processes have to end after a signal
WATCH = 0.2  # seconds between two checks whether the parent process is alive


class PoolPlan(NamedTuple, Generic[T, R]):
    """The work of a pool.

    Args:
        work: Does one task, and passes on each result as soon as it is ready; it is pickled if processes are
            spawned.
        kept: The results to add to those of a task whose process ended, and the rest of the task.
        again: The smaller tasks to try in place of one whose process died; none: give up the task.
        lost: The result of a task that was given up, from the exit code of its process.
        workers: The maximum number of processes at a time.
        method: `fork` or `spawn`; None: the cheapest that is safe.
    """

    work: Callable[[T, Callable[[R], None]], None]
    kept: Callable[[T, list[R]], tuple[list[R], T | None]]
    again: Callable[[T], list[T]]
    lost: Callable[[T, int], R]
    workers: int
    method: str | None = None


class _Slot(Generic[T, R]):
    """A task and the results that have come so far."""

    def __init__(self, task: T) -> None:
        self.task = task
        self.results: list[R] = []
        self.is_done = False
        self._passed_on = 0

    def fresh(self) -> list[R]:
        """The results that came since the last call."""
        fresh = self.results[self._passed_on :]
        self._passed_on = len(self.results)
        return fresh


class _Worker(Generic[T, R]):
    """A process and its current task."""

    def __init__(self, process: BaseProcess, line: Connection) -> None:
        self.process = process
        self.line = line
        self.slot: _Slot[T, R] | None = None
        self.is_up = False

    def take(self, slot: _Slot[T, R]) -> None:
        """Send it a task; if it has died, that shows when the answer is read."""
        self.slot = slot
        with suppress(OSError):
            self.line.send(slot.task)

    def answered(self, answer: R | None) -> None:
        """Keep a result. An answer of None means that the process has started, or is done with its task."""
        if answer is not None and self.slot is not None:
            self.slot.results.append(answer)
        elif self.is_up and self.slot is not None:
            self.slot.is_done, self.slot = True, None
        self.is_up = True


class Pool(Generic[T, R]):
    """Shares tasks among processes, which are started when there are tasks for them."""

    def __init__(self, tasks: Iterable[T], plan: PoolPlan[T, R]) -> None:
        self._tasks = iter(tasks)
        self._plan = plan
        self._window: deque[_Slot[T, R]] = deque()
        self._again: deque[_Slot[T, R]] = deque()
        self._workers: list[_Worker[T, R]] = []

    def results(self) -> Iterator[R]:
        """Yield the results of each task, in order; after a signal, yield those that came, then stop.

        Raises:
            KeyboardInterrupt: After a signal.
            InputError: No process could be started.
        """
        with SIGNALS.handled(), SIGNALS.shielded():
            try:
                while self._give_tasks():
                    with SIGNALS.unshielded():
                        self._await(None)
                    self._collect()
                    while self._window:
                        yield from self._window[0].fresh()
                        if not self._window[0].is_done:
                            break
                        self._window.popleft()
            except KeyboardInterrupt:
                self._end_workers()
                yield from self._rest()
                raise
            finally:
                self._end_workers()

    def _give_tasks(self) -> bool:
        """Give every process a task; False when all tasks are done."""
        while True:
            idle = next((worker for worker in self._workers if worker.slot is None), None)
            if idle is None and len(self._workers) >= self._plan.workers:
                return True
            slot = self._next()
            if slot is None:
                return bool(self._window)
            (idle or self._start()).take(slot)

    def _next(self) -> _Slot[T, R] | None:
        if self._again:
            return self._again.popleft()
        if len(self._window) >= AHEAD * self._plan.workers:
            return None
        for task in self._tasks:
            self._window.append(_Slot(task))
            return self._window[-1]
        return None

    def _await(self, seconds: float | None) -> list[_Worker[T, R]]:
        """The processes that have an answer or have died; waits for the first one until the timeout."""
        busy = [worker for worker in self._workers if worker.slot is not None]
        ready = wait([worker.line for worker in busy], seconds)
        return [worker for worker in busy if worker.line in ready]

    def _collect(self) -> None:
        for worker in self._await(0):
            try:
                answer = worker.line.recv()
            except (EOFError, OSError):
                self._give_up_worker(worker)
                continue
            worker.answered(answer)

    def _give_up_worker(self, worker: _Worker[T, R]) -> None:
        """Try the task of a dead process again in smaller tasks, or give it up."""
        self._workers.remove(worker)
        worker.line.close()
        worker.process.join()
        code = worker.process.exitcode or 0
        if not worker.is_up:
            raise InputError(f"the worker processes exit immediately (exit code {code}); use --jobs 1")
        if worker.slot is not None:
            self._retry(worker.slot, code)

    def _retry(self, slot: _Slot[T, R], code: int) -> None:
        """Keep the results that came, and try the rest of the task in smaller tasks, or give it up."""
        more, left = self._plan.kept(slot.task, slot.results)
        slot.results += more
        slot.is_done = True
        if left is None:
            return
        smaller = [_Slot[T, R](task) for task in self._plan.again(left)]
        if not smaller:
            slot.results.append(self._plan.lost(left, code))
        place = self._window.index(slot) + 1
        for one in reversed(smaller):
            self._window.insert(place, one)
            self._again.appendleft(one)

    def _rest(self) -> Iterator[R]:
        """Yield the results that came of each task, once all processes have ended."""
        for slot in self._window:
            if not slot.is_done:
                slot.results += self._plan.kept(slot.task, slot.results)[0]
            yield from slot.fresh()

    def _start(self) -> _Worker[T, R]:
        context = _context(self._plan.method)
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._plan.work), daemon=True)
        try:
            with _signals_blocked():
                process.start()
        except OSError as error:
            raise InputError(f"cannot start a worker process: {error}; use --jobs 1") from error
        theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _end_workers(self) -> None:
        """End all processes, at the latest when their time is up; keep results that still arrive."""
        for worker in self._workers:
            if worker.slot is not None:
                worker.process.terminate()
            with suppress(OSError):
                worker.line.send(None)  # forked processes hold each other's pipes, so closing these ends none
        until = time.monotonic() + GRACE
        for worker in self._workers:
            self._drain(worker, until)
            worker.process.join(max(0.0, until - time.monotonic()))
            if worker.process.exitcode is None:
                worker.process.kill()
                self._drain(worker, time.monotonic() + GRACE)
                worker.process.join()
            worker.line.close()
        self._workers.clear()

    def _drain(self, worker: _Worker[T, R], until: float) -> None:
        """Take the results of a process that is ending."""
        with suppress(EOFError, OSError):
            while worker.line.poll(max(0.0, until - time.monotonic())):
                worker.answered(worker.line.recv())


def _context(method: str | None) -> SpawnContext | ForkContext:
    """`fork` on Linux with a single thread, where it is safe: it is 20 times as fast as `spawn`."""
    if method == "fork" or (method is None and sys.platform == "linux" and threading.active_count() == 1):
        return get_context("fork")
    return get_context("spawn")


@contextmanager
def _signals_blocked() -> Iterator[None]:
    """Block signals in a process that is starting, because the parent decides when to stop."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(line: Connection, work: Callable[[T, Callable[[R], None]], None]) -> None:
    """Do the tasks that come through the pipe, until None comes or the parent is gone.

    Each result is sent as it comes. None says that this process is ready for the next task.
    """
    _set_up_signals()
    with suppress(EOFError, OSError, MemoryError):
        line.send(None)
        while (task := line.recv()) is not None:
            work(task, line.send)
            line.send(None)


def _set_up_signals() -> None:
    """Leave Ctrl-C and the end of the terminal to the parent, and end when the parent says so or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _exit_on_signal)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    """End this process at any point when its parent is gone; files are safe, as one step replaces them."""
    known = parent_process()
    while os.getppid() == parent and (known is None or not wait([known.sentinel], WATCH)):
        pass
    os._exit(1)


def _exit_on_signal(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(1)  # so that a temporary file is removed
