"""The `json` format: one array of findings, `[]` when there are none."""

import json
from collections.abc import Mapping

from newslint.edit import Fix, Safety
from newslint.outcome import Outcome, Totals
from newslint.rule import Finding, Rule


class Json:
    """The findings as an array, each on a line, written as they come."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.rules = rules
        self.empty = True

    def one(self, outcome: Outcome) -> str:
        """The findings of one document, each after the opening bracket or the comma that separates it."""
        parts: list[str] = []
        for finding in outcome.findings:
            parts += ("[\n  " if self.empty else ",\n  ", dump(as_object(outcome, finding, self.rules)))
            self.empty = False
        return "".join(parts)

    def behind(self, part: str) -> str:
        """A part written by another reporter, adapted to follow the output of this one."""
        if not part:
            return ""
        parted = part if self.empty else f",{part.removeprefix('[')}"
        self.empty = False
        return parted

    def end(self, totals: Totals) -> str:  # noqa: ARG002 -- the protocol's
        """The closing bracket."""
        return "[]\n" if self.empty else "\n]\n"


def make(rules: Mapping[str, Rule], *, color: bool) -> Json:  # noqa: ARG001 -- shared signature
    """A reporter of this format."""
    return Json(rules)


def dump(value: object) -> str:
    """The value as JSON on one line, in ASCII: valid in any encoding, with unpaired surrogates escaped."""
    return json.dumps(value, ensure_ascii=True)


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
