"""Outcomes in, text out: for people, for programs and for the machines that show findings beside the code."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Protocol

from newslint.errors import ConfigError
from newslint.outcome import Outcome, Totals
from newslint.report.closing import closing, statistics
from newslint.report.visible import visible
from newslint.rule import Rule

FORMATS = ("full", "concise", "json", "jsonl", "sarif", "github", "summary", "score", "score-jsonl")

__all__ = ["FORMATS", "Reporter", "closing", "reporter", "statistics", "visible"]


class Reporter(Protocol):
    """Turns outcomes into text, without reading, writing or asking the time.

    A report is `begin()`, then `one(outcome)` for each document, then `end(totals)`, joined. One reporter
    makes one report: some keep count of what they were given.
    """

    def begin(self) -> str:
        """What stands before the first document."""
        ...

    def one(self, outcome: Outcome) -> str:
        """What is said of one document."""
        ...

    def end(self, totals: Totals) -> str:
        """What stands behind the last document."""
        ...


def reporter(name: str, *, rules: Mapping[str, Rule], color: bool = False) -> Reporter:
    """A new reporter.

    Args:
        name: One of `FORMATS`.
        rules: The rules by name, for their addresses and help texts.
        color: True to colour what is meant for a terminal.

    Raises:
        ConfigError: There is no such format.
    """
    if name not in FORMATS:
        near = get_close_matches(name, FORMATS, 1)
        hint = f"did you mean {near[0]}?" if near else f"choose one of {', '.join(FORMATS)}"
        raise ConfigError(f"there is no output format {name!r}; {hint}")
    make = import_module(
        f"newslint.report.{name.replace('-', '_')}"
    ).make  # one module for each format, loaded when asked for
    made: Reporter = make(rules, color=color)
    return made
