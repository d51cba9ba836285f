"""Finds the damage in scraped news articles, and repairs what it can prove it loses nothing by.

>>> import newslint
>>> newslint.fix("The delegates met in the the old harbour hall on Monday.").text
'The delegates met in the old harbour hall on Monday.'
"""

from __future__ import annotations

from newslint.config import Config
from newslint.document import Document
from newslint.edit import Edit, Fix, Loss, Safety, Span
from newslint.errors import VERSION, NewslintError
from newslint.linter import Fixed, Linter
from newslint.rule import Finding, Hit, Rule, Severity
from newslint.score import Score, Verdict

__version__ = VERSION
__all__ = [
    "Config",
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "Fixed",
    "Hit",
    "Linter",
    "Loss",
    "NewslintError",
    "Rule",
    "Safety",
    "Score",
    "Severity",
    "Span",
    "Verdict",
    "fix",
    "lint",
]


def lint(document: Document | str, config: Config | None = None) -> list[Finding]:
    """What is wrong with a document, sorted by place. For many documents make one `Linter` and keep it.

    Args:
        document: A text or a `Document`.
        config: What to look for; None for the defaults.

    Raises:
        RuleError: A check raised; the error carries what the other rules found.
    """
    return Linter(config).lint(document)


def fix(document: Document | str, safety: Safety = Safety.SAFE, config: Config | None = None) -> Fixed:
    """The document's text after fixing. For many documents make one `Linter` and keep it.

    Args:
        document: A text or a `Document`.
        safety: How safe a fix must be to be applied.
        config: What to look for; None for the defaults.

    Raises:
        RuleError: A check raised; nothing was fixed.
        ConvergenceError: The fixes do not come to rest; nothing was fixed.
    """
    return Linter(config).fix(document, safety)
