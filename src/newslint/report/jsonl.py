"""The `jsonl` format: one JSON object on a line for each finding, for streams and long runs."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.outcome import Outcome, Totals
from newslint.report.json import as_object, dump
from newslint.rule import Rule


class JsonLines:
    """The objects of the `json` format, without the array around them."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.rules = rules

    def begin(self) -> str:
        """Nothing."""
        return ""

    def one(self, outcome: Outcome) -> str:
        """One line for each finding."""
        return "".join(dump(as_object(outcome, finding, self.rules)) + "\n" for finding in outcome.findings)

    def end(self, totals: Totals) -> str:  # noqa: ARG002 -- the protocol's
        """Nothing."""
        return ""


def make(rules: Mapping[str, Rule], *, color: bool) -> JsonLines:  # noqa: ARG001 -- shared signature
    """A reporter of this format."""
    return JsonLines(rules)
