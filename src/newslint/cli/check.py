"""`newslint check`."""

from __future__ import annotations

import click

from newslint.cli.options import Choices, shared


@click.command("check")
@shared
def check(choices: Choices) -> None:
    """Report what is damaged in files and folders (the current one), or in standard input (-)."""
    from newslint.cli import running  # noqa: PLC0415 -- not for --help
    from newslint.session import workers  # noqa: PLC0415

    settings = running.settings_of(choices, choices.change)
    source = workers.checked(running.job_of(choices, settings), running.style_of(choices))
    tally = running.report(source, choices, settings)
    running.sum_up(tally, choices)
    raise SystemExit(running.exit_code(tally, choices))
