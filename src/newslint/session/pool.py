"""Processes that share tasks: results in order, a bounded number at a time, and none lost with a process."""

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
AHEAD = 4  # tasks for each process that may wait for their turn in the report
GRACE = 5.0  # seconds that tasks under way are given to end after Ctrl-C


class PoolPlan(NamedTuple, Generic[T, R]):
    """What a pool does.

    Args:
        work: Does one task; is pickled where processes are spawned.
        again: The smaller tasks to try instead of one whose process died; none: it is given up.
        lost: The result of a task that was given up, from its process's exit code.
        workers: The most processes at a time.
        method: `fork` or `spawn`; None: the cheapest that is safe.
    """

    work: Callable[[T], R]
    again: Callable[[T], list[T]]
    lost: Callable[[T, int], R]
    workers: int
    method: str | None = None


class _Slot(Generic[T, R]):
    """A task and its place in the order."""

    def __init__(self, task: T) -> None:
        self.task = task
        self.results: list[R] = []


class _Worker(Generic[T, R]):
    """A process, and the task it is at."""

    def __init__(self, process: BaseProcess, line: Connection) -> None:
        self.process = process
        self.line = line
        self.slot: _Slot[T, R] | None = None
        self.is_up = False

    def take(self, slot: _Slot[T, R]) -> None:
        """Send it a task; that it has died shows when the answer is read."""
        self.slot = slot
        with suppress(OSError):
            self.line.send(slot.task)


class Pool(Generic[T, R]):
    """Shares tasks among processes, which are started when there is something to do for them."""

    def __init__(self, tasks: Iterable[T], plan: PoolPlan[T, R]) -> None:
        self._tasks = iter(tasks)
        self._plan = plan
        self._window: deque[_Slot[T, R]] = deque()
        self._again: deque[_Slot[T, R]] = deque()
        self._workers: list[_Worker[T, R]] = []
        self._interrupt = Interrupt()

    def results(self) -> Iterator[R]:
        """Yield the result of each task, in their order; on Ctrl-C those that are there, then stop.

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
        """Give every process a task; false when all is done."""
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
        """The processes that have something to say, or have died; waits for one at most so long."""
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
        """Let what a dead process was at be tried again in smaller tasks, or give it up."""
        self._workers.remove(worker)
        worker.line.close()
        worker.process.join()
        code = worker.process.exitcode or 0
        if not worker.is_up:
            raise InputError(f"the processes to share the work end at once (exit code {code}); say --jobs 1")
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
        """Yield the results that are there, and those of the tasks under way if they come soon."""
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
            raise InputError(f"no process to share the work can be started: {error}; say --jobs 1") from error
        theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _dismiss(self) -> None:
        for worker in self._workers:
            if worker.slot is not None:
                worker.process.terminate()
            with suppress(OSError):
                worker.line.send(None)  # forked processes hold each other's lines: closing them ends none
            worker.line.close()
        for worker in self._workers:
            worker.process.join(GRACE)
            if worker.process.exitcode is None:
                worker.process.kill()
                worker.process.join()
        self._workers.clear()


def _context(method: str | None) -> SpawnContext | ForkContext:
    """Fork is 20 times as fast as spawn, and safe on Linux as long as there is one thread."""
    if method == "fork" or (method is None and sys.platform == "linux" and threading.active_count() == 1):
        return get_context("fork")
    return get_context("spawn")


@contextmanager
def _deaf() -> Iterator[None]:
    """Keep Ctrl-C from a process that is starting: it is for the parent to say when to stop."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(line: Connection, work: Callable[[T], R]) -> None:
    """Do the tasks that come down the line until None comes, or the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    parent = parent_process()
    lines: list[Connection | int] = [line] if parent is None else [line, parent.sentinel]
    with suppress(EOFError, OSError, MemoryError):
        line.send(None)
        while line in wait(lines) and (task := line.recv()) is not None:
            line.send(work(task))


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(1)  # so that a file half written is cleared away
