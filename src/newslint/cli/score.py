"""`newslint score`."""

import sys

import click

from newslint.cli import running
from newslint.cli.choices import Choices
from newslint.cli.console import wants_color, write
from newslint.cli.options import formats, shared
from newslint.report.closing import failed
from newslint.session import workers

FORMATS = {"full": "score", "json": "score-json", "jsonl": "score-jsonl"}


@click.command("score")
@shared(formats(tuple(FORMATS)))
def score(choices: Choices) -> None:
    """Rate documents from 0 to 100.

    Also says whether to keep, repair, review or drop each document, and why. With
    --output-format json or jsonl, each document is a JSON object.
    """
    asked = choices._replace(output_format=FORMATS[choices.output_format])
    settings = running.settings_of(asked, asked.change)
    source = workers.checked(running.job_of(asked, settings), running.style_of(asked))
    tally = running.report(source, asked, settings)
    if not asked.quiet:
        write(sys.stderr, failed(tally.totals(), color=wants_color(sys.stderr)))
    raise SystemExit(2 if tally.totals().errors else 0)
