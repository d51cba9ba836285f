"""The command `newslint`, and its subcommands by name."""

from importlib import import_module

import click

from newslint import __version__

COMMANDS = {
    "check": "newslint.cli.check:check",
    "fix": "newslint.cli.fix:fix",
    "undo": "newslint.cli.undo:undo",
    "score": "newslint.cli.score:score",
    "rules": "newslint.cli.rules:rules",
    "test-rules": "newslint.cli.test_rules:test_rules",
}
EPILOG = """
\b
Exit codes:
  0  no warnings or errors remain; with fix --diff, no difference
  1  a warning or an error remains; with fix --diff, a difference
  2  something could not be checked

Shell completion: add one of these lines to your shell's start-up file.

\b
  bash   eval "$(_NEWSLINT_COMPLETE=bash_source newslint)"
  zsh    eval "$(_NEWSLINT_COMPLETE=zsh_source newslint)"
  fish   _NEWSLINT_COMPLETE=fish_source newslint | source
"""


class Commands(click.Group):
    """The subcommands, each imported when it is used.

    https://click.palletsprojects.com/en/stable/complex/#lazily-loading-subcommands
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all subcommands."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand with this name; None if there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.command(
    cls=Commands,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="newslint %(version)s")
def main() -> None:
    """Find the damage in news articles, and make only repairs that can be proved lossless."""
