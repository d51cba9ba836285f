"""Every error newslint raises on purpose.

NewslintError
├── ConfigError         a configuration that cannot be followed: file, key, remedy
├── CardError           a rule card that cannot be read: file, key, remedy
├── InputError          a document that cannot be read, or not written back as it was
├── EditError           edits that overlap or reach past the text
├── EngineError         a grammar engine that cannot be had, or does not answer: what is wrong, remedy
├── RuleError           a check that raised; carries the findings of all other rules
│   └── GrammarError    a grammar engine could not look at a document; carries all findings there are
└── ConvergenceError    fixes that do not come to rest; names the rules that keep going
"""

from __future__ import annotations

from collections.abc import Sequence

VERSION = "0.1.0"


class NewslintError(Exception):
    """The base of all errors here; its text is fit to show to a person."""


class PlaceError(NewslintError):
    """An error with a place: the file it is about and the key, line or record inside it.

    Args:
        message: What is wrong and what to do about it.
        path: The file, as the user would write it.
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
    """A configuration that cannot be followed."""


class CardError(PlaceError):
    """A rule card that cannot be read or does not keep to its format."""


class InputError(PlaceError):
    """A document that cannot be read, or cannot be written back exactly."""


class EditError(NewslintError):
    """Edits that overlap each other or reach past the end of the text."""


class RuleError(NewslintError):
    """A check that raised. The other rules have run all the same.

    Args:
        rule: The name of the rule whose check raised.
        path: The document's path, or None.
        cause: What the check raised.
        findings: What all other rules found, as `Linter.lint` would have returned it.
        others: Further errors of the same kind, where more than one check raised.
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
        where = f"{self.path}: " if self.path else ""
        return (
            f"{where}the check of rule {self.rule} raised {type(self.cause).__name__}: {self.cause}; "
            f"leave it out with --ignore {self.rule} and report it to whoever wrote the rule"
        )


class EngineError(NewslintError):
    """A grammar engine that cannot be had, or does not answer; the text says what is wrong and what to do.

    Args:
        message: What is wrong, and the remedy.
        lasting: True where the next document would meet with the same.
    """

    def __init__(self, message: str, *, lasting: bool = False) -> None:
        super().__init__(message)
        self.lasting = lasting

    def __reduce__(self) -> tuple[type[EngineError], tuple[str], dict[str, bool]]:
        return type(self), (str(self),), {"lasting": self.lasting}


class GrammarError(RuleError):
    """A grammar engine, named by `rule`, could not look at a document; newslint's own rules have."""

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        return f"{where}not checked by {self.rule}: {self.cause}"


class ConvergenceError(NewslintError):
    """Fixes that still find something to do after the last allowed pass; nothing was changed.

    Args:
        rules: The names of the rules that had a fix left.
        passes: How many passes were made.
    """

    def __init__(self, rules: Sequence[str], passes: int) -> None:
        super().__init__(tuple(rules), passes)
        self.rules = tuple(rules)
        self.passes = passes

    def __str__(self) -> str:
        names = ", ".join(self.rules)
        return (
            f"fixing did not come to rest in {self.passes} passes because of {names}; the text is unchanged"
        )
