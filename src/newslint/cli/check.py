"""`newslint check`."""

from __future__ import annotations

import sys

import click

from newslint.cli.options import Choices, shared


@click.command("check")
@shared
def check(choices: Choices) -> None:
    """Report what is damaged in files and folders (the current one), or in standard input (-)."""
    from newslint.cli.running import exit_code, job_of, report, settings_of, sum_up  # noqa: PLC0415 -- not for --help
    from newslint.session import runner  # noqa: PLC0415

    settings = settings_of(choices, choices.change)
    tally = report(runner.check(job_of(choices, settings)), choices, settings, sys.stdout)
    sum_up(tally, choices)
    raise SystemExit(exit_code(tally, choices))
