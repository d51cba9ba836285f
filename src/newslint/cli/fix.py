"""`newslint fix`."""

import sys
from functools import partial
from io import StringIO

import click

from newslint.cli import running
from newslint.cli.choices import COMMAND_LINE, Choices
from newslint.cli.console import say, wants_color, write
from newslint.cli.options import OF_FINDINGS, shared
from newslint.config import Config
from newslint.edit import Safety
from newslint.errors import JournalError
from newslint.report import visible
from newslint.report.closing import foreseen
from newslint.report.diff import unified
from newslint.session import runner
from newslint.session.journal import RunStart, begin, journals
from newslint.session.runner import Change, Job
from newslint.session.saving import Bounds, SavePlan, swept
from newslint.session.store import Stored
from newslint.session.workers import fixed, one_by_one


@click.command("fix")
@click.option("--diff", is_flag=True, help="Show the changes without writing them.")
@click.option(
    "--unsafe", is_flag=True, help="Also apply unsafe fixes, which may change what the article says."
)
@click.option("--no-journal", is_flag=True, help="Keep no journal; `newslint undo` cannot undo this run.")
@shared(*OF_FINDINGS)
def fix(choices: Choices, *, diff: bool, unsafe: bool, no_journal: bool) -> None:
    """Repair files in place.

    PATHS are files and folders (default: the current folder), or - to write the repaired standard input to
    standard output. `newslint undo` restores the files of the last run.
    """
    choices = choices._replace(applies=Safety.UNSAFE if unsafe else Safety.SAFE)
    settings = running.settings_of(choices, partial(_unsafe, choices) if unsafe else choices.change)
    job = running.job_of(choices, settings)
    if diff:
        code = _compare(choices, job)
    elif choices.is_stdin:
        code = _pass_through(choices, job)
    else:
        code = _save(choices, job, None if no_journal else _begun())
    raise SystemExit(code)


def _unsafe(choices: Choices, config: Config) -> Config:
    """The configuration, changed as the command line says, with unsafe fixes allowed."""
    changed = choices.change(config)
    return changed._replace(fix_safety=Safety.UNSAFE, origins={**changed.origins, "fix_safety": COMMAND_LINE})


def _begun() -> RunStart | None:
    """A new run with a journal; None if a journal cannot be kept."""
    try:
        return begin(journals(), tuple(sys.argv[1:]))
    except JournalError as error:
        say(f"warning: this run cannot be undone: {visible(str(error))}")
        return None


def _save(choices: Choices, job: Job, run: RunStart | None) -> int:
    plan = SavePlan(run, Bounds.of(choices.paths or (".",)))
    source = fixed(job._replace(files=swept(job.files)), running.style_of(choices, saves=True), plan)
    tally = running.report(source, choices, job.settings, saves=True)
    running.sum_up(tally, choices)
    return running.exit_code(tally, choices)


def _compare(choices: Choices, job: Job) -> int:
    sink = _Differences()
    tally = running.report(one_by_one(runner.fix(job, sink)), choices, job.settings, StringIO())
    if not choices.quiet:
        write(sys.stderr, foreseen(tally.totals(), color=wants_color(sys.stderr)))
    return running.exit_code(tally, choices, differs=sink.any)


def _pass_through(choices: Choices, job: Job) -> int:
    """Write the fixed standard input to standard output; if fixing failed, write it unchanged."""
    stored = next((file for file in job.files if isinstance(file, Stored)), None) or running.standard_input(
        choices
    )
    changes: list[Change] = []
    tally = running.report(one_by_one(runner.fix(job, changes.append)), choices, job.settings, sys.stderr)
    sys.stdout.buffer.write(changes[0].data if changes else stored.data)
    sys.stdout.buffer.flush()
    running.sum_up(tally, choices)
    return running.exit_code(tally, choices)


class _Differences:
    """Shows each change as a diff, without writing it."""

    def __init__(self) -> None:
        self.any = False

    def __call__(self, change: Change) -> None:
        self.any = True
        shown = unified(change.stored.path, change.before, change.after, color=wants_color(sys.stdout))
        write(sys.stdout, shown)
