"""Many documents on many cores: parts of files are sent to processes, which return the report on them."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from newslint.errors import InputError, NewslintError
from newslint.outcome import Outcome
from newslint.session import runner
from newslint.session.page import Half, Page, ReportPart, Style
from newslint.session.parts import Part, Range, Task, documents, in_ranges, size, tasks
from newslint.session.quiet import Quiet
from newslint.session.reading import ReadOptions
from newslint.session.runner import Job
from newslint.session.settings import Settings
from newslint.session.store import Stored

# bytes; benchmarks/jobs.py finds two processes 0.95 times as fast at 2 MB, 0.95 to 1.55 at 4 MB, 1.7 at 8 MB
WORTH = 4 << 20
Source = Callable[[Page], Iterable[ReportPart]]


class Crew(NamedTuple):
    """How processes share the work.

    Args:
        style: How outcomes are reported.
        fixing: True to fix, false to check.
        method: `fork` or `spawn`; None: the cheapest that is safe.
    """

    style: Style
    fixing: bool = False
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
        asked: The number that the user asked for; 0: one for each core; None: the same if there is enough
            to do.
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
    return lambda page: map(page.put, outcomes)


def checked(job: Job, style: Style) -> Source:
    """The report on checking each document, made by as many processes as the job allows."""
    job = job._replace(files=in_ranges(job.files, job.reading.format))
    return one_by_one(runner.check(job)) if job.workers < 2 else shared(job, Crew(style))


def fixed(job: Job, style: Style) -> Source:
    """The report on fixing each file, made by as many processes as the job allows."""
    return one_by_one(runner.fix(job)) if job.workers < 2 else shared(job, Crew(style, fixing=True))


def shared(job: Job, crew: Crew) -> Source:
    """The report on the documents, a task of many at a time, in the order of the files."""
    return lambda page: _shared(job, crew, page)


class _Done(NamedTuple):
    """The result of another process, with `quiet` if a sidecar applied to a document."""

    half: Half
    quiet: Quiet | None = None


def _shared(job: Job, crew: Crew, page: Page) -> Iterator[ReportPart]:
    from newslint.session.pool import Pool, PoolPlan  # noqa: PLC0415 -- 12 ms that one process need not pay

    for outcome in runner.check(job._replace(files=())):
        yield page.put(outcome)
    plan = PoolPlan(
        work=partial(_work, job.settings, job.reading, crew),
        again=partial(documents, format_=job.reading.format, by_record=not crew.fixing),
        lost=partial(_lost, crew.style),
        workers=job.workers,
        method=crew.method,
    )
    quiet = Quiet()
    for done in Pool(tasks(_warmed(job)), plan).results():
        yield page.add(done.half)
        if done.quiet is not None:
            quiet.merge(done.quiet)
    for outcome in quiet.unused():
        yield page.put(outcome)


def _warmed(job: Job) -> Iterator[Part]:
    """Yield the parts; make the linter for the first before, so that forked processes inherit it."""
    for number, part in enumerate(job.files):
        if number == 0:
            with suppress(NewslintError):
                job.settings.linter_for(_path(part)).prepare()
        yield part


def _work(settings: Settings, reading: ReadOptions, crew: Crew, task: Task) -> _Done:
    job, quiet = Job(task.parts, settings, reading), Quiet()
    outcomes = runner.fix(job, quiet=quiet) if crew.fixing else runner.check(job, quiet)
    half = Page(crew.style, settings.rules).half(outcomes)
    return _Done(half, quiet if quiet.is_used else None)


def _lost(style: Style, task: Task, code: int) -> _Done:
    part = task.parts[0]
    how = f"signal {-code}" if code < 0 else f"exit code {code}"
    told = InputError(
        f"the process that checked it ended twice, with {how}: a check crashed or took too much memory; "
        "leave that rule out with --ignore, or leave out the text",
        _path(part),
        f"line {part.first}" if isinstance(part, Range) else None,
    )
    record = part.first if isinstance(part, Range) else None
    return _Done(Page(style, {}).half([Outcome(_path(part), errors=(told,), record=record)]))


def _path(part: Part) -> str:
    return part.path if isinstance(part, Stored | Range) else part
