"""All errors that newslint raises on purpose.

NewslintError
├── ConfigError         a wrong configuration: file, key, remedy
├── CardError           a wrong card or word list: file, key, remedy
├── InputError          a document that cannot be read, or cannot be written back exactly
│   └── LateError       a document that could not be checked in the time allowed
├── JournalError        a journal for `newslint undo` that cannot be written or read
├── EditError           edits that overlap or reach past the text
├── EngineError         a grammar engine that is not available or does not answer: what is wrong, remedy
└── RuleError           a check that raised; holds the findings of all other rules
    └── GrammarError    a grammar engine that could not check a document; holds the findings of all rules
"""

from __future__ import annotations

from collections.abc import Sequence

VERSION = "0.1.0"


class NewslintError(Exception):
    """The base of all errors of newslint. Its text is written for people."""


class PlaceError(NewslintError):
    """An error with a place: a file, and the key, line or record in it.

    Args:
        message: What is wrong and what to do about it.
        path: The file, as the user wrote it.
        place: The key, line or record in that file.
    """

    def __init__(self, message: str, path: str | None = None, place: str | None = None) -> None:
        super().__init__(message, path, place)
        self.message = message
        self.path = path
        self.place = place

    def __str__(self) -> str:
        return ": ".join(part for part in (self.path, self.place, self.message) if part)


class ConfigError(PlaceError):
    """A wrong configuration."""


class CardError(PlaceError):
    """A card or a word list that cannot be read or is not in its format."""


class InputError(PlaceError):
    """A document that cannot be read, or cannot be written back exactly."""


class JournalError(PlaceError):
    """A journal for `newslint undo` that cannot be written or read."""


class LateError(InputError):
    """A document that could not be checked in the time allowed."""


class EditError(NewslintError):
    """Edits that overlap each other or reach past the end of the text."""


class RuleError(NewslintError):
    """A check that raised, or a rule that cannot run because of its card. The other rules have run.

    Args:
        rule: The name of the rule.
        path: The document's path, or None.
        cause: What the check raised; a CardError if the card is wrong.
        findings: The findings of all other rules, as `Linter.lint` would have returned them.
        others: More errors of this kind, if more than one check raised.
    """

    def __init__(
        self,
        rule: str,
        path: str | None,
        cause: Exception,
        findings: Sequence[object] = (),
        others: Sequence[RuleError] = (),
    ) -> None:
        super().__init__(rule, path, cause, findings, others)
        self.rule = rule
        self.path = path
        self.cause = cause
        self.findings = findings
        self.others = others

    def __str__(self) -> str:
        if isinstance(self.cause, CardError):
            return str(self.cause)
        where = f"{self.path}: " if self.path else ""
        return (
            f"{where}the check of rule {self.rule} raised {type(self.cause).__name__}: {self.cause}; "
            f"leave the rule out with --ignore {self.rule}, and report this to its author"
        )


class EngineError(NewslintError):
    """A grammar engine that is not available, or does not answer. The text says what is wrong and what to do.

    Args:
        message: What is wrong, and the remedy.
        lasting: True if the next document would get the same error.
    """

    def __init__(self, message: str, *, lasting: bool = False) -> None:
        super().__init__(message)
        self.lasting = lasting

    def __reduce__(self) -> tuple[type[EngineError], tuple[str], dict[str, bool]]:
        return type(self), (str(self),), {"lasting": self.lasting}


class GrammarError(RuleError):
    """The grammar engine that `rule` names could not check a document. newslint's own rules have run."""

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        return f"{where}not checked by {self.rule}: {self.cause}"


def reason(error: OSError) -> str:
    """The system's message for an error, in lower case: `permission denied`."""
    text = error.strerror or str(error) or type(error).__name__
    return text[:1].lower() + text[1:]
