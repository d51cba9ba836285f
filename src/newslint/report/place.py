"""The place of a finding in words, for all formats."""

from newslint.edit import Safety
from newslint.outcome import Outcome
from newslint.report.visible import visible
from newslint.rule import Finding

MARKS = {Safety.SAFE: "[*]", Safety.UNSAFE: "[+]"}


def text_of(outcome: Outcome) -> str:
    """The text in which the spans of the outcome's findings count: the fixed one, if there is one."""
    return outcome.source if outcome.fixed is None else outcome.fixed


def place(outcome: Outcome, finding: Finding) -> str:
    """The place on one line: `path:line:column`, or `path:record $.field[start:end]` in a file of records."""
    path = visible(outcome.path)
    if outcome.record is None:
        return f"{path}:{finding.line}:{finding.column}"
    return f"{path}:{outcome.record} {inside(outcome, finding)}"


def inside(outcome: Outcome, finding: Finding) -> str:
    """The place inside a record: `$.field[start:end]`, in code points."""
    start, end = finding.span
    return f"{visible(outcome.pointer or '$')}[{start}:{end}]"


def mark(finding: Finding) -> str:
    """The sign for a fix: `[*]` for a safe one, `[+]` for an unsafe one, nothing for a manual one."""
    return MARKS.get(finding.fix.safety or Safety.MANUAL, "") if finding.fix else ""
