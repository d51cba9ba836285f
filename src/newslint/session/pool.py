"""Processes that share tasks. Results come in order, few are held at a time, and none gets lost."""

from __future__ import annotations

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
from newslint.session.interrupt import Interrupt

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 4  # results for each process that may wait for their turn in the report
GRACE = 5.0  # seconds that running tasks have to end after Ctrl-C


class PoolPlan(NamedTuple, Generic[T, R]):
    """The work of a pool.

    Args:
        work: Does one task; it is pickled if processes are spawned.
        again: The smaller tasks to try in place of one whose process died; none: give the task up.
        lost: The result of a task that was given up, from the exit code of its process.
        workers: The most processes at a time.
        method: `fork` or `spawn`; None: the cheapest that is safe.
    """

    work: Callable[[T], R]
    again: Callable[[T], list[T]]
    lost: Callable[[T, int], R]
    workers: int
    method: str | None = None


class _Slot(Generic[T, R]):
    """A task and its number in the order."""

    def __init__(self, task: T) -> None:
        self.task = task
        self.results: list[R] = []


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


class Pool(Generic[T, R]):
    """Shares tasks among processes, which are started when there are tasks for them."""

    def __init__(self, tasks: Iterable[T], plan: PoolPlan[T, R]) -> None:
        self._tasks = iter(tasks)
        self._plan = plan
        self._window: deque[_Slot[T, R]] = deque()
        self._again: deque[_Slot[T, R]] = deque()
        self._workers: list[_Worker[T, R]] = []
        self._interrupt = Interrupt()

    def results(self) -> Iterator[R]:
        """Yield the result of each task, in order; after Ctrl-C those that are finished, then stop.

        Raises:
            KeyboardInterrupt: After Ctrl-C.
            InputError: No process could be started.
        """
        with self._interrupt.held():
            try:
                while self._hand_out():
                    with self._interrupt.welcome():
                        self._await(None)
                    self._collect()
                    while self._window and self._window[0].results:
                        yield self._window.popleft().results[0]
            except KeyboardInterrupt:
                yield from self._finished()
                raise
            finally:
                self._dismiss()

    def _hand_out(self) -> bool:
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
        """The processes that have an answer or have died; waits for the first at most so many seconds."""
        busy = [worker for worker in self._workers if worker.slot is not None]
        ready = wait([worker.line for worker in busy], seconds)
        return [worker for worker in busy if worker.line in ready]

    def _collect(self) -> None:
        for worker in self._await(0):
            try:
                answer = worker.line.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if worker.is_up and worker.slot is not None:
                worker.slot.results.append(answer)
                worker.slot = None
            worker.is_up = True

    def _bury(self, worker: _Worker[T, R]) -> None:
        """Try the task of a dead process again in smaller tasks, or give it up."""
        self._workers.remove(worker)
        worker.line.close()
        worker.process.join()
        code = worker.process.exitcode or 0
        if not worker.is_up:
            raise InputError(f"the worker processes end at once (exit code {code}); use --jobs 1")
        slot = worker.slot
        if slot is None:
            return
        smaller = [_Slot[T, R](task) for task in self._plan.again(slot.task)]
        if not smaller:
            slot.results.append(self._plan.lost(slot.task, code))
            return
        place = self._window.index(slot)
        del self._window[place]
        for one in reversed(smaller):
            self._window.insert(place, one)
            self._again.appendleft(one)

    def _finished(self) -> Iterator[R]:
        """Yield the results that are finished, and those of running tasks if they come soon."""
        until = time.monotonic() + GRACE
        with suppress(InputError):
            while any(worker.slot for worker in self._workers) and time.monotonic() < until:
                with self._interrupt.welcome():
                    self._await(until - time.monotonic())
                self._collect()
        for slot in self._window:
            yield from slot.results

    def _start(self) -> _Worker[T, R]:
        context = _context(self._plan.method)
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._plan.work), daemon=True)
        try:
            with _deaf():
                process.start()
        except OSError as error:
            raise InputError(f"cannot start a worker process: {error}; use --jobs 1") from error
        theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _dismiss(self) -> None:
        for worker in self._workers:
            if worker.slot is not None:
                worker.process.terminate()
            with suppress(OSError):
                worker.line.send(None)  # forked processes hold each other's pipes, so closing these ends none
            worker.line.close()
        for worker in self._workers:
            worker.process.join(GRACE)
            if worker.process.exitcode is None:
                worker.process.kill()
                worker.process.join()
        self._workers.clear()


def _context(method: str | None) -> SpawnContext | ForkContext:
    """`fork` where it is safe, that is on Linux with a single thread: it is 20 times as fast as `spawn`."""
    if method == "fork" or (method is None and sys.platform == "linux" and threading.active_count() == 1):
        return get_context("fork")
    return get_context("spawn")


@contextmanager
def _deaf() -> Iterator[None]:
    """Keep Ctrl-C from a process that is starting, because the parent decides when to stop."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(line: Connection, work: Callable[[T], R]) -> None:
    """Do the tasks that come through the pipe, until None comes or the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    parent = parent_process()
    lines: list[Connection | int] = [line] if parent is None else [line, parent.sentinel]
    with suppress(EOFError, OSError, MemoryError):
        line.send(None)
        while line in wait(lines) and (task := line.recv()) is not None:
            line.send(work(task))


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(1)  # so that a temporary file is removed
