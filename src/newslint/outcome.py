"""What became of one document: what was found, what was mended, what went wrong."""

from __future__ import annotations

from typing import NamedTuple

from newslint.edit import Safety
from newslint.errors import NewslintError
from newslint.rule import Finding


class Outcome(NamedTuple):
    """What became of one document.

    Args:
        path: The file, as the user would write it; `-` for standard input.
        source: The document before, as the caller's spans count it; empty where it could not be read.
        findings: What is wrong with it now; after fixing, what is left.
        errors: Why it, or part of it, could not be checked or written.
        fixed: The document after fixing; None where nothing was fixed.
        applied: What was mended; spans count in the text of their pass.
        refused: Fixes left out because they would have lost something, with the reason in the message.
        record: The 1-based record number in a file of many documents.
        pointer: The path of the document inside its record: `$.text`.
    """

    path: str
    source: str = ""
    findings: tuple[Finding, ...] = ()
    errors: tuple[NewslintError, ...] = ()
    fixed: str | None = None
    applied: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()
    record: int | None = None
    pointer: str | None = None


class Totals(NamedTuple):
    """The sums over all outcomes, for a report's last lines.

    Args:
        documents: How many were read.
        findings: How many findings there are.
        fixable: How many of them `newslint fix` would mend.
        unsafe: How many more `newslint fix --unsafe` would mend.
        applied: How many findings were mended.
        changed: How many documents were changed, or would be with `--diff`.
        errors: How many things went wrong.
        by_rule: Findings by rule name.
    """

    documents: int = 0
    findings: int = 0
    fixable: int = 0
    unsafe: int = 0
    applied: int = 0
    changed: int = 0
    errors: int = 0
    by_rule: tuple[tuple[str, int], ...] = ()

    def add(self, outcome: Outcome) -> Totals:
        """The sums with one more outcome; what could not be read at all counts as an error, not as a document."""
        unread = bool(outcome.errors) and not outcome.source
        changed = outcome.fixed is not None and outcome.fixed != outcome.source
        return Totals(
            documents=self.documents + (not unread),
            findings=self.findings + len(outcome.findings),
            fixable=self.fixable + _fixable(outcome, Safety.SAFE),
            unsafe=self.unsafe + _fixable(outcome, Safety.UNSAFE),
            applied=self.applied + len(outcome.applied),
            changed=self.changed + changed,
            errors=self.errors + len(outcome.errors),
            by_rule=self._counted(outcome) if outcome.findings else self.by_rule,
        )

    def _counted(self, outcome: Outcome) -> tuple[tuple[str, int], ...]:
        counts = dict(self.by_rule)
        for finding in outcome.findings:
            counts[finding.rule] = counts.get(finding.rule, 0) + 1
        return tuple(sorted(counts.items()))


def _fixable(outcome: Outcome, safety: Safety) -> int:
    return sum(finding.fix is not None and finding.fix.safety is safety for finding in outcome.findings)
