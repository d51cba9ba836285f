"""The `json` format: one array of findings, `[]` when there are none."""

from collections.abc import Mapping

from newslint.edit import Fix, Safety
from newslint.outcome import Outcome
from newslint.report.array import Array
from newslint.rule import Finding, Rule


def make(rules: Mapping[str, Rule], *, color: bool) -> Array:  # noqa: ARG001 -- shared signature
    """A reporter of this format."""
    return Array(lambda outcome: [as_object(outcome, finding, rules) for finding in outcome.findings])


def as_object(outcome: Outcome, finding: Finding, rules: Mapping[str, Rule]) -> dict[str, object]:
    """A finding with the keys that all JSON of newslint has."""
    rule = rules.get(finding.rule)
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": str(finding.severity),
        "message": finding.message,
        "path": outcome.path,
        "record": outcome.record,
        "pointer": outcome.pointer,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "excerpt": finding.excerpt,
        "url": rule.url if rule else None,
        "fix": _fix(finding.fix),
    }


def _fix(fix: Fix | None) -> dict[str, object] | None:
    if fix is None:
        return None
    return {
        "safety": str(fix.safety or Safety.MANUAL),
        "loses": str(fix.loses),
        "title": fix.title,
        "edits": [{"start": start, "end": end, "text": text} for (start, end), text in fix.edits],
    }
