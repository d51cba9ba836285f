"""The `github` format: workflow commands, which GitHub Actions shows as annotations beside the lines.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Mapping

from newslint.outcome import Outcome
from newslint.report.lines import Lines, each
from newslint.report.place import inside, mark
from newslint.report.visible import visible
from newslint.rule import Finding, Rule, Severity

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def make(rules: Mapping[str, Rule], *, color: bool) -> Lines:  # noqa: ARG001 -- shared signature
    """A reporter of this format: one command for each finding."""
    return Lines(each(_command))


def _command(outcome: Outcome, finding: Finding) -> str:
    properties = {"file": outcome.path, **_place(outcome, finding), "title": finding.rule}
    named = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    words = [finding.message, mark(finding)]
    if outcome.record is not None:
        words.insert(0, inside(outcome, finding) + ":")
    message = _data(" ".join(word for word in words if word))
    return f"::{COMMANDS[finding.severity]} {named}::{message}\n"


def _place(outcome: Outcome, finding: Finding) -> dict[str, int]:
    if outcome.record is not None:
        return {"line": outcome.record}
    if finding.line != finding.end_line:  # GitHub accepts columns only within one line
        return {"line": finding.line, "endLine": finding.end_line}
    return {
        "line": finding.line,
        "col": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
