"""`newslint score`."""

import click

from newslint.cli import running
from newslint.cli.choices import Choices
from newslint.cli.options import shared
from newslint.session import workers

FORMATS = {"full": "score", "json": "score-jsonl", "jsonl": "score-jsonl"}


@click.command("score")
@shared
def score(choices: Choices) -> None:
    """Rate documents from 0 to 100.

    Also says whether to keep, repair, review or drop each document, and why. With
    --output-format jsonl, each line is a JSON object.
    """
    written = FORMATS.get(choices.output_format, choices.output_format)
    if written not in FORMATS.values():
        raise click.UsageError(
            f"scores cannot be written as {choices.output_format}; choose full, json or jsonl"
        )
    asked = choices._replace(output_format=written)
    settings = running.settings_of(asked, asked.change)
    source = workers.checked(running.job_of(asked, settings), running.style_of(asked))
    tally = running.report(source, asked, settings)
    raise SystemExit(2 if tally.totals().errors else 0)
