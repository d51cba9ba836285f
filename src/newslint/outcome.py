"""The result for one document: findings, applied and refused fixes, errors."""

from typing import NamedTuple

from newslint.errors import NewslintError
from newslint.rule import Finding


class Outcome(NamedTuple):
    """The result for one document, or for a file about the documents, such as a sidecar.

    Args:
        path: The file, as the user wrote it; `-` for standard input.
        source: The document before, in which the caller's spans count; empty if it could not be read.
        findings: The findings; after fixing, those that are left.
        errors: Why the document, or a part of it, could not be checked or written.
        fixed: The document after fixing; None if nothing was fixed.
        applied: The findings that were fixed; spans count in the text of their pass.
        refused: Findings whose fix was refused, with the reason in the message.
        record: The number of the record in a file of records, from 1.
        pointer: The path of the field in its record: `$.text`.
        is_sidecar: True if the findings are in a sidecar.
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
    is_sidecar: bool = False

    @property
    def is_document(self) -> bool:
        """True for a document that could be read."""
        return not self.is_sidecar and (not self.errors or bool(self.source or self.findings))


class Totals(NamedTuple):
    """The totals over all outcomes, for the last lines of a report.

    Args:
        documents: The number of documents that were read.
        findings: The number of findings.
        fixable: How many of them have a safe fix.
        unsafe: How many of them have an unsafe fix.
        applied: The number of findings that were fixed.
        changed: The number of documents that were changed, or would be without `--diff`.
        errors: The number of errors.
        by_rule: The number of findings of each rule, by name.
    """

    documents: int = 0
    findings: int = 0
    fixable: int = 0
    unsafe: int = 0
    applied: int = 0
    changed: int = 0
    errors: int = 0
    by_rule: tuple[tuple[str, int], ...] = ()
