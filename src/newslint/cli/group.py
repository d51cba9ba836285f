"""The commands as click knows them: help, completion, and every way to write an option."""

from __future__ import annotations

import click

from newslint import __version__
from newslint.cli.check import check
from newslint.cli.fix import fix
from newslint.cli.rules import rules
from newslint.cli.score import score
from newslint.cli.test_rules import test_rules

COMPLETION = """
Shell completion: put one of these lines into your shell's start-up file.

\b
  bash   eval "$(_NEWSLINT_COMPLETE=bash_source newslint)"
  zsh    eval "$(_NEWSLINT_COMPLETE=zsh_source newslint)"
  fish   _NEWSLINT_COMPLETE=fish_source newslint | source

Exit codes:
0 clean, 1 findings (fix: some are left; fix --diff: a difference), 2 something could not be checked.
"""


@click.group(
    epilog=COMPLETION, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, "-V", "--version", message="newslint %(version)s")
def main() -> None:
    """Find the damage in scraped news articles, and repair what can be proved to lose nothing."""


for _command in (check, fix, score, rules, test_rules):
    main.add_command(_command)
