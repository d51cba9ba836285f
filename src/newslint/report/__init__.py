"""Reports of outcomes: for people, for programs, and for services that show findings beside the text."""

from collections.abc import Mapping
from importlib import import_module
from typing import Protocol

from newslint.config.values import suggestion
from newslint.errors import ConfigError
from newslint.outcome import Outcome, Totals
from newslint.report.visible import visible
from newslint.rule import Rule

FORMATS = (
    "full", "concise", "json", "jsonl", "sarif", "github", "summary", "score", "score-json", "score-jsonl",
)  # fmt: skip
ARRAYS = ("json", "score-json")

__all__ = ["ARRAYS", "FORMATS", "Reporter", "reporter", "visible"]


class Reporter(Protocol):
    """Turns outcomes into text. It reads and writes no file and uses no clock.

    A report is `one(outcome)` for each document, then `end(totals)`, joined. Make a new reporter for each
    report, because some keep state.
    """

    def one(self, outcome: Outcome) -> str:
        """The text for one document."""
        ...

    def end(self, totals: Totals) -> str:
        """The text after the last document."""
        ...


def reporter(name: str, *, rules: Mapping[str, Rule], color: bool = False) -> Reporter:
    """A new reporter.

    Args:
        name: One of `FORMATS`.
        rules: The rules by name, for their addresses and help texts.
        color: True for a report in colour, in formats for a terminal.

    Raises:
        ConfigError: There is no such format.
    """
    if name not in FORMATS:
        near = suggestion(name, FORMATS, f"; choose from {', '.join(FORMATS)}")
        raise ConfigError(f"there is no output format {name!r}{near}")
    make = import_module(
        f"newslint.report.{name.replace('-', '_')}"
    ).make  # one module for each format, imported when it is used
    made: Reporter = make(rules, color=color)
    return made
