"""`newslint fix`."""

from __future__ import annotations

import sys
from io import StringIO
from typing import TYPE_CHECKING

import click

from newslint.cli.console import say, wants_color, write
from newslint.cli.options import COMMAND_LINE, Choices, shared

if TYPE_CHECKING:
    from newslint.config import Config
    from newslint.session.runner import Change, Job


@click.command("fix")
@click.option("--diff", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--unsafe", is_flag=True, help="Apply fixes too that may touch what the article says.")
@shared
def fix(choices: Choices, *, diff: bool, unsafe: bool) -> None:
    """Repair files and folders (the current one) in place, or standard input (-) on its way through."""
    from newslint.cli.running import job_of, settings_of  # noqa: PLC0415 -- not for --help
    from newslint.edit import Safety  # noqa: PLC0415

    def change(config: Config) -> Config:
        changed = choices.change(config)
        if not unsafe:
            return changed
        return changed._replace(
            fix_safety=Safety.UNSAFE, origins={**changed.origins, "fix_safety": COMMAND_LINE}
        )

    settings = settings_of(choices, change)
    job = job_of(choices, settings)
    raise SystemExit(_run(choices, job, diff=diff))


def _run(choices: Choices, job: Job, *, diff: bool) -> int:
    from newslint.cli.running import exit_code, report, sum_up  # noqa: PLC0415 -- not for --help
    from newslint.session import runner  # noqa: PLC0415

    if diff:
        return _compare(choices, job)
    if choices.is_stdin:
        return _pass_through(choices, job)
    tally = report(runner.fix(job), choices, job.settings)
    sum_up(tally, choices)
    return exit_code(tally, choices)


def _compare(choices: Choices, job: Job) -> int:
    from newslint.cli.running import exit_code, report  # noqa: PLC0415 -- not for --help
    from newslint.report.closing import count  # noqa: PLC0415
    from newslint.session import runner  # noqa: PLC0415

    sink = _Differences()
    tally = report(runner.fix(job, sink), choices, job.settings, StringIO())
    totals = tally.totals()
    if not choices.quiet:
        say(f"Would fix {count(totals.applied, 'finding')} in {count(totals.changed, 'document')}.")
    return exit_code(tally, choices, differs=sink.any)


def _pass_through(choices: Choices, job: Job) -> int:
    """Pass standard input on, mended or, where that failed, as it came: nothing gets lost."""
    from newslint.cli import running  # noqa: PLC0415 -- not for --help
    from newslint.session import runner  # noqa: PLC0415

    stored = next((file for file in job.files if not isinstance(file, str)), None) or running.standard_input(
        choices
    )
    mended: list[Change] = []
    tally = running.report(runner.fix(job, mended.append), choices, job.settings, sys.stderr)
    sys.stdout.buffer.write(mended[0].data if mended else stored.data)
    sys.stdout.buffer.flush()
    running.sum_up(tally, choices)
    return running.exit_code(tally, choices)


class _Differences:
    """Shows each change and writes none."""

    def __init__(self) -> None:
        self.any = False

    def __call__(self, change: Change) -> None:
        from newslint.report.diff import unified  # noqa: PLC0415 -- for --diff alone

        self.any = True
        shown = unified(change.stored.path, change.before, change.after, color=wants_color(sys.stdout))
        write(sys.stdout, shown)
