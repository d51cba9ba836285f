"""Linting and fixing a single text, with a linter made for the purpose."""

from __future__ import annotations

from newslint.config import Config
from newslint.document import Document
from newslint.edit import Safety
from newslint.linter import Linter
from newslint.linter.fixing import Fixed
from newslint.rule import Finding


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
