"""Many documents on many cores: sends parts of files to processes, which return the report on them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from newslint.errors import InputError, NewslintError
from newslint.outcome import Outcome
from newslint.session import runner
from newslint.session.parts import Part, Range, Task, documents, in_ranges, size, tasks
from newslint.session.reading import ReadOptions
from newslint.session.reporting import ReportPart, RunReport, Style, WorkerReport
from newslint.session.runner import Change, Job
from newslint.session.settings import Settings
from newslint.session.sidecar_use import SidecarUse
from newslint.session.store import Stored

if TYPE_CHECKING:
    from newslint.session.saving import Promise, SavePlan

# bytes; benchmarks/jobs.py finds two processes 0.95 times as fast at 2 MB, 0.95 to 1.55 at 4 MB, 1.7 at 8 MB
WORTH = 4 << 20
Source = Callable[[RunReport], Iterable[ReportPart]]


class Crew(NamedTuple):
    """How processes share the work.

    Args:
        style: How outcomes are reported.
        saving: How to save changes; None: check only.
        method: `fork` or `spawn`; None: the cheapest that is safe.
    """

    style: Style
    saving: SavePlan | None = None
    method: str | None = None


def usable_cores() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def workers_for(files: Iterable[Part], asked: int | None) -> int:
    """The number of processes that should share the work.

    Args:
        files: The files to read.
        asked: The number that the user chose; 0: one per core; None: the same if there is enough work.
    """
    if asked is not None:
        return asked or usable_cores()
    weight = 0
    for file in files:
        weight += size(file)
        if weight >= WORTH:
            return usable_cores()
    return 1


def one_by_one(outcomes: Iterable[Outcome]) -> Source:
    """The report on each outcome."""
    return lambda report: map(report.put, outcomes)


def checked(job: Job, style: Style) -> Source:
    """The report on checking each document, made by as many processes as the job allows."""
    job = job._replace(files=in_ranges(job.files, job.reading.format))
    return one_by_one(runner.check(job)) if job.workers < 2 else partial(shared, job, Crew(style))


def fixed(job: Job, style: Style, saving: SavePlan) -> Source:
    """The report on fixing each file, made by as many processes as the job allows."""
    from newslint.session.saving import Saver  # noqa: PLC0415 -- a check need not pay for the journal

    if job.workers < 2:
        return one_by_one(runner.fix(job, Saver(saving)))
    return partial(shared, job, Crew(style, saving))


class _Done(NamedTuple):
    """The result of another process on one part of a task.

    Args:
        result: The report on it.
        sidecars: The entries of sidecars used so far in the task, if there are any.
        promise: Set if this result is sent before the file is written. The next result shows whether that
            succeeded; if the process ends before it, the file itself shows this.
    """

    result: WorkerReport
    sidecars: SidecarUse | None = None
    promise: Promise | None = None


def shared(job: Job, crew: Crew, report: RunReport) -> Iterator[ReportPart]:
    """Yield the report on the documents, in the order of the files; processes do a task of many at a time."""
    from newslint.session.pool import Pool, PoolPlan  # noqa: PLC0415 -- 12 ms that one process need not pay

    for outcome in runner.check(job._replace(files=())):
        yield report.put(outcome)
    plan = PoolPlan(
        work=partial(_work, job.settings, job.reading, crew),
        kept=_kept,
        again=partial(documents, format_=job.reading.format, by_record=crew.saving is None),
        lost=partial(_lost, crew.style),
        workers=job.workers,
        method=crew.method,
    )
    sidecars = SidecarUse()
    for done in Pool(tasks(_warmed(job)), plan).results():
        if done.promise is not None:
            continue  # the next result is on the same file
        yield report.add(done.result)
        if done.sidecars is not None:
            sidecars.merge(done.sidecars)
    for outcome in sidecars.unused():
        yield report.put(outcome)


def _warmed(job: Job) -> Iterator[Part]:
    """Yield the parts; make the linter for the first before, so that forked processes inherit it."""
    for number, part in enumerate(job.files):
        if number == 0:
            with suppress(NewslintError):
                job.settings.linter_for(_path(part)).prepare()
        yield part


def _work(
    settings: Settings, reading: ReadOptions, crew: Crew, task: Task, send: Callable[[_Done], None]
) -> None:
    """Do the parts of a task, and send the result of each."""
    sidecars = SidecarUse()
    run = runner.Running(Job((), settings, reading), sidecars)
    fix = None if crew.saving is None else _fixing(run, settings, crew.style, crew.saving, send)
    for part in task.parts:
        result = RunReport(crew.style, settings.rules).result(run.check(part) if fix is None else fix(part))
        send(_Done(result, sidecars if sidecars.is_used else None))


def _fixing(
    run: runner.Running, settings: Settings, style: Style, saving: SavePlan, send: Callable[[_Done], None]
) -> Callable[[Part], Iterator[Outcome]]:
    """The function that fixes a part, and announces each file before writing it: later may be too late."""
    from newslint.session.saving import Promise, Saver  # noqa: PLC0415 -- as above

    saver = Saver(saving)

    def save(change: Change) -> Iterable[NewslintError]:
        result = RunReport(style, settings.rules).result(change.outcomes)
        send(_Done(result, promise=Promise.of(change)))
        return saver(change)

    return lambda part: run.fix(part, save)


def _kept(task: Task, results: list[_Done]) -> tuple[list[_Done], Task | None]:
    """The result that a process did not send before it ended, and the parts of its task without a result."""
    last = results[-1].promise if results else None
    kept = [results[-1]._replace(promise=None)] if last is not None and last.is_kept() else []
    left = task.parts[sum(done.promise is None for done in (*results, *kept)) :]
    return kept, task._replace(parts=left) if left else None


def _lost(style: Style, task: Task, code: int) -> _Done:
    part = task.parts[0]
    how = f"signal {-code}" if code < 0 else f"exit code {code}"
    message = InputError(
        f"the process that checked it died twice, with {how}: a check crashed or used too much memory; "
        "leave the rule out with --ignore, or leave the text out",
        _path(part),
        f"line {part.first}" if isinstance(part, Range) else None,
    )
    record = part.first if isinstance(part, Range) else None
    return _Done(RunReport(style, {}).result([Outcome(_path(part), errors=(message,), record=record)]))


def _path(part: Part) -> str:
    return part.path if isinstance(part, Stored | Range) else part
