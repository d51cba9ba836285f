"""The `concise` format: one line for each finding, for grep and for editors."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.outcome import Outcome, Totals
from newslint.report.color import painter
from newslint.report.place import mark, place
from newslint.report.visible import visible
from newslint.rule import Finding, Rule


class Concise:
    """`path:line:column: severity rule message [*]`."""

    def __init__(self, *, color: bool) -> None:
        self.paint = painter(color=color)

    def begin(self) -> str:
        """Nothing."""
        return ""

    def one(self, outcome: Outcome) -> str:
        """One line for each finding."""
        return "".join(self._line(outcome, finding) for finding in outcome.findings)

    def end(self, totals: Totals) -> str:  # noqa: ARG002 -- the protocol's
        """Nothing, so that every line is a finding."""
        return ""

    def _line(self, outcome: Outcome, finding: Finding) -> str:
        severity = str(finding.severity)
        words = (
            self.paint("bold", place(outcome, finding)) + ":",
            self.paint(severity, severity),
            self.paint("bold", visible(finding.rule)),
            visible(finding.message),
            self.paint("help", mark(finding)),
        )
        return " ".join(word for word in words if word) + "\n"


def make(rules: Mapping[str, Rule], *, color: bool) -> Concise:  # noqa: ARG001 -- shared signature
    """A reporter of this format."""
    return Concise(color=color)
