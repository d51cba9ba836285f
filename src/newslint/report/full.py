"""The `full` format: each finding with its line, carets under the span, and the line as the fix leaves it."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.outcome import Outcome, Totals
from newslint.report.closing import closing
from newslint.report.color import painter
from newslint.report.drawn import drawn
from newslint.rule import Rule


class Full:
    """Findings, drawn for people."""

    def __init__(self, *, color: bool) -> None:
        self.color = color
        self.paint = painter(color=color)

    def begin(self) -> str:
        """Nothing."""
        return ""

    def one(self, outcome: Outcome) -> str:
        """A block of lines for each finding, each followed by an empty line."""
        if not outcome.findings:
            return ""
        return "".join(
            "\n".join(drawn(outcome, finding, self.paint)) + "\n\n" for finding in outcome.findings
        )

    def end(self, totals: Totals) -> str:
        """The totals."""
        return closing(totals, color=self.color)


def make(rules: Mapping[str, Rule], *, color: bool) -> Full:  # noqa: ARG001 -- shared signature
    """A reporter of this format."""
    return Full(color=color)
