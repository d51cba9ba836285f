"""`newslint check`."""

from __future__ import annotations

import click

from newslint.cli.choices import Choices
from newslint.cli.options import shared


@click.command("check")
@shared
def check(choices: Choices) -> None:
    """Report what is damaged in files and folders (the current one), or in standard input (-)."""
    from newslint.cli import running  # noqa: PLC0415 -- not for --help

    running.check(choices)
