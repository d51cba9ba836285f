"""The `summary` format: one table of rules, for an overview of many documents."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from newslint.edit import Safety
from newslint.outcome import Outcome, Totals
from newslint.report.color import painter
from newslint.report.visible import visible
from newslint.rule import Rule

HEADINGS = ("rule", "category", "findings", "documents", "fixable")
Key = tuple[str, str]


class Summary:
    """For each rule: category, findings, documents with a finding, and findings with a safe fix."""

    def __init__(self, *, color: bool) -> None:
        self.color = color
        self.findings: Counter[Key] = Counter()
        self.documents: Counter[Key] = Counter()
        self.fixable: Counter[Key] = Counter()

    def one(self, outcome: Outcome) -> str:
        """Nothing yet: the findings are counted."""
        found = Counter((finding.rule, finding.category) for finding in outcome.findings)
        self.findings.update(found)
        if outcome.is_document:
            self.documents.update(found.keys())
        self.fixable.update(
            (finding.rule, finding.category)
            for finding in outcome.findings
            if finding.fix and finding.fix.safety is Safety.SAFE
        )
        return ""

    def merge(self, other: Self) -> None:
        """Add the counts of another reporter."""
        self.findings.update(other.findings)
        self.documents.update(other.documents)
        self.fixable.update(other.fixable)

    def end(self, totals: Totals) -> str:  # noqa: ARG002 -- the protocol's
        """The table, most findings first; nothing without findings."""
        if not self.findings:
            return ""
        ranked = sorted(self.findings, key=lambda key: (-self.findings[key], key))
        rows = [
            [
                *map(visible, key),
                *(f"{counts[key]:,}" for counts in (self.findings, self.documents, self.fixable)),
            ]
            for key in ranked
        ]
        return _table(rows, color=self.color)


def make(rules: Mapping[str, Rule], *, color: bool) -> Summary:  # noqa: ARG001 -- shared signature
    """A reporter of this format."""
    return Summary(color=color)


def _table(rows: Sequence[Sequence[str]], *, color: bool) -> str:
    paint = painter(color=color)
    widths = [max(map(len, column)) for column in zip(HEADINGS, *rows, strict=True)]
    head = paint("bold", _row(HEADINGS, widths))
    rule = paint("dim", "  ".join("-" * width for width in widths))
    return "".join(f"{line}\n" for line in (head, rule, *(_row(row, widths) for row in rows)))


def _row(cells: Iterable[str], widths: Sequence[int]) -> str:
    padded = [
        cell.ljust(width) if index < 2 else cell.rjust(width)
        for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(padded)
