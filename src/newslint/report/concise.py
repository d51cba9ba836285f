"""The `concise` format, for grep and for editors: `path:line:column: severity rule message [*]`."""

from collections.abc import Mapping
from functools import partial

from newslint.outcome import Outcome
from newslint.report.color import Paint, painter
from newslint.report.lines import Lines, each
from newslint.report.place import mark, place
from newslint.report.visible import visible
from newslint.rule import Finding, Rule


def make(rules: Mapping[str, Rule], *, color: bool) -> Lines:  # noqa: ARG001 -- shared signature
    """A reporter of this format: one line for each finding."""
    return Lines(each(partial(_line, painter(color=color))))


def _line(paint: Paint, outcome: Outcome, finding: Finding) -> str:
    severity = str(finding.severity)
    words = (
        paint("bold", place(outcome, finding)) + ":",
        paint(severity, severity),
        paint("bold", visible(finding.rule)),
        visible(finding.message),
        paint("help", mark(finding)),
    )
    return " ".join(word for word in words if word) + "\n"
