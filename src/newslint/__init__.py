"""Find the damage in news articles, and make only repairs that can be proved lossless.

>>> import newslint
>>> newslint.fix("The delegates met in the the old harbour hall on Monday.").text
'The delegates met in the old harbour hall on Monday.'
"""

from importlib import import_module
from typing import TYPE_CHECKING

from newslint.errors import VERSION

if TYPE_CHECKING:
    from newslint.config import Config
    from newslint.document import Document
    from newslint.edit import Edit, Fix, Loss, Safety, Span
    from newslint.errors import NewslintError
    from newslint.linter import Linter
    from newslint.linter.fixing import Fixed
    from newslint.linter.once import fix, lint
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

if not TYPE_CHECKING:
    HOMES = {
        "config": ("Config",),
        "document": ("Document",),
        "edit": ("Edit", "Fix", "Loss", "Safety", "Span"),
        "errors": ("NewslintError",),
        "linter": ("Linter",),
        "linter.fixing": ("Fixed",),
        "linter.once": ("fix", "lint"),
        "rule": ("Finding", "Hit", "Rule", "Severity"),
        "score": ("Score", "Verdict"),
    }

    def __getattr__(name: str) -> object:
        """A public name, whose module is imported when the name is first used."""
        for home, names in HOMES.items():
            if name in names:
                globals()[name] = value = getattr(import_module(f"newslint.{home}"), name)
                return value
        raise AttributeError(f"module 'newslint' has no attribute {name!r}")

    def __dir__() -> list[str]:
        """All names of the module, including those not imported yet."""
        return sorted({*globals(), *__all__})
