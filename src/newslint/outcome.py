"""What became of one document: what was found, what was mended, what went wrong."""

from typing import NamedTuple

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
