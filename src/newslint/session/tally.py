"""The totals over the outcomes of a run."""

from collections import Counter
from typing import Self

from newslint.edit import Safety
from newslint.outcome import Outcome, Totals
from newslint.rule import Severity


class Tally:
    """Adds up outcomes."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._by_rule: Counter[str] = Counter()
        self.worst: Severity | None = None

    def add(self, outcome: Outcome) -> None:
        """Add one outcome; `worst` is the highest severity of all findings so far."""
        counts = self._counts
        counts["documents"] += outcome.is_document
        counts["findings"] += len(outcome.findings)
        counts["applied"] += len(outcome.applied)
        counts["changed"] += outcome.fixed is not None
        counts["errors"] += len(outcome.errors)
        for finding in outcome.findings:
            self._by_rule[finding.rule] += 1
            if finding.fix:
                counts["fixable"] += finding.fix.safety is Safety.SAFE
                counts["unsafe"] += finding.fix.safety is Safety.UNSAFE
            if self.worst is None or finding.severity > self.worst:
                self.worst = finding.severity

    def merge(self, other: Self) -> None:
        """Add the totals over other outcomes."""
        self._counts.update(other._counts)
        self._by_rule.update(other._by_rule)
        if other.worst is not None and (self.worst is None or other.worst > self.worst):
            self.worst = other.worst

    def totals(self) -> Totals:
        """The totals so far."""
        return Totals(**self._counts, by_rule=tuple(sorted(self._by_rule.items())))
