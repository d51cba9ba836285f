"""Functions that check or fix a single text, with a new linter."""

from newslint.config import Config
from newslint.document import Document
from newslint.edit import Safety
from newslint.linter import Linter
from newslint.linter.fixing import Fixed
from newslint.rule import Finding


def lint(document: Document | str, config: Config | None = None) -> list[Finding]:
    """The findings in a document, sorted by place. For many documents, make one `Linter` and reuse it.

    Args:
        document: A text or a `Document`.
        config: The configuration; None for the defaults.

    Raises:
        RuleError: A check raised; the error holds the findings of the other rules.
    """
    return Linter(config).lint(document)


def fix(document: Document | str, safety: Safety | str = Safety.SAFE, config: Config | None = None) -> Fixed:
    """The document's text after fixing. For many documents, make one `Linter` and reuse it.

    Args:
        document: A text or a `Document`.
        safety: How safe a fix must be to be applied: a `Safety`, or its name.
        config: The configuration; None for the defaults.

    Raises:
        ConfigError: The safety or a value of the configuration is wrong.
        RuleError: A check raised; nothing was fixed.
    """
    return Linter(config).fix(document, safety)
