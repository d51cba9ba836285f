"""`newslint check`."""

import click

from newslint.cli import running
from newslint.cli.choices import Choices
from newslint.cli.options import OF_FINDINGS, shared
from newslint.session import workers


@click.command("check")
@shared(*OF_FINDINGS)
def check(choices: Choices) -> None:
    """Report the damage in files.

    PATHS are files and folders (default: the current folder), or - for standard input.
    """
    settings = running.settings_of(choices, choices.change)
    source = workers.checked(running.job_of(choices, settings), running.style_of(choices))
    tally = running.report(source, choices, settings)
    running.sum_up(tally, choices)
    raise SystemExit(running.exit_code(tally, choices))
